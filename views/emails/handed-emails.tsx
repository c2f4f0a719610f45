import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { newsEmail } from './news-email.tsx'

type Facts = { name: string; at: Date }

/** Where staff sat is not told: it was the shop. */
const byShop = { browser: null, platform: null, network: null }

export const temporaryPasswordReadOutEmail = (facts: EmailFrame & Facts) =>
  tell(facts, 'temporaryPasswordReadOut')

export const temporaryPasswordPrintedEmail = (facts: EmailFrame & Facts) =>
  tell(facts, 'temporaryPasswordPrinted')

function tell(
  facts: EmailFrame & Facts,
  what: 'temporaryPasswordReadOut' | 'temporaryPasswordPrinted',
): RenderedEmail {
  const { title, happened, itWasYou, notYou } = facts.words.emails[what]
  const news = { name: facts.name, title, itWasYou, notYou, ...byShop }
  return newsEmail(facts, { ...news, happened: happened(momentInWords(facts, facts.at)) })
}
