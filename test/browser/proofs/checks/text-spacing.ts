import type { Check } from './check.ts'
import { cutOff } from './cut-off.ts'
import { narrow, wide } from './widths.ts'

/** The distances of WCAG 1.4.12, set over the page's own. */
const spacing = `
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }
`

/** A reader who needs more space between letters, words and lines loses nothing (WCAG 1.4.12). */
export const textSpacing: Check = async (page) => {
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(css)
    document.adoptedStyleSheets = [sheet]
  }, spacing)
  const found: string[] = []
  for (const width of [narrow, wide]) {
    await page.setViewportSize({ width, height: 800 })
    found.push(...(await cutOff(page)).map((one) => `with more space at ${width} px: ${one}`))
  }
  await page.evaluate(() => {
    document.adoptedStyleSheets = []
  })
  return found
}
