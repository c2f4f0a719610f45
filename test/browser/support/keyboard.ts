import * as assert from 'uvu/assert'
import type { Page } from './chromium.ts'

const mostStops = 80

/** What can be seen of the focus, written as text. */
type Look = string

/** Somebody without a mouse. At every stop it is checked that the eye finds the focus. */
export function keyboardOf(page: Page) {
  const { keyboard } = page

  /** Moves on by one stop; null where the page ends. */
  async function move(key: string): Promise<{ name: string; index: number } | null> {
    const before = await looks(page)
    await keyboard.press(key)
    const stop = await page.evaluate(describeFocus)
    if (stop === null) return null
    assert.is.not(stop.look, before[stop.index], `the focus on “${stop.name}” cannot be seen`)
    assert.ok(stop.isOnScreen, `the focus on “${stop.name}” is out of sight or covered`)
    return stop
  }

  return {
    tab: async () => (await move('Tab'))?.name ?? 'the end of the page',
    press: (key: string) => keyboard.press(key),
    type: (text: string) => keyboard.type(text),
    /** What has the focus. Waited for: autofocus comes with the first picture of a page, which may be after its load. */
    async focused(): Promise<string | undefined> {
      for (let looked = 0; looked < 100; looked += 1) {
        const stop = await page.evaluate(describeFocus)
        if (stop) return stop.name
        await page.waitForTimeout(50)
      }
      return undefined
    },
    async pressAndLoad(key: string): Promise<void> {
      await Promise.all([page.waitForEvent('load'), keyboard.press(key)])
    },
    async tabTo(name: string): Promise<void> {
      const passed: string[] = []
      while (passed.length < mostStops) {
        const stop = await move('Tab')
        if (stop?.name === name) return
        passed.push(stop?.name ?? 'the end of the page')
      }
      throw new Error(`“${name}” was not met among ${passed.join(', ')}`)
    },
    /** Through the page until it ends, or begins anew: the names of all stops, each once. */
    async wholeRound(key: 'Tab' | 'Shift+Tab'): Promise<string[]> {
      const stops = new Map<number, string>()
      for (;;) {
        const stop = await move(key)
        if (stop === null ? stops.size > 0 : stops.has(stop.index)) return [...stops.values()]
        if (stop) stops.set(stop.index, stop.name)
      }
    },
    /** How many stops there must be: whatever can be pressed, followed or filled in, but what is said to be none. */
    expectedStops: () =>
      page
        .locator('a[href], button, input:not([type=hidden]), select')
        .evaluateAll((all) => all.filter((one) => (one as HTMLElement).tabIndex >= 0).length),
  }
}

/** What each element looks like now, in the order of the page. */
const looks = (page: Page): Promise<Look[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('*')].map((element) => {
      const { outline, boxShadow, backgroundColor, border, clipPath } = getComputedStyle(element)
      return [outline, boxShadow, backgroundColor, border, clipPath].join(' / ')
    }),
  )

/** Runs in the page. Null where nothing on it has the focus. */
function describeFocus() {
  const element = document.activeElement
  if (!element || element === document.body || element === document.documentElement) return null
  const { outline, boxShadow, backgroundColor, border, clipPath } = getComputedStyle(element)
  const { x, y, width, height } = element.getBoundingClientRect()
  const [left, top] = [x + Math.min(width / 2, 5), y + height / 2]
  const uppermost = document.elementFromPoint(left, top)
  const title = element.querySelector('h1, h2')
  const [label] = (element as HTMLInputElement).labels ?? []
  const words = (title ?? label ?? element).textContent ?? ''
  return {
    index: [...document.querySelectorAll('*')].indexOf(element),
    look: [outline, boxShadow, backgroundColor, border, clipPath].join(' / '),
    name: words.replace(/\s+/g, ' ').trim(),
    isOnScreen: uppermost !== null && (element.contains(uppermost) || uppermost.contains(element)),
  }
}
