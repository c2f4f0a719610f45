import type { Check } from './check.ts'

/** Nothing moves for somebody who has asked for less motion (WCAG 2.3.3), not even from page to page. */
export const stillness: Check = async (page) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  const found = await page.evaluate(() => {
    const moving = (style: CSSStyleDeclaration) => [
      style.transitionDuration.split(',').some((time) => Number.parseFloat(time) > 0) && 'has a transition',
      style.animationName !== 'none' && 'is animated',
      style.scrollBehavior === 'smooth' && 'scrolls smoothly',
    ]
    const elements = [document.documentElement, ...document.body.querySelectorAll('*')]
    const ofElements = elements.flatMap((element) =>
      [null, '::before', '::after']
        .flatMap((part) => moving(getComputedStyle(element, part)))
        .filter((what) => what !== false)
        .map((what) => `${element.tagName.toLowerCase()}.${element.className} ${what}`),
    )

    const turnsPages = (rules: CSSRuleList): boolean =>
      [...rules].some((rule) => {
        if (rule instanceof CSSMediaRule && !matchMedia(rule.conditionText).matches) return false
        if (rule instanceof CSSGroupingRule) return turnsPages(rule.cssRules)
        return /^@view-transition\b.*navigation:\s*auto/s.test(rule.cssText)
      })
    const ofSheets = [...document.styleSheets].filter((sheet) => turnsPages(sheet.cssRules))

    // One that was under way before anybody asked for less may be: page transitions are looked for above.
    const isOfPages = ({ effect }: Animation) =>
      (effect as KeyframeEffect | null)?.pseudoElement?.startsWith('::view-transition') ?? false
    const running = document.getAnimations().filter((animation) => !isOfPages(animation))

    return [
      ...new Set(ofElements),
      ...ofSheets.map(() => 'the page turns with a transition'),
      ...running.map(() => 'an animation runs'),
    ].map((what) => `with less motion asked for: ${what}`)
  })
  await page.emulateMedia({ reducedMotion: null })
  return found
}
