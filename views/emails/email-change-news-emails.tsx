import type { Network } from '../../src/i18n/where.ts'
import { type EmailFrame, momentInWords, type RenderedEmail } from './email-frame.ts'
import { newsEmail } from './news-email.tsx'

type Facts = {
  name: string
  newEmail: string
  at: Date
  browser: string | null
  platform: string | null
  /** Null where whence it came is not the reader's business. */
  network: Network | null
}

/** To the old mailbox, as soon as a change is asked for. */
export const emailChangeNoticeEmail = (facts: EmailFrame & Facts): RenderedEmail =>
  tell(facts, 'emailChangeNotice')

/** The same, when staff asked in the customer's name. */
export const emailChangeByShopEmail = (facts: EmailFrame & Facts): RenderedEmail =>
  tell(facts, 'emailChangeByShop')

/** To both mailboxes, when the code was typed. */
export const emailChangedEmail = (facts: EmailFrame & Facts): RenderedEmail => tell(facts, 'emailChanged')

function tell(
  facts: EmailFrame & Facts,
  what: 'emailChangeNotice' | 'emailChangeByShop' | 'emailChanged',
): RenderedEmail {
  const { title, happened, itWasYou, notYou } = facts.words.emails[what]
  const { name, browser, platform, network } = facts
  return newsEmail(facts, {
    name,
    title,
    happened: happened(facts.newEmail, momentInWords(facts, facts.at)),
    browser,
    platform,
    network,
    itWasYou,
    notYou,
  })
}

/** To the customer whose address somebody else wanted; nothing in it tells who. */
export function emailChangeTriedEmail(facts: EmailFrame & Pick<Facts, 'name' | 'at'>): RenderedEmail {
  const { title, happened, itWasYou, notYou } = facts.words.emails.emailChangeTried
  return newsEmail(facts, {
    name: facts.name,
    title,
    happened: happened(momentInWords(facts, facts.at)),
    browser: null,
    platform: null,
    network: null,
    itWasYou,
    notYou,
  })
}
