import type { Page } from 'playwright-core'

/**
 * What does not fit the window as it is: the page scrolls sideways, or something is cut off or scrolls within. Fields
 * are meant to scroll with what is typed.
 */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement
    const nameOf = (element: Element) =>
      `${element.tagName.toLowerCase()}${[...element.classList].map((name) => `.${name}`).join('')} “${element.textContent?.trim().replace(/\s+/g, ' ').slice(0, 40)}”`

    /** There for ears only, on purpose. */
    const isHidden = (element: Element): boolean => {
      const { clipPath, position } = getComputedStyle(element)
      return (
        (clipPath !== 'none' && position === 'absolute') ||
        Boolean(element.parentElement && isHidden(element.parentElement))
      )
    }
    const range = document.createRange()
    /** By its own words, which may stand out of its box. */
    const sticksOut = (element: Element) =>
      [...element.childNodes].some((node) => {
        if (node.nodeType !== Node.TEXT_NODE) return false
        range.selectNodeContents(node)
        return [...range.getClientRects()].some(({ right }) => right > root.clientWidth)
      })
    const isCut = (element: Element) => {
      const { overflowX, overflowY, textOverflow } = getComputedStyle(element)
      const across = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1
      const down = overflowY !== 'visible' && element.scrollHeight > element.clientHeight + 1
      return across || down || (textOverflow !== 'clip' && across)
    }
    /** A button's words do not scroll: they stand out of it. */
    const isOverfull = (element: Element) =>
      element.matches('button, .button') && element.scrollWidth > element.clientWidth + 1

    const shown = [...document.body.querySelectorAll('*:not(option, br, iframe, input, textarea)')].filter(
      (element) => element.checkVisibility() && !isHidden(element) && !element.closest('pre'),
    )
    const scrolls = root.scrollWidth > root.clientWidth
    const sticking = scrolls ? shown.filter(sticksOut).slice(-3) : []
    return [
      ...(scrolls ? [`scrolls sideways, ${root.scrollWidth} in ${root.clientWidth} px`] : []),
      ...sticking.map((element) => `sticks out: ${nameOf(element)}`),
      ...shown.filter(isCut).map((element) => `cut off: ${nameOf(element)}`),
      ...shown.filter(isOverfull).map((element) => `too much in it: ${nameOf(element)}`),
    ]
  })
}
