import { minorUnitDigits } from '../i18n/money.ts'

/** An amount in minor units as decimals with a point: 2990 in EUR is 29.90, in JPY 2990. */
export function decimalOf(amount: number, currency: string): string {
  const digits = minorUnitDigits(currency)
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0')
  const whole = figures.slice(0, figures.length - digits)
  const sign = amount < 0 ? '-' : ''
  return digits === 0 ? sign + whole : `${sign}${whole}.${figures.slice(-digits)}`
}
