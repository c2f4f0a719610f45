import { countriesByName } from '../../src/i18n/countries.ts'
import { Button } from '../components/button.tsx'
import { Choice } from '../components/field.tsx'
import { type FormValue, isWrong } from '../components/form-value.ts'
import { useFrame } from '../layouts/frame.ts'
import type { AddressInput } from './address-fields.tsx'

/** First in the form, with a button of its own: without scripts the server brings the country's fields. */
export function CountryChoice({ form, own }: { form: FormValue<AddressInput>; own: boolean }) {
  const { words, language } = useFrame()
  const book = words.addressBook
  const choices = countriesByName(language).map(({ code, name }) => ({ value: code, label: name }))
  const isNew = form.values.step === 'country'
  return (
    <>
      <Choice
        form={form}
        name="country"
        label={book.country}
        hint={book.countryHint}
        choices={choices}
        autocomplete={own ? 'country' : 'off'}
        required="starred"
        wide
        focused={isNew && !isWrong(form)}
        beside={
          <Button look="quiet" name="step" value="country">
            {book.changeCountry}
          </Button>
        }
      />
      {isNew && (
        <p class="soft" role="status">
          {book.countryChanged}
        </p>
      )}
    </>
  )
}
