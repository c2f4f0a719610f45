import { localeOf } from './locale.ts'
import type { Language } from './words.ts'

const formatters = new Map<string, Intl.NumberFormat>()

/** An amount in words of the language. `amount` counts the currency's smallest unit (ISO 4217): cents, yen, fils. */
export function moneyInWords(language: Language, amount: number, currency: string): string {
  const formatter = formatterFor(language, currency)
  const digits = formatter.resolvedOptions().maximumFractionDigits ?? 2
  return formatter.format(decimal(amount, digits) as Intl.StringNumericLiteral)
}

/** -5 with two digits is `-0.05`: shifted as text, for a division would lose the last cents of a large sum. */
function decimal(amount: number, digits: number): string {
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0')
  const point = figures.length - digits
  return `${amount < 0 ? '-' : ''}${figures.slice(0, point)}.${figures.slice(point)}`
}

function formatterFor(language: Language, currency: string): Intl.NumberFormat {
  const key = `${language} ${currency}`
  const known = formatters.get(key)
  if (known) return known

  const formatter = new Intl.NumberFormat(localeOf[language], { style: 'currency', currency })
  formatters.set(key, formatter)
  return formatter
}
