import { localeOf } from './locale.ts'
import type { Language } from './words.ts'

/**
 * How many digits a currency's minor unit has behind the point, where it is not two (ISO 4217, list one).
 * A table of our own: Intl follows CLDR, which tells what shops write on price tags. On it forints, rupiahs or
 * Iraqi dinars have no digits, which would show a hundred or a thousand times the amount, and which ones have
 * none changes with the version of Node.
 */
const unusualDigits = new Map<string, number>([
  ...'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF'.split(' ').map(withDigits(0)),
  ...'BHD IQD JOD KWD LYD OMR TND'.split(' ').map(withDigits(3)),
  ...'CLF UYW'.split(' ').map(withDigits(4)),
])

function withDigits(digits: number) {
  return (currency: string): [string, number] => [currency, digits]
}

/** Digits of the currency's minor unit (ISO 4217): 2 for cents, 0 for yen, 3 for fils. */
export const minorUnitDigits = (currency: string): number => unusualDigits.get(currency) ?? 2

/**
 * An amount in words of the language: €84.50, 84,50 €. `amount` counts the currency's minor unit (ISO 4217):
 * cents, yen, fils.
 */
export function moneyInWords(language: Language, amount: number, currency: string): string {
  return written(formatterFor(language, currency, 'symbol'), amount, currency)
}

/** The same without the currency, for columns of figures whose currency is told above them: 84.50. */
export function figuresInWords(language: Language, amount: number, currency: string): string {
  return written(formatterFor(language, currency, 'none'), amount, currency)
}

/** A currency as it stands behind “in”: euros, British pounds, yens japonais; its code where it has no name. */
export function currencyInWords(language: Language, currency: string): string {
  const parts = formatterFor(language, currency, 'name').formatToParts(2)
  return parts.find((part) => part.type === 'currency')?.value ?? currency
}

/** An amount of minor units as a decimal number: -5 with two digits is `-0.05`. */
export function decimalOf(amount: number, currency: string): string {
  const digits = minorUnitDigits(currency)
  // Shifted as text, for a division would lose the last cents of a large sum.
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0')
  const point = figures.length - digits
  const sign = amount < 0 ? '-' : ''
  return digits === 0 ? `${sign}${figures}` : `${sign}${figures.slice(0, point)}.${figures.slice(point)}`
}

/** With a true minus sign: screen readers pass over a hyphen, and a deduction would be read as a charge. */
function written(formatter: Intl.NumberFormat, amount: number, currency: string): string {
  return formatter.format(decimalOf(amount, currency) as Intl.StringNumericLiteral).replace('-', '\u2212')
}

const formatters = new Map<string, Intl.NumberFormat>()

function formatterFor(language: Language, currency: string, shown: 'symbol' | 'name' | 'none') {
  const key = `${language} ${currency} ${shown}`
  const known = formatters.get(key)
  if (known) return known

  const digits = minorUnitDigits(currency)
  const formatter = new Intl.NumberFormat(localeOf[language], {
    ...(shown === 'none' ? {} : { style: 'currency', currency, currencyDisplay: shown }),
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
  formatters.set(key, formatter)
  return formatter
}
