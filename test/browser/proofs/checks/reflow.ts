import type { Check } from './check.ts'
import { cutOff } from './cut-off.ts'
import { narrow, wide, zoomed } from './widths.ts'

/** Everything fits 320 px without sideways scrolling (WCAG 1.4.10), and twice the size on a wide screen (1.4.4). */
export const reflow: Check = async (page) => {
  const found: string[] = []
  for (const width of [narrow, zoomed, wide]) {
    await page.setViewportSize({ width, height: 800 })
    found.push(...(await cutOff(page)).map((one) => `at ${width} px: ${one}`))
  }
  return found
}
