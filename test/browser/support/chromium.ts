import { type Browser, chromium } from 'playwright-core'
import { findProgram } from './find-program.ts'

export type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

type Wishes = {
  /** Pages that were left are kept whole in memory, as for people, and not as playwright has it. */
  keepsPagesForBack?: boolean
  /** More words of its command line. */
  words?: string[]
}

/**
 * Starts the system's Chromium, or the one that the setting CHROMIUM names; whoever starts it closes it. Without
 * its sandbox, which root cannot have: only our own pages are opened in it.
 */
export function startChromium({ keepsPagesForBack = false, words = [] }: Wishes = {}): Promise<Browser> {
  return chromium.launch({
    executablePath: findProgram('chromium'),
    ignoreDefaultArgs: keepsPagesForBack ? ['--disable-back-forward-cache'] : [],
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...words,
    ],
  })
}
