import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { startOfYear, yearOf } from '../../../src/features/order-history/shop-year.ts'

const zones = [
  'UTC',
  'Europe/Paris',
  'America/Los_Angeles',
  'Asia/Kathmandu',
  'Pacific/Kiritimati',
  'Pacific/Chatham',
]

test('a year begins at midnight on the shop’s wall, a second after the one before', () => {
  for (const zone of zones) {
    for (let year = 1996; year < 2040; year += 1) {
      const start = startOfYear(year, zone)
      assert.is(yearOf(start, zone), year, `${zone} ${year}`)
      assert.is(yearOf(new Date(start.getTime() - 1), zone), year - 1, `${zone} ${year}`)
    }
  }
})

test('in Paris that is 23:00 UTC', () => {
  assert.is(startOfYear(2026, 'Europe/Paris').toISOString(), '2025-12-31T23:00:00.000Z')
  assert.is(startOfYear(2026, 'America/Los_Angeles').toISOString(), '2026-01-01T08:00:00.000Z')
})

test.run()
