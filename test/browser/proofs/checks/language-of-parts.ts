import { languageNames } from '../../../../src/i18n/words.ts'
import type { Check } from './check.ts'

/** What is said in another language says so (WCAG 3.1.2): a language's own name, wherever it stands. */
export const languageOfParts: Check = (page) =>
  page.evaluate((names) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const said = Object.entries(names).find(([, name]) => name === node.textContent?.trim())
      const lang = node.parentElement?.closest('[lang]')?.getAttribute('lang')
      if (said && lang !== said[0]) found.push(`“${said[1]}” stands in words of the language ${lang}`)
    }
    return found
  }, languageNames)
