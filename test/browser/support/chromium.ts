import { type Browser, chromium } from 'playwright-core'
import { findProgram } from './find-program.ts'

export type { Browser, BrowserContext, Locator, Page } from 'playwright-core'

/**
 * Starts the system's Chromium, or the one that the setting CHROMIUM names; whoever starts it closes it. Without
 * its sandbox, which root cannot have: only our own pages are opened in it.
 */
export function startChromium(moreWords: string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: findProgram('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...moreWords,
    ],
  })
}
