import type { Network } from '../../src/i18n/where.ts'
import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { newsEmail } from './news-email.tsx'

type Facts = {
  name: string
  usedAt: Date
  browser: string | null
  platform: string | null
  network: Network
}

export function temporaryPasswordUsedEmail(facts: EmailFrame & Facts): RenderedEmail {
  const { name, browser, platform, network } = facts
  const { title, used, itWasYou, notYou } = facts.words.emails.temporaryPasswordUsed
  const happened = used(momentInWords(facts, facts.usedAt))
  return newsEmail(facts, { name, title, happened, browser, platform, network, itWasYou, notYou })
}
