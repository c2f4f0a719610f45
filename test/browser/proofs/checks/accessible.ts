import type { Page } from 'playwright-core'
import { violations } from './axe.ts'
import type { Check } from './check.ts'
import { narrow, wide } from './widths.ts'

/** axe finds nothing on a wide light screen, nor on a narrow dark one: colours and layouts each in both ways. */
export const accessible: Check = async (page) => {
  const light = await shownAs(page, 'light', wide)
  const dark = await shownAs(page, 'dark', narrow)
  await page.emulateMedia({ colorScheme: null })
  return [...new Set([...light.map((one) => `light: ${one}`), ...dark.map((one) => `dark: ${one}`)])]
}

async function shownAs(page: Page, colorScheme: 'light' | 'dark', width: number): Promise<string[]> {
  await page.setViewportSize({ width, height: 800 })
  await page.emulateMedia({ colorScheme })
  return violations(page)
}
