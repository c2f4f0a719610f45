import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openShop, type Shop } from '../support/shop.ts'
import { knock } from './knock.ts'

const test = suite<{ shop: Shop }>('A slash at the end')

test.before(async (t) => {
  t.shop = await openShop()
})

test.after(({ shop }) => shop.close())

test('is left out, for reading only', async ({ shop }) => {
  for (const [path, location] of [
    ['/login/', '/login'],
    ['/web-site-access/', '/web-site-access'],
    ['/.well-known/change-password/', '/.well-known/change-password'],
    ['/forgot-password/sent/R-ABC123/', '/forgot-password/sent/R-ABC123'],
  ] as const) {
    for (const method of ['GET', 'HEAD']) {
      const answer = await knock(shop, path, { method })
      assert.is(answer.status, 308, path)
      assert.is(answer.headers.get('location'), location)
      assert.is(answer.headers.get('cache-control'), 'no-store')
    }
    assert.is((await knock(shop, path, { body: { email: 'x' } })).status, 404, path)
  }
  assert.is((await knock(shop, '/')).status, 302)
})

test('never leads to another host', async ({ shop }) => {
  const tricks = [
    '//evil.example/',
    '///evil.example/',
    '/%2fevil.example/',
    '/%5cevil.example/',
    '/%09/evil.example/',
    '/login//',
    '/.//evil.example/',
    '/login/%2e%2e//evil.example/',
    '/@evil.example/',
    '/a:b/',
    '/%0d%0aSet-Cookie:x=y/',
    '/%E0%A4%A/',
  ]
  for (const path of tricks) {
    const { status, headers } = await knock(shop, path)
    assert.is(status, 404, path)
    assert.is(headers.get('location'), null)
  }
})

test.run()
