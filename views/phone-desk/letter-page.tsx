import { dateWords } from '../../src/i18n/dates.ts'
import { staffWordsIn } from '../../src/i18n/staff-words.ts'
import { type Language, wordsIn } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { ParcelLines } from '../address-book/parcel-lines.tsx'
import { contactSentences, momentInWords } from '../emails/email-frame.ts'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { inGroups } from './in-groups.ts'

type Props = {
  customer: ShownCustomer
  /** The customer's. */
  language: Language
  /** The lines of the postal address. */
  to: string[]
  /** 16 characters, without hyphens. */
  temporaryPassword: string
  endsAt: Date
  publicUrl: string | URL
}

/** A letter to print, shown this once; on paper it stands alone. */
export function LetterPage({ customer, ...letter }: Props) {
  const words = useStaffWords().phoneDesk
  return (
    <StaffCustomer customer={customer} tab="access" title={words.letterTitle}>
      <p class="screen">{words.letterOnce}</p>
      <Letter name={customer.name} {...letter} />
      <p class="screen">
        <a href={paths.staff.customerAccess(customer.id)}>{words.done}</a>
      </p>
    </StaffCustomer>
  )
}

/** It does not name the email of the account: whoever finds the letter has half of what it takes. */
function Letter({
  name,
  language,
  to,
  temporaryPassword,
  endsAt,
  publicUrl,
}: Omit<Props, 'customer'> & { name: string }) {
  const { shop, now } = useFrame()
  const { letter } = staffWordsIn(language).phoneDesk
  const words = wordsIn(language)
  const frame = { words, language, shop, publicUrl }
  return (
    <article class="letter" lang={language}>
      <p class="from">{shop.address ? `${shop.name}, ${shop.address}` : shop.name}</p>
      <ParcelLines lines={to} />
      <p class="date">{dateWords(language, shop.timeZone).date(now)}</p>
      <h2>{letter.subject}</h2>
      <p>{words.emails.hello(name)}</p>
      <p>{letter.why(shop.name)}</p>
      <p class="secret" translate="no">
        <code>{inGroups(temporaryPassword).join('-')}</code>
      </p>
      <p>{letter.until(momentInWords(frame, endsAt))}</p>
      <h3>{letter.how}</h3>
      <ol>
        <li>{letter.open(new URL(paths.login, publicUrl).href)}</li>
        <li>{letter.type}</li>
        <li>{letter.save}</li>
      </ol>
      <p>{[letter.notYou, ...contactSentences(frame)].join(' ')}</p>
      <p>{shop.name}</p>
    </article>
  )
}
