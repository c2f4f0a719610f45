import type { newestOrderBefore } from '../../orders/orders.ts'
import { startOfYear, yearOf } from './shop-year.ts'

const endOfTime = new Date(8.64e15)
const firstYear = 1000

/** The years, newest first, in which the customer ordered, on the shop's calendar: one look-up for each. */
export async function yearsOfOrders(
  newestBefore: ReturnType<typeof newestOrderBefore>,
  customerId: string,
  timeZone: string,
): Promise<number[]> {
  const years: number[] = []
  let newest = await newestBefore(customerId, endOfTime)
  while (newest) {
    const year = yearOf(newest, timeZone)
    if (year < firstYear) break
    years.push(year)
    const start = startOfYear(year, timeZone)
    // Always further back, even where a zone skipped its New Year's Day.
    newest = await newestBefore(customerId, new Date(Math.min(start.getTime(), newest.getTime())))
  }
  return years
}
