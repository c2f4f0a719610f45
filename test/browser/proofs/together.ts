import type { Seen } from './tour.ts'

/** Two pages of one title on purpose, each with the reason. */
const alikeOnPurpose = new Set([
  // An email with a temporary password is on its way, after either form.
  'GET /forgot-password/sent/:reference & GET /registration/sent/:reference',
])

/** Pages that go by one title, though they are not the same (WCAG 2.4.2). What a form answers is still its page. */
export function sharedTitles(visits: Seen[]): string[] {
  const pages = new Map<string, Set<string>>()
  for (const { name, language, title } of visits) {
    const [page = ''] = name.replace(/ \(\w+\)$/, '').split(', ')
    const called = `${language}: ${title}`
    if (!page.startsWith('POST')) pages.set(called, (pages.get(called) ?? new Set()).add(page))
  }
  return [...pages]
    .map(([title, sharing]) => ({ title, sharing: [...sharing].sort().join(' & ') }))
    .filter(({ sharing }) => sharing.includes(' & ') && !alikeOnPurpose.has(sharing))
    .map(({ title, sharing }) => `${sharing} are all called “${title}”`)
}

/** Ways to help that change places from page to page (WCAG 3.2.6). */
export function wanderingHelp(visits: Seen[]): string[] {
  const orders = new Map<string, string>()
  const found = new Set<string>()
  for (const { name, help } of visits) {
    const ways = [...new Set(help)]
    for (const [at, first] of ways.entries())
      for (const then of ways.slice(at + 1)) {
        const before = orders.get(`${then} < ${first}`)
        if (before) found.add(`${first} stands before ${then} on ${name}, after it on ${before}`)
        else if (!orders.has(`${first} < ${then}`)) orders.set(`${first} < ${then}`, name)
      }
  }
  return [...found]
}

/** Pages without any way to help in their footer, where all others have it. */
export const withoutHelp = (visits: Seen[]): string[] =>
  visits.filter(({ help }) => !help.some((way) => way.startsWith('footer '))).map(({ name }) => name)
