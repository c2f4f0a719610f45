import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { newsEmail } from './news-email.tsx'

type Facts = { name: string; at: Date }

export type CorrectedField = keyof EmailFrame['words']['emails']['correctedByShop']['fields']

/** Where it was done from is not told: it was the shop. */
const byShop = { browser: null, platform: null, network: null }

export function correctedByShopEmail(
  facts: EmailFrame & Facts & { fields: CorrectedField[] },
): RenderedEmail {
  const { title, happened, itWasYou, notYou, fields } = facts.words.emails.correctedByShop
  const said = facts.fields.map((name) => fields[name]).join(', ')
  const news = { name: facts.name, title, itWasYou, notYou, ...byShop }
  return newsEmail(facts, { ...news, happened: happened(said, momentInWords(facts, facts.at)) })
}

export const accountDisabledEmail = (facts: EmailFrame & Facts) => tell(facts, 'accountDisabled')

export const accountEnabledEmail = (facts: EmailFrame & Facts) => tell(facts, 'accountEnabled')

function tell(facts: EmailFrame & Facts, what: 'accountDisabled' | 'accountEnabled'): RenderedEmail {
  const { title, happened, itWasYou, notYou } = facts.words.emails[what]
  const news = { name: facts.name, title, itWasYou, notYou, ...byShop }
  return newsEmail(facts, { ...news, happened: happened(momentInWords(facts, facts.at)) })
}
