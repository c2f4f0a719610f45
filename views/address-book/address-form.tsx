import type { PostalCountry } from '../../src/i18n/postal-country.ts'
import { Button } from '../components/button.tsx'
import { Field } from '../components/field.tsx'
import { Form } from '../components/form.tsx'
import type { FormValue } from '../components/form-value.ts'
import { Tick } from '../components/tick.tsx'
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
  action: string
  /** Where one goes who saves nothing. */
  back: string
  unsaved?: 'once typed' | 'already'
  /** Whose browser it is: a staff member's would fill in the staff member's own address. */
  own: boolean
}

/** The fields of an address and the label that they make, for the customer and for staff. */
export function AddressForm({ form, fields, lines, action, back, unsaved = 'once typed', own }: Props) {
  const { words } = useFrame()
  const book = words.addressBook
  return (
    <Form class="sides" action={action} unsaved={unsaved}>
      <div class="form">
        <SaveByEnter />
        <CountryChoice form={form} own={own} />
        <AddressFields form={form} country={fields} own={own} />
        <Field form={form} name="called" label={book.called} hint={book.calledHint} autocomplete="off" />
        <div class="ticks">
          <Tick form={form} name="shipping" label={book.shipping} />
          <Tick form={form} name="billing" label={book.billing} />
        </div>
        <p class="actions">
          <Button>{book.save}</Button>
          <a class="plain" href={back}>
            {book.cancel}
          </a>
        </p>
      </div>
      <aside class="stack" aria-labelledby="printed">
        <h2 id="printed">{book.printed}</h2>
        <div class="parcel">
          <ParcelLines lines={lines} />
          <footer>
            <button class="plain" type="submit" name="step" value="preview" formaction={`${action}#printed`}>
              {book.preview}
            </button>
          </footer>
        </div>
      </aside>
    </Form>
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
