import { browserInWords, type Network, networkInWords } from '../../src/i18n/where.ts'
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
  const { words, name, changedAt, browser, platform, network } = facts
  const { title, changed, itWasYou, notYou } = words.emails.passwordChanged
  const happened = changed(
    momentInWords(facts, changedAt),
    browserInWords(words, browser, platform),
    networkInWords(words, network),
  )
  return newsEmail(facts, { name, title, happened, itWasYou, notYou })
}
