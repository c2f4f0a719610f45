import { minorUnitDigits } from '../i18n/money.ts'

export type Read<Value> = { ok: true; value: Value } | { ok: false; reason: string }

const reading = <Value>(value: Value): Read<Value> => ({ ok: true, value })
const refusing = (reason: string): Read<never> => ({ ok: false, reason })

/**
 * An amount in minor units (ISO 4217: cents, yen, fils) from text such as 12, 12.5, 1.234,50, 1,234.50, 1 234,50 €
 * or -3.00. The last of point and comma separates the decimals, save one that stands before exactly three figures
 * of a currency that has less than three decimals: 1.234 is more than a thousand. `decimals` says that a point always
 * separates decimals, as shop systems write.
 */
export function readMoney(text: string, currency: string, { decimals = false } = {}): Read<number> {
  const { digits, symbols } = currencyFacts(currency)
  const written = /^([^\d.,]*)([\d.,'’\s\u00a0\u202f]*\d[.,]?|[.,]\d+)([^\d.,]*)$/u.exec(text)
  if (!written) return refusing(`${JSON.stringify(text)} is no amount`)
  const [, before = '', figures = '', after = ''] = written
  const signs = (before + after).match(/[-+\u2212]/g) ?? []
  if (signs.length > 1) return refusing(`${JSON.stringify(text)} is no amount`)
  const sign = signs.length === 1 && signs[0] !== '+' ? '-' : ''
  const symbol = (before + after).replace(/[-+\u2212\s\u00a0\u202f]/g, '')
  if (symbol !== '' && !symbols.has(symbol)) return refusing(`${JSON.stringify(text)} is not in ${currency}`)

  const bare = figures.replace(/['’\s\u00a0\u202f]/g, '')
  const split = decimals ? splitAtPoint(bare) : splitAnywhere(bare, digits)
  if (!split) return refusing(`${JSON.stringify(text)} is no amount`)
  const fraction = split.fraction.replace(/0+$/, '')
  if (fraction.length > digits) return refusing(`${JSON.stringify(text)} has more decimals than ${currency}`)
  const value = Number(`${sign}${split.whole || '0'}${fraction.padEnd(digits, '0')}`)
  return Number.isSafeInteger(value) ? reading(value === 0 ? 0 : value) : refusing('is too large')
}

type Split = { whole: string; fraction: string }

function splitAtPoint(figures: string): Split | null {
  const parts = /^(\d*)(?:\.(\d*))?$/.exec(figures)
  return parts ? { whole: parts[1] ?? '', fraction: parts[2] ?? '' } : null
}

function splitAnywhere(figures: string, digits: number): Split | null {
  const marks = figures.match(/[.,]/g) ?? []
  const last = marks.at(-1)
  if (last === undefined) return { whole: figures, fraction: '' }
  const at = figures.lastIndexOf(last)
  const [whole, fraction] = [figures.slice(0, at), figures.slice(at + 1)]
  const both = marks.some((mark) => mark !== last)
  const groups = marks.filter((mark) => mark === last).length > 1 || (fraction.length === 3 && digits < 3)
  if (!both && groups) return isGrouped(figures, last) ? { whole: withoutMarks(figures), fraction: '' } : null
  if (!both) return { whole, fraction }
  const other = last === '.' ? ',' : '.'
  if (marks.filter((mark) => mark === last).length > 1 || !isGrouped(whole, other)) return null
  return { whole: withoutMarks(whole), fraction }
}

/** 1.234.567, not 1.23.4; the lakhs of India, 12,34,567, are taken too. */
const isGrouped = (figures: string, mark: string): boolean =>
  mark === '.'
    ? /^\d{1,3}(\.\d{3})*$/.test(figures)
    : /^(\d{1,3}(,\d{3})*|\d{1,2}(,\d{2})*,\d{3})$/.test(figures)

const withoutMarks = (figures: string) => figures.replace(/[.,]/g, '')

type CurrencyFacts = { digits: number; symbols: Set<string> }
const known = new Map<string, CurrencyFacts>()

/** How many decimals a currency has, and how its amounts are marked. Throws a RangeError for what is no code. */
function currencyFacts(currency: string): CurrencyFacts {
  const found = known.get(currency)
  if (found) return found
  const symbols = ['en', 'fr', 'de'].flatMap((locale) =>
    (['symbol', 'narrowSymbol', 'code'] as const).map((currencyDisplay) =>
      symbolOf(new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay })),
    ),
  )
  // US$, CA$, JP¥
  const narrow = symbolOf(
    new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' }),
  )
  const facts = {
    digits: minorUnitDigits(currency),
    symbols: new Set([...symbols, currency.slice(0, 2) + narrow]),
  }
  known.set(currency, facts)
  return facts
}

const symbolOf = (format: Intl.NumberFormat): string =>
  (format.formatToParts(1).find(({ type }) => type === 'currency')?.value ?? '').replace(
    /[\s\u00a0\u202f]/g,
    '',
  )

const codes = new Set(Intl.supportedValuesOf('currency'))
/** A currency's code in capitals (ISO 4217). */
export function readCurrency(text: string): Read<string> {
  const code = text.toUpperCase()
  return codes.has(code)
    ? reading(code)
    : refusing(text === '' ? 'is empty' : `${JSON.stringify(text)} is no currency of ISO 4217`)
}
