import type { Page } from 'playwright-core'
import type { Check } from './check.ts'

/**
 * Whatever can be reached with the keyboard shows that it was (WCAG 2.4.7): with an outline of 2 px or more (2.4.13),
 * in sight (2.4.11), also in forced colours.
 */
export const focusShows: Check = async (page) => {
  const usual = await unseenFocus(page)
  await page.emulateMedia({ forcedColors: 'active' })
  const forced = await unseenFocus(page)
  await page.emulateMedia({ forcedColors: null })
  return [...usual, ...forced.map((one) => `in forced colours, ${one}`)]
}

async function unseenFocus(page: Page): Promise<string[]> {
  // A key pressed once tells the browser that it is the keyboard which moves the focus.
  await page.keyboard.press('Tab')
  return page.evaluate(() => {
    const selector = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'
    const reachable = [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) => element.tabIndex >= 0 && element.checkVisibility() && !element.matches(':disabled'),
    )
    const lookOf = (element: Element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element)
      return { outlineStyle, outlineWidth, outlineColor }
    }
    const nameOf = (element: Element) =>
      element.getAttribute('name') ?? element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40)
    const problems = reachable.map((element) => {
      element.blur()
      const before = JSON.stringify(lookOf(element))
      element.focus()
      const after = lookOf(element)
      const { width, height, top, bottom } = element.getBoundingClientRect()
      const told = `${element.tagName.toLowerCase()} “${nameOf(element)}”`
      if (document.activeElement !== element) return `cannot be focused: ${told}`
      if (JSON.stringify(after) === before) return `focus looks like none: ${told}`
      if (after.outlineStyle === 'none' || Number.parseFloat(after.outlineWidth) < 2)
        return `focus has no outline: ${told}`
      if (/transparent|, 0\)$|\/ 0\)$/.test(after.outlineColor)) return `focus cannot be seen: ${told}`
      if (width <= 1 || height <= 1 || bottom < 0 || top > innerHeight)
        return `focus is out of sight: ${told}`
      return null
    })
    const first = document.querySelector<HTMLElement>('a[href]')
    first?.focus()
    first?.blur()
    return problems.filter((problem) => problem !== null)
  })
}
