import { localeOf } from '../../src/i18n/locale.ts'
import { type AddressPart, addressParts, type PostalCountry } from '../../src/i18n/postal-country.ts'
import type { Language, Words } from '../../src/i18n/words.ts'
import { Choice, Field } from '../components/field.tsx'
import type { FormValue } from '../components/form-value.ts'
import { useFrame } from '../layouts/frame.ts'

export type AddressInput =
  | AddressPart
  | 'country'
  | 'fieldsOf'
  | 'regionOf'
  | 'called'
  | 'shipping'
  | 'billing'
  | 'step'

type Props = { form: FormValue<AddressInput>; country: PostalCountry; own: boolean }

/** The fields of one country in its order; what was typed for another and has no place here goes along hidden. */
export function AddressFields({ form, country, own }: Props) {
  const hidden = addressParts.filter((part) => !country.asked.includes(part) && form.values[part])
  return (
    <>
      {country.asked.map((part) => (
        <Part form={form} country={country} part={part} own={own} />
      ))}
      {hidden.map((part) => (
        <input type="hidden" name={part} value={form.values[part]} />
      ))}
      <input type="hidden" name="fieldsOf" value={country.code} />
      <input type="hidden" name="regionOf" value={form.values.regionOf || country.code} />
    </>
  )
}

/** Tokens of the HTML standard ("Autofill"); it has none for sorting codes. */
const tokens: Record<AddressPart, string> = {
  name: 'name',
  company: 'organization',
  line1: 'address-line1',
  line2: 'address-line2',
  district: 'address-level3',
  town: 'address-level2',
  region: 'address-level1',
  postcode: 'postal-code',
  sortingCode: 'off',
}

function Part({ form, country, part, own }: Props & { part: AddressPart }) {
  const { words, language } = useFrame()
  const common = {
    form,
    name: part,
    label: labelOf(words, country, part),
    autocomplete: own ? tokens[part] : 'off',
    ...(country.required.has(part) ? { required: 'starred' as const } : {}),
  }
  if (part === 'region' && country.regions.length > 0)
    return <Choice {...common} choices={regionChoices(country, words, language)} wide />
  const [example] = country.postcode.examples
  const hint = part === 'postcode' && example ? { hint: words.addressBook.postcodeHint(example) } : {}
  return <Field {...common} {...hint} />
}

const wordFor = (words: Record<string, string>, kind: string, usual: string) => words[kind] ?? usual

function labelOf({ addressBook: words }: Words, country: PostalCountry, part: AddressPart): string {
  const { kinds, asked } = country
  switch (part) {
    case 'line1':
      return asked.includes('region') && !asked.includes('town') ? words.line1WithTown : words.line1
    case 'district':
      return wordFor(words.districts, kinds.district, words.districts.suburb)
    case 'town':
      return wordFor(words.towns, kinds.town, words.towns.city)
    case 'region':
      return wordFor(words.regions, kinds.region, words.regions.province)
    case 'postcode':
      return wordFor(words.postcodes, kinds.postcode, words.postcodes.postal)
    case 'sortingCode':
      return frenchPost.has(country.code) ? words.cedex : words.sortingCode
    default:
      return words[part]
  }
}

const frenchPost = new Set('FR BL GF GP MC MF MQ NC PM RE WF YT'.split(' '))

/** Japan lists its prefectures from north to south, as everybody there does; all others go by the alphabet. */
function regionChoices({ code, regions }: PostalCountry, words: Words, language: Language) {
  const { compare } = new Intl.Collator(localeOf[language])
  const choices = regions.map(({ key, name, latin }) => ({
    value: key,
    label: latin ? `${latin} (${name})` : name,
  }))
  const inOrder = code === 'JP' ? choices : choices.sort((one, other) => compare(one.label, other.label))
  return [{ value: '', label: words.addressBook.chooseRegion }, ...inOrder]
}
