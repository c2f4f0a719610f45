import { dateWords } from '../../src/i18n/dates.ts'
import { spellingsFor } from '../../src/i18n/spelling.ts'
import type { Language } from '../../src/i18n/words.ts'
import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { type ShownCustomer, StaffCustomer } from '../layouts/staff-customer.tsx'
import { inGroups } from './in-groups.ts'
import { Spelled } from './spelled.tsx'

type Props = {
  customer: ShownCustomer
  /** The customer's. */
  language: Language
  /** 16 characters, without hyphens. */
  temporaryPassword: string
  endsAt: Date
}

/** What is read out, shown this once. */
export function ReadOutPage({ customer, language, temporaryPassword, endsAt }: Props) {
  const frame = useFrame()
  const words = useStaffWords().phoneDesk
  const groups = inGroups(temporaryPassword)
  const [own, ...others] = spellingsFor[language]
  return (
    <StaffCustomer customer={customer} tab="access" title={words.readOutTitle}>
      <p>{words.readOutOnce(dateWords(frame.language, frame.shop.timeZone).time(endsAt))}</p>
      <p class="secret" translate="no">
        <code>{groups.join('-')}</code>
      </p>
      <section class="stack">
        <h2>{words.spellings[`${own.alphabet} ${own.digits}`]}</h2>
        <Spelled groups={groups} spelling={own} />
      </section>
      <p>{words.readOutNext}</p>
      <section class="stack">
        <h2>{words.otherSpellings}</h2>
        {others.map((spelling) => (
          <section class="stack">
            <h3>{words.spellings[`${spelling.alphabet} ${spelling.digits}`]}</h3>
            <Spelled groups={groups} spelling={spelling} />
          </section>
        ))}
      </section>
      <p>
        <a href={paths.staff.customerAccess(customer.id)}>{words.done}</a>
      </p>
    </StaffCustomer>
  )
}
