import type { Network } from '../../src/i18n/where.ts'
import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { newsEmail } from './news-email.tsx'

type Facts = {
  name: string
  changedAt: Date
  browser: string | null
  platform: string | null
  network: Network
}

export function passwordChangedEmail(facts: EmailFrame & Facts): RenderedEmail {
  const { name, browser, platform, network } = facts
  const { title, changed, itWasYou, notYou } = facts.words.emails.passwordChanged
  const happened = changed(momentInWords(facts, facts.changedAt))
  return newsEmail(facts, { name, title, happened, browser, platform, network, itWasYou, notYou })
}
