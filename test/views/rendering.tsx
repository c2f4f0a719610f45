import type { Document } from 'happy-dom'
import type { JSX } from 'hono/jsx/jsx-runtime'
import { type Language, wordsIn } from '../../src/i18n/words.ts'
import { type Frame, FrameProvider, type Shop } from '../../views/layouts/frame.ts'
import { parseHtml } from '../support/browser/html.ts'

export const shop: Shop = {
  name: 'Perrin & Filles',
  url: 'https://perrin.example/',
  address: '12 rue des Carmes, 44000 Nantes, France',
  phone: '02 40 12 34 56',
  email: 'bonjour@perrin.example',
  privacyUrl: 'https://perrin.example/privacy',
  helpUrl: null,
  timeZone: 'Europe/Paris',
  accent: '#2c4a94',
}

export const now = new Date('2026-11-23T13:50:00Z')

export function frameIn(language: Language, changes: Partial<Frame> = {}): Frame {
  return {
    words: wordsIn(language),
    language,
    shop,
    stylesheet: '/static/comptoir.abc.css',
    path: '/profile',
    token: 'the-token',
    now,
    customer: null,
    temporaryUntil: null,
    notice: null,
    facts: { emailDays: 30, passwordLength: 12, temporaryPasswordMinutes: 60 },
    ...changes,
  }
}

export function htmlOf(element: JSX.Element, frame: Frame): string {
  return `<!doctype html>\n${(<FrameProvider value={frame}>{element}</FrameProvider>).toString()}`
}

export function pageOf(element: JSX.Element, frame: Frame): Document {
  return parseHtml(htmlOf(element, frame))
}

/** What a reader sees, with all blank space alike. */
export function textOf(node: { textContent: string | null } | null): string {
  return (node?.textContent ?? '').replace(/\s+/g, ' ').trim()
}
