import type { Check } from './check.ts'

/** With the colours of the reader's system, what can be pressed or filled in still shows, by edges or underlines. */
export const forcedColours: Check = async (page) => {
  await page.emulateMedia({ forcedColors: 'active' })
  const found = await page.evaluate(() => {
    const hasEdge = (style: CSSStyleDeclaration) =>
      (['Top', 'Right', 'Bottom', 'Left'] as const).some(
        (side) =>
          style[`border${side}Style`] !== 'none' && Number.parseFloat(style[`border${side}Width`]) >= 1,
      )
    const isUnderlined = (style: CSSStyleDeclaration) => style.textDecorationLine.includes('underline')
    const isHidden = (element: Element) => getComputedStyle(element).clipPath !== 'none'
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter(
        (element) => element.checkVisibility() && !isHidden(element) && !element.closest('.hidden'),
      )
    const nameOf = (element: Element) =>
      element.getAttribute('name') ?? element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40)

    const edged = shown('input:not([type=hidden], [type=checkbox], [type=radio]), select, textarea')
    const either = shown('button, main a[href], footer a[href]')
    return [
      ...edged.filter((field) => !hasEdge(getComputedStyle(field))),
      ...either.filter((one) => !hasEdge(getComputedStyle(one)) && !isUnderlined(getComputedStyle(one))),
      ...shown('[role=alert], .notice').filter((box) => !hasEdge(getComputedStyle(box))),
    ].map((element) => `no edge in forced colours: ${element.tagName.toLowerCase()} “${nameOf(element)}”`)
  })
  await page.emulateMedia({ forcedColors: null })
  return found
}
