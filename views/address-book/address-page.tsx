import type { PostalCountry } from '../../src/i18n/postal-country.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { Tick } from '../components/tick.tsx'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import { AddressFields, type AddressInput } from './address-fields.tsx'
import { CountryChoice } from './country-choice.tsx'
import { ParcelLines } from './parcel-lines.tsx'

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
      <Form class="sides" action={action} unsaved={unsaved}>
        <div class="form">
          <SaveByEnter />
          <CountryChoice form={form} />
          <AddressFields form={form} country={fields} />
          <Field form={form} name="called" label={book.called} hint={book.calledHint} autocomplete="off" />
          <div class="ticks">
            <Tick form={form} name="shipping" label={book.shipping} />
            <Tick form={form} name="billing" label={book.billing} />
          </div>
          <p class="actions">
            <Button>{book.save}</Button>
            <a class="plain" href={paths.addressBook}>
              {book.cancel}
            </a>
          </p>
        </div>
        <aside class="stack" aria-labelledby="printed">
          <h2 id="printed">{book.printed}</h2>
          <div class="parcel">
            <ParcelLines lines={lines} />
            <footer>
              <button
                class="plain"
                type="submit"
                name="step"
                value="preview"
                formaction={`${action}#printed`}
              >
                {book.preview}
              </button>
            </footer>
          </div>
        </aside>
      </Form>
    </Account>
  )
}

/** Enter in a field presses a form's first button: that must save, not change the country. */
function SaveByEnter() {
  const { words } = useFrame()
  return (
    <button class="by-enter" type="submit" tabindex={-1}>
      {words.addressBook.saveAddress}
    </button>
  )
}
