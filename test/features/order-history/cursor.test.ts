import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { cursorOf, readCursor } from '../../../src/features/order-history/cursor.ts'
import { listPath, readWish, wholeList } from '../../../src/features/order-history/list-wish.ts'
import { returnPath } from '../../../src/http/return-path.ts'
import { orderStatuses } from '../../../src/orders/orders.ts'
import { paths } from '../../../src/paths.ts'

const places = fc.record(
  { placedAt: fc.date({ noInvalidDate: true }), id: fc.uuid({ version: 7 }) },
  { noNullPrototype: true },
)

test('a cursor leads back to the place it was made of, and fits into an address', () => {
  fc.assert(
    fc.property(places, (place) => {
      const cursor = cursorOf(place)
      assert.match(cursor, /^[\w-]{1,100}$/)
      assert.equal(readCursor(cursor), place)
    }),
  )
})

test('what is no cursor is none, and never throws', () => {
  const forged = (text: string) => Buffer.from(text).toString('base64url')
  const id = '019a0000-0000-7000-8000-000000000000'
  for (const text of [
    '',
    'x',
    `${id}.1`,
    `1.${id} `,
    `01.${id}`,
    `-0.${id}`,
    `9999999999999999.${id}`,
    `1e3.${id}`,
    `1.${id.toUpperCase().replace('A', 'G')}`,
  ])
    assert.is(readCursor(forged(text)), null, text)
  const good = cursorOf({ placedAt: new Date(0), id })
  for (const text of [`${good}=`, `${good}A`, ` ${good}`, good.slice(1), good.slice(0, -1)])
    assert.is(readCursor(text), null)
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.base64String()), (text) => {
      const place = readCursor(text)
      assert.ok(place === null || cursorOf(place) === text)
    }),
  )
})

test('a list’s address says what was asked, once and for all, and one can come back to it', () => {
  const wishes = fc.oneof(
    fc.record(
      {
        number: fc.constant(null),
        year: fc.option(fc.integer({ min: 1000, max: 9999 })),
        status: fc.option(fc.constantFrom(...orderStatuses)),
        place: fc.option(
          fc
            .tuple(places, fc.constantFrom('older' as const, 'newer' as const))
            .map(([place, to]) => ({ ...place, to })),
        ),
      },
      { noNullPrototype: true },
    ),
    fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .map((typed) => [...typed.trim()].slice(0, 80).join(''))
      .filter((typed) => typed !== '' && typed === typed.trim())
      .map((number) => ({ ...wholeList, number })),
  )
  fc.assert(
    fc.property(wishes, (wish) => {
      const path = listPath(wish)
      const { searchParams, pathname, search } = new URL(path, 'https://shop.example')
      assert.is(pathname + search, path, 'a browser changes nothing of it: no redirect without end')
      assert.equal(readWish(searchParams), wish)
      assert.is(returnPath(path), path)
    }),
  )
})

test('an order’s address carries any printable number, and one can come back to it', () => {
  const numbers = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
    .filter((number) => !/^\.{1,2}$/.test(number))
  fc.assert(
    fc.property(numbers, (number) => {
      const path = paths.order(number)
      const { pathname, search, hash } = new URL(path, 'https://shop.example')
      assert.is(pathname + search + hash, path)
      assert.is(decodeURIComponent(path.slice('/order-history/'.length)), number)
      assert.is(returnPath(path), path)
    }),
  )
})

test('what only looks like an address of Order History leads nowhere', () => {
  for (const path of [
    '/order-history/',
    '/order-history/.',
    '/order-history/..',
    '/order-history/%2e%2E',
    '/order-history/a/b',
    '/order-history/%zz',
    '/order-history/a?x',
    '/order-history/a#x',
    '/order-history//evil.example',
    '/order-history?',
    '/order-history?year=2026&',
    '/order-history?year=20266',
    '/order-history?next=//evil.example',
    '/order-history?year=2026&next=x',
    '/order-history?number=a&b',
    '/order-history?number=<b>',
    '/Order-History/1',
    '/order-history/1\n',
  ])
    assert.is(returnPath(path), null, path)
})

test.run()
