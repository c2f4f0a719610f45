import * as fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { checkAddress } from '../../../src/features/address-book/check-address.ts'
import { countriesByName, countryCodes, countryOfTimeZone } from '../../../src/i18n/countries.ts'
import { parcelLabel } from '../../../src/i18n/parcel-label.ts'
import { addressParts, findRegion, postalCountry } from '../../../src/i18n/postal-country.ts'
import { readPostcode } from '../../../src/i18n/postcode.ts'

const codes = [...countryCodes()]
const anyCountry = fc.constantFrom(...codes)
const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constant('%n%Z'))

test('every country has a name of its own in both languages', () => {
  for (const language of ['en', 'fr'] as const) {
    const names = countriesByName(language).map(({ name }) => name)
    assert.is(new Set(names).size, codes.length)
    assert.equal(
      names.filter((name) => /^[A-Z]{2}$/.test(name)),
      [],
    )
  }
})

test('every example in the data is a postcode of its country, however it is typed', () => {
  let examples = 0
  for (const code of codes) {
    const country = postalCountry(code)
    for (const example of country.postcode.examples) {
      examples += 1
      for (const typed of [example, example.toLowerCase(), `  ${example} `])
        assert.is(readPostcode(country, typed), example, code)
    }
  }
  assert.ok(examples > 400)
})

test('real codes that are written in more than one way', () => {
  const read: [string, string, string | null][] = [
    ['GB', 'w1a1aa', 'W1A 1AA'],
    ['GB', 'BFPO 61', 'BFPO 61'],
    ['GB', '44000', null],
    ['FR', 'F-44000', '44000'],
    ['DE', '1011', null],
    ['SE', 'SE-11455', '114 55'],
    ['NL', '1234ab', '1234 AB'],
    ['PT', '2725079', '2725-079'],
    ['PL', '00950', '00-950'],
    ['LV', '1073', 'LV-1073'],
    ['SH', 'TDCU 1ZZ', 'TDCU 1ZZ'],
    ['KZ', 'A15E3B1', 'A15E3B1'],
    ['SV', '1101', '1101'],
    ['US', '94103–0001', '94103-0001'],
    ['GH', 'GA-183-8164', 'GA-183-8164'],
  ]
  for (const [code, typed, wanted] of read) assert.is(readPostcode(postalCountry(code), typed), wanted, typed)
})

test('junk crashes no postcode, and what is read once is read the same again', () => {
  fc.assert(
    fc.property(anyCountry, anyText, (code, text) => {
      const country = postalCountry(code)
      const read = readPostcode(country, text)
      if (read !== null) assert.is(readPostcode(country, read), read)
    }),
    { numRuns: 2000 },
  )
})

test('whatever is typed, a label has whole lines, each part of its country once, and the country last', () => {
  const parts = fc.record(Object.fromEntries(addressParts.map((part) => [part, anyText])))
  fc.assert(
    fc.property(anyCountry, parts, (code, typed) => {
      const lines = parcelLabel({ ...typed, country: code }, 'fr')
      assert.ok(lines.length > 0)
      assert.ok(lines.every((line) => line.trim() !== ''))
      const last = countriesByName('fr').find((country) => country.code === code)?.name
      assert.is(lines.at(-1), last?.toLocaleUpperCase('fr'))
    }),
    { numRuns: 1000 },
  )
})

test('a part that is missing leaves no separator behind', () => {
  for (const code of codes) {
    const lines = parcelLabel({ country: code, name: 'Anna', line1: 'Lane 1' }, 'en').slice(0, -1)
    for (const line of lines) assert.not.match(line, /^[\s,/-]|[\s,/-]$|undefined|null|%/, `${code}: ${line}`)
  }
})

test('every part that a country asks for is on its label', () => {
  for (const code of codes) {
    const { asked } = postalCountry(code)
    const address = Object.fromEntries(asked.map((part, i) => [part, `PART${i}Q`]))
    const text = parcelLabel({ ...address, country: code }, 'en').join('\n')
    for (const [i] of asked.entries()) assert.is(text.split(`PART${i}Q`).length, 2, `${code} ${asked[i]}`)
  }
})

test('no region of another country is taken, whatever it is called', () => {
  const withRegions = codes.filter((code) => {
    const { regions, asked } = postalCountry(code)
    return regions.length > 0 && asked.includes('region')
  })
  assert.ok(withRegions.length >= 40)
  fc.assert(
    fc.property(fc.constantFrom(...withRegions), fc.constantFrom(...withRegions), (here, there) => {
      for (const region of postalCountry(there).regions) {
        const checked = checkAddress({ country: here, region: region.key })
        const isTaken = !checked.ok && checked.errors.region === undefined
        assert.is(isTaken, findRegion(postalCountry(here), region.key) !== undefined)
      }
    }),
  )
  assert.is(findRegion(postalCountry('US'), 'NSW'), undefined)
  assert.is(findRegion(postalCountry('US'), 'california')?.key, 'CA')
  assert.is(findRegion(postalCountry('IE'), 'County Cork')?.key, 'CO')
})

test('a time zone tells the country, and UTC none', () => {
  assert.is(countryOfTimeZone('Europe/Paris'), 'FR')
  assert.is(countryOfTimeZone('America/Chicago'), 'US')
  assert.is(countryOfTimeZone('Asia/Kolkata'), 'IN')
  assert.is(countryOfTimeZone('UTC'), null)
})

test.run()
