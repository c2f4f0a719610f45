import { dateWords } from '../../src/i18n/dates.ts'
import type { Language, Words } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import type { Shop } from '../layouts/frame.ts'

/** What every email is given beside its own facts. */
export type EmailFrame = {
  words: Words
  language: Language
  shop: Shop
  /** Where customers reach this server; emails link to its log-in page and to nothing else. */
  publicUrl: string | URL
}

/** An email as it goes out, without sender and recipient. */
export type RenderedEmail = { subject: string; html: string; text: string }

export function loginAddress({ publicUrl }: EmailFrame): string {
  return new URL(paths.login, publicUrl).href
}

/** Day, time and time zone in full: an email is read at another time and maybe in another place. */
export function momentInWords({ words, language, shop }: EmailFrame, instant: Date): string {
  const { date, time, zone } = dateWords(language, shop.timeZone)
  return words.emails.moment(date(instant), time(instant), zone)
}

/** How to reach the shop by other ways than the link; none when it names none. */
export function contactSentences({ words, shop }: EmailFrame): string[] {
  return [
    ...(shop.phone ? [words.emails.contact(shop.phone)] : []),
    ...(shop.email ? [words.emails.contactEmail(shop.email)] : []),
  ]
}

/** The lines that close every email. */
export function shopLine({ shop }: EmailFrame): string {
  return shop.address ? `${shop.name}, ${shop.address}` : shop.name
}
