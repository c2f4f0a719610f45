import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import {
  currencyInWords,
  decimalOf,
  figuresInWords,
  minorUnitDigits,
  moneyInWords,
} from '../../src/i18n/money.ts'

const currencies = Intl.supportedValuesOf('currency')
const amounts = fc.integer({ min: -Number.MAX_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER })
const language = fc.constantFrom('en' as const, 'fr' as const)

/** The minor units that a text tells of, read as a person does: sign, figures, and what stands behind the point. */
function readMinorUnits(text: string, currency: string, point: ',' | '.'): number {
  const figures = text.replace(/[^\d.,]/g, '').replace(/^[.,]+|[.,]+$/g, '')
  const [whole = '', behind = ''] = minorUnitDigits(currency) === 0 ? [figures] : splitAtLast(figures, point)
  assert.is(behind.length, minorUnitDigits(currency), text)
  const units = Number(whole.replace(/[.,]/g, '') + behind)
  return text.includes('\u2212') ? -units : units
}

const splitAtLast = (text: string, mark: string) => {
  const at = text.lastIndexOf(mark)
  return [text.slice(0, at), text.slice(at + 1)]
}

test('what is written reads back as the same minor units, in every currency and both languages', () => {
  assert.ok(currencies.length > 150)
  for (const currency of currencies) {
    fc.assert(
      fc.property(language, amounts, (spoken, amount) => {
        const point = spoken === 'fr' ? ',' : '.'
        for (const written of [moneyInWords, figuresInWords])
          assert.is(readMinorUnits(written(spoken, amount, currency), currency, point) + 0, amount + 0)
      }),
      { numRuns: 20 },
    )
  }
})

test('the decimal number is the amount, digit by digit', () => {
  fc.assert(
    fc.property(fc.constantFrom(...currencies), amounts, (currency, amount) => {
      const decimal = decimalOf(amount, currency)
      assert.is(BigInt(decimal.replace('.', '')), BigInt(amount))
      assert.is((decimal.split('.')[1] ?? '').length, minorUnitDigits(currency))
    }),
  )
})

test('digits are those of ISO 4217, whatever this Node’s CLDR says', () => {
  const digits: Record<string, number> = {
    EUR: 2,
    USD: 2,
    GBP: 2,
    CHF: 2,
    SEK: 2,
    JPY: 0,
    KRW: 0,
    ISK: 0,
    CLP: 0,
    XOF: 0,
    VND: 0,
    UGX: 0,
    RWF: 0,
    KWD: 3,
    BHD: 3,
    TND: 3,
    JOD: 3,
    OMR: 3,
    LYD: 3,
    IQD: 3,
    CLF: 4,
    UYW: 4,
    HUF: 2,
    CZK: 2,
    TWD: 2,
    IDR: 2,
    COP: 2,
    PKR: 2,
    MGA: 2,
    MRU: 2,
    ALL: 2,
    RSD: 2,
    LBP: 2,
  }
  for (const [currency, count] of Object.entries(digits))
    assert.is(minorUnitDigits(currency), count, currency)
})

/** Where CLDR has other digits than ISO 4217, in any version that a supported Node carries: it drops the coins. */
const cldrDropsCoins =
  'AFN ALL COP CRC GYD HUF IDR IQD IRR KPW LAK LBP MGA MMK MUR PKR RSD SLL SOS STN SYP TZS TWD UZS YER'

test('Intl differs from ISO 4217 only where it drops the coins that nobody uses any more', () => {
  for (const currency of currencies) {
    const { maximumFractionDigits } = new Intl.NumberFormat('en', {
      style: 'currency',
      currency,
    }).resolvedOptions()
    const same = maximumFractionDigits === minorUnitDigits(currency)
    assert.ok(same || (maximumFractionDigits === 0 && cldrDropsCoins.includes(currency)), currency)
  }
})

test('forints and dinars keep their hundredths and thousandths', () => {
  assert.is(moneyInWords('en', 129_990, 'HUF'), 'HUF\u00a01,299.90')
  assert.is(moneyInWords('fr', 12_345, 'KWD'), '12,345\u00a0KWD')
  assert.is(moneyInWords('en', 1_000_500, 'IQD'), 'IQD\u00a01,000.500')
  assert.is(moneyInWords('fr', 500, 'JPY'), '500\u00a0JPY')
  assert.is(moneyInWords('fr', 500, 'ISK'), '500\u00a0ISK')
})

test('a deduction has a minus that is read aloud', () => {
  assert.is(moneyInWords('en', -690, 'EUR'), '\u2212€6.90')
  assert.is(figuresInWords('fr', -690, 'EUR'), '\u22126,90')
})

test('a currency has a name behind “in”', () => {
  assert.is(currencyInWords('en', 'EUR'), 'euros')
  assert.is(currencyInWords('fr', 'GBP'), 'livres sterling')
  assert.is(currencyInWords('en', 'XYZ'), 'XYZ')
})

test.run()
