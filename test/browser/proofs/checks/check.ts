import type { Page } from 'playwright-core'
import type { Language } from '../../../../src/i18n/words.ts'

/** A page as it came, before anything was done to it. */
export type Visit = {
  /** What reports call it: route, state, language. */
  name: string
  language: Language
  /** Where it came from: a path. */
  path: string
  status: number
  /** As sent. */
  html: string
  /** Whether it has to tell of an error. */
  wrong: boolean
  /** Everything that was asked for to show it. */
  requests: { url: string; bytes: number }[]
  /** What the browser complained about. */
  complaints: string[]
}

/** Looks at a page; answers a sentence for everything that is wrong. It leaves the page's emulation as it was. */
export type Check = (page: Page, visit: Visit) => Promise<string[]>
