import type { Check } from './check.ts'

/** The page asks no other host for anything, and gives the browser nothing to complain about. */
export const quiet: Check = async (page, { requests, complaints }) => {
  const { origin } = new URL(page.url())
  const foreign = requests.filter(({ url }) => !url.startsWith('data:') && new URL(url).origin !== origin)
  return [
    ...foreign.map(({ url }) => `asks another host: ${url}`),
    ...complaints.map((complaint) => `the browser complains: ${complaint}`),
  ]
}

/**
 * A list of choices grows as it is read: when a busy machine paints in the middle of that, a hair moves. Cumulative
 * Layout Shift is told in thousandths.
 */
const hair = 0.001

/** Nothing moved by itself while the page was loading. */
export const steady: Check = async (page) => {
  const shifts = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const seen: number[] = []
        const observer = new PerformanceObserver((list) => {
          seen.push(...list.getEntries().map((entry) => (entry as unknown as { value: number }).value))
        })
        observer.observe({ type: 'layout-shift', buffered: true })
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(seen))))
      }),
  )
  return shifts.filter((value) => value >= hair).map((value) => `something shifted while loading: ${value}`)
}
