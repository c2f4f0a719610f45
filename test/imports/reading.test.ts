import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { minorUnitDigits } from '../../src/i18n/money.ts'
import { cellText, protectCell } from '../../src/imports/cell-text.ts'
import { readCountry } from '../../src/imports/country.ts'
import { readMoment } from '../../src/imports/moment.ts'
import { readMoney } from '../../src/imports/money.ts'
import { readPhone } from '../../src/imports/phone.ts'
import { SeenKeys } from '../../src/imports/seen-keys.ts'

const test = suite('What stands in a cell')

const amountOf = (text: string, currency: string, decimals = false) => {
  const read = readMoney(text, currency, { decimals })
  return read.ok ? read.value : read.reason
}

test('money as people and systems write it', () => {
  const written: [text: string, currency: string, minor: number][] = [
    ['12', 'EUR', 1200],
    ['12.5', 'EUR', 1250],
    ['1.234,50', 'EUR', 123_450],
    ['1,234.50', 'EUR', 123_450],
    ['1 234,50 €', 'EUR', 123_450],
    ['1\u202f234,50\u00a0€', 'EUR', 123_450],
    ["1'234.50", 'CHF', 123_450],
    ['€12.00', 'EUR', 1200],
    ['EUR 12.00', 'EUR', 1200],
    ['-€3.00', 'EUR', -300],
    ['-0.00', 'EUR', 0],
    ['.50', 'EUR', 50],
    ['12.', 'EUR', 1200],
    ['1.234', 'EUR', 123_400],
    ['1,234', 'USD', 123_400],
    ['1.234.567', 'EUR', 123_456_700],
    ['12,34,567.00', 'INR', 123_456_700],
    ['1.234', 'KWD', 1234],
    ['1,234.500', 'KWD', 1_234_500],
    ['¥12,000', 'JPY', 12_000],
    ['12.00', 'JPY', 12],
    ['12.5000', 'EUR', 1250],
    ['$7.00', 'USD', 700],
  ]
  for (const [text, currency, minor] of written)
    assert.is(amountOf(text, currency), minor, `${text} ${currency}`)
  assert.is(amountOf('1.234', 'EUR', true), '"1.234" has more decimals than EUR', 'a system writes decimals')
})

test('what is no amount is not taken for one', () => {
  const wrong = [
    '',
    'twelve',
    '1.2.3',
    '1,2,3',
    '1.23.456',
    '12,34.56,7',
    '1e3',
    '0x10',
    '£12',
    '12 $',
    '--1',
    '=12',
  ]
  for (const text of [...wrong, '∞', '١٢', '12.345.67']) assert.type(amountOf(text, 'EUR'), 'string', text)
  assert.match(String(amountOf('99999999999999999', 'EUR')), 'too large')
})

test('any amount, written in any of these ways and currencies, is read back', () => {
  const ways: [locale: string, options: Intl.NumberFormatOptions][] = [
    ['en', {}],
    ['de', {}],
    ['fr', {}],
    ['de-CH', {}],
    ['en-IN', {}],
    ['en', { useGrouping: false }],
    ['fr', { useGrouping: false }],
  ]
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000_000, max: 1_000_000_000_000 }),
      fc.constantFrom('EUR', 'USD', 'JPY', 'KWD', 'CHF', 'HUF'),
      fc.constantFrom(...ways),
      fc.boolean(),
      (minor, currency, [locale, options], withCurrency) => {
        const digits = minorUnitDigits(currency)
        const exact = `${minor < 0 ? '-' : ''}${String(Math.abs(minor))
          .padStart(digits + 1, '0')
          .replace(new RegExp(`(\\d{${digits}})$`), digits ? '.$1' : '$1')}`
        const text = new Intl.NumberFormat(locale, {
          ...options,
          ...(withCurrency ? { style: 'currency', currency } : {}),
          minimumFractionDigits: digits,
          maximumFractionDigits: digits,
        }).format(exact as Intl.StringNumericLiteral)
        assert.is(amountOf(text, currency), minor === 0 ? 0 : minor, `${text} of ${minor} ${currency}`)
      },
    ),
    { numRuns: 3000 },
  )
})

const instantOf = (text: string, zone = 'Europe/Paris') => {
  const read = readMoment(text, zone)
  return read.ok ? read.value.toISOString() : read.reason
}

test('dates with and without zone, and the two nights on which clocks are put', () => {
  assert.is(instantOf('2024-03-01 10:15:00 +0100'), '2024-03-01T09:15:00.000Z')
  assert.is(instantOf('2024-03-01T10:15:00-05:30'), '2024-03-01T15:45:00.000Z')
  assert.is(instantOf('2024-03-01 10:15:00 UTC'), '2024-03-01T10:15:00.000Z')
  assert.is(instantOf('2024-03-01T10:15:00.1234Z'), '2024-03-01T10:15:00.123Z')
  assert.is(instantOf('2024-03-01 10:15'), '2024-03-01T09:15:00.000Z')
  assert.is(instantOf('2024-07-01'), '2024-06-30T22:00:00.000Z')
  assert.is(instantOf('1.7.2024'), '2024-06-30T22:00:00.000Z')
  assert.is(instantOf('2024-10-27 02:30'), '2024-10-27T00:30:00.000Z', 'the first of two half past two')
  assert.is(instantOf('2024-03-31 02:30'), '2024-03-31T01:30:00.000Z', 'a half past two that never was')
  for (const text of [
    '2024-02-30',
    '2024-13-01',
    '2024-01-01 24:30',
    '01/02/2024',
    '12/31/24',
    'yesterday',
    '20240301',
    '2024-3',
  ])
    assert.match(instantOf(text), /is no (date|day)|may mean two days/, text)
})

test('any instant, written on the wall of any zone, is read back', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1971-01-01'), max: new Date('2199-01-01'), noInvalidDate: true }),
      fc.constantFrom(
        'Europe/Paris',
        'America/New_York',
        'Asia/Kolkata',
        'Australia/Lord_Howe',
        'UTC',
        'Pacific/Apia',
      ),
      (date, zone) => {
        const second = new Date(Math.floor(date.getTime() / 1000) * 1000)
        assert.is(instantOf(second.toISOString(), zone), second.toISOString())
        const wall = new Intl.DateTimeFormat('sv-SE', {
          timeZone: zone,
          dateStyle: 'short',
          timeStyle: 'medium',
        })
        const written = wall.format(second)
        const read = instantOf(written, zone)
        // An hour that comes twice is read as its first.
        assert.is(wall.format(new Date(read)), written, zone)
      },
    ),
    { numRuns: 500 },
  )
})

test('text keeps what belongs to it, and loses what protects it', () => {
  const cells: [cell: string, says: string][] = [
    ["'+33240123456", '+33240123456'],
    ["'=1+1", '=1+1'],
    ["'-5", '-5'],
    ["'@home", '@home'],
    ["'02928", '02928'],
    ["'1234AB", '1234AB'],
    ["'K1A 0B1", "'K1A 0B1"],
    ['="00123"', '00123'],
    ["'t Hooft", "'t Hooft"],
    ["'90s shirt", "'90s shirt"],
    ['=SUM(A1:A9)', '=SUM(A1:A9)'],
    ["a;'=SUM(A1:A9)\n'-5", 'a;=SUM(A1:A9)\n-5'],
    ["L'été;\t''+1; 'n", "L'été;\t'+1; 'n"],
    ['\u00a0 Anna \ufeff', 'Anna'],
  ]
  for (const [cell, says] of cells) assert.is(cellText(cell), says, cell)
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const once = cellText(text)
      assert.is(cellText(protectCell(once)), cellText(once))
    }),
  )
  for (const text of ['=1', 'a;=1', "a;'=1", 'a\n\t@b\r-c', '＝1'])
    assert.not.match(protectCell(text), /(?:^|[;\r\n]\t*)[=+\-@＝]/, text)
})

test('phones and countries', () => {
  const phone = (text: string, country: string | null) => {
    const read = readPhone(text, country)
    return read.ok ? read.value : 'refused'
  }
  assert.is(phone('02 40 12 34 56', 'FR'), '+33240123456')
  assert.is(phone('+33 (0)2 40 12 34 56', null), '+33240123456')
  assert.is(phone('(202) 555-0123', 'US'), '+12025550123')
  assert.is(phone('02 40 12 34 56', null), 'refused', 'of which country?')
  assert.is(phone('ask my mother', 'FR'), 'refused')
  assert.is(phone('', 'FR'), null)
  for (const [text, code] of [
    ['fr', 'FR'],
    ['France', 'FR'],
    ['Allemagne', 'DE'],
    ['UK', 'GB'],
    ['', null],
  ] as const)
    assert.equal(readCountry(text), { ok: true, value: code })
  assert.not.ok(readCountry('ZZ').ok)
  assert.not.ok(readCountry('Atlantis').ok)
})

test('of a hundred thousand keys none is taken for another', () => {
  const seen = new SeenKeys()
  for (let i = 0; i < 100_000; i++) assert.ok(seen.add(`key ${i}`))
  for (let i = 0; i < 100_000; i += 997) assert.not(seen.add(`key ${i}`))
})

test.run()
