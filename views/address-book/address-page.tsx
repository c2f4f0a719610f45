import type { PostalCountry } from '../../src/i18n/postal-country.ts'
import { paths } from '../../src/paths.ts'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import type { AddressInput } from './address-fields.tsx'
import { AddressForm } from './address-form.tsx'

type Props = {
  form: FormValue<AddressInput>
  /** The country whose fields are shown. */
  fields: PostalCountry
  /** The label as it is typed so far. */
  lines: string[]
  /** Null for a new one. */
  address: { id: string; called: string | null } | null
}

export function AddressPage({ form, fields, lines, address }: Props) {
  const { words } = useFrame()
  const book = words.addressBook
  const unsaved = isWrong(form) || form.values.step ? 'already' : 'once typed'
  const action = address ? paths.address(address.id) : paths.addAddress
  const changed = address?.called ? book.editTitle(address.called) : book.editUnnamed
  const summary = <ErrorSummary form={form} fields={['country', ...fields.asked, 'called']} />
  return (
    <Account tab="addressBook" title={address ? changed : book.add} wrong={isWrong(form)} summary={summary}>
      <p class="soft">{words.site.required}</p>
      <AddressForm {...{ form, fields, lines, action, unsaved }} back={paths.addressBook} own />
    </Account>
  )
}
