import { browserInWords, type Network, networkInWords } from '../../src/i18n/where.ts'
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
  const { words, name, usedAt, browser, platform, network } = facts
  const { title, used, itWasYou, notYou } = words.emails.temporaryPasswordUsed
  const happened = used(
    momentInWords(facts, usedAt),
    browserInWords(words, browser, platform),
    networkInWords(words, network),
  )
  return newsEmail(facts, { name, title, happened, itWasYou, notYou })
}
