import { wordsIn } from '../../../../src/i18n/words.ts'
import type { Check } from './check.ts'

/** One heading of each page, headings in order, landmarks, the page's language. axe looks at some of it too. */
export const structure: Check = async (page, { language }) => {
  const found = await page.evaluate(() => {
    const all = (selector: string) => [...document.querySelectorAll(selector)]
    // The summary of errors stands before the page's own heading: it is the first thing to be read.
    const headings = all('h1, h2, h3, h4, h5, h6').filter((heading) => !heading.closest('[role=alert]'))
    const levels = headings.map(({ tagName }) => Number(tagName[1]))
    const one = (selector: string) =>
      all(selector).length === 1 ? [] : [`${all(selector).length} × ${selector}, not one`]
    const jumps = levels.filter((level, at) => level > (levels[at - 1] ?? 0) + 1)
    const [skip] = all('a[href]')
    return {
      lang: document.documentElement.lang,
      problems: [
        ...one('h1'),
        ...one('main'),
        ...one('body > header'),
        ...one('body > footer'),
        ...jumps.map((level) => `the headings jump to level ${level}`),
        ...all('nav:not([aria-label], [aria-labelledby])').map(() => 'a nav without a name'),
        ...(skip?.getAttribute('href') === '#main' ? [] : ['the first link does not skip to main']),
      ],
    }
  })
  return [...(found.lang === language ? [] : [`lang is ${found.lang}, not ${language}`]), ...found.problems]
}

/** Title, summary and focus tell of an error as soon as the page is there, and of none where there is none. */
export const tellsErrors: Check = async (page, { language, wrong }) => {
  const found = await page.evaluate(() => {
    const first = document.querySelector('main')?.firstElementChild ?? null
    const alerts = [...document.querySelectorAll('[role=alert]')]
    return {
      title: document.title,
      alerts: alerts.length,
      isFirst: alerts[0] !== undefined && alerts[0] === first,
      isFocused: alerts[0] !== undefined && alerts[0] === document.activeElement,
      isNamed: Boolean(alerts[0]?.getAttribute('aria-labelledby')),
      aimless: [...(alerts[0]?.querySelectorAll('a') ?? [])].filter(
        (link) => !document.querySelector(link.getAttribute('href') ?? ''),
      ).length,
    }
  })
  const beginning = wordsIn(language).site.errorTitle('')
  const begins = found.title.startsWith(beginning)
  const problems = wrong
    ? {
        [`the title does not begin with “${beginning}”: ${found.title}`]: !begins,
        [`${found.alerts} summaries of errors, not one`]: found.alerts !== 1,
        'the summary does not stand first in main': !found.isFirst,
        'the summary has no name': !found.isNamed,
        'the summary is not where the focus is': !found.isFocused,
        'the summary leads to a field that is not there': found.aimless > 0,
      }
    : {
        [`the title tells of an error: ${found.title}`]: begins,
        'a summary without errors': found.alerts > 0,
      }
  return Object.keys(problems).filter((problem) => problems[problem as keyof typeof problems])
}
