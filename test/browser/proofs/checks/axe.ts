import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** WCAG 2.2 A and AA, and what axe's authors hold to be good besides. Emails in a frame are looked at alone. */
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
  iframes: false,
}

/** What axe finds wrong with the page as it is shown now, a sentence each. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated, not added as an element: the pages' own policy refuses scripts.
  await page.evaluate(source)
  const found = await page.evaluate(
    (given) => (window as unknown as { axe: { run(o: unknown): Promise<AxeResults> } }).axe.run(given),
    options as unknown as Record<string, unknown>,
  )
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = '' }) => {
      const why = failureSummary.replace(/\s+/g, ' ').replace(/^Fix (any|all) of the following: /, '')
      return `axe ${id}: ${target.join(' ')}: ${why}`
    }),
  )
}
