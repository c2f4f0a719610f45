import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openShop } from '../support/shop.ts'
import { knock } from './knock.ts'

const asked = async (settings: Record<string, string> | 'trial', host: string, path = '/login') => {
  const shop = await openShop(settings === 'trial' ? { trial: true } : { settings })
  const answer = await knock(shop, path, { headers: { host, 'x-forwarded-host': 'localhost:3000' } })
  await shop.close()
  return answer
}

const refused = [
  'evil.example',
  'evil.example:3000',
  'localhost',
  'localhost:3001',
  'localhost:3000.evil.example',
  'evil.localhost:3000',
  'localhost.:3000',
  '127.0.0.1:3000',
  '[::1]:3000',
  'localhost:3000, evil.example',
  'xn--lcalhost-n4a:3000',
]

test('a real shop answers to its own name only, in whatever case', async () => {
  const shop = await openShop()
  for (const host of ['localhost:3000', 'LOCALHOST:3000'])
    assert.is((await knock(shop, '/login', { headers: { host } })).status, 200, host)
  for (const host of refused) {
    for (const path of ['/login', '/', '/favicon.ico', '/nowhere', '/healthz/']) {
      const answer = await knock(shop, path, { headers: { host, 'x-forwarded-host': 'localhost:3000' } })
      assert.is(answer.status, 421, `${host} ${path}`)
      assert.is(answer.headers.get('cache-control'), 'no-store')
      assert.not.match(await answer.text(), 'evil')
    }
  }
  await shop.close()
})

test('a monitor may call us by any name: it learns how we are, and no more', async () => {
  const answer = await asked({}, 'evil.example', '/healthz')
  assert.is(answer.status, 200)
  assert.equal(await answer.json(), { database: 'ok', oldestUnsentEmailSeconds: null })
})

test('the host of a whole URL in the request line counts as well', async () => {
  const shop = await openShop()
  const request = new Request('http://evil.example/login', { headers: { host: 'localhost:3000' } })
  assert.is((await shop.app.fetch(request)).status, 421)
  await shop.close()
})

test('X-Forwarded-Host and its kin change nothing: not the links, not the redirects', async () => {
  const shop = await openShop()
  const headers = {
    'x-forwarded-host': 'evil.example',
    'x-host': 'evil.example',
    'x-forwarded-server': 'evil.example',
    forwarded: 'host=evil.example',
    'x-original-url': '/healthz',
    'x-rewrite-url': '/healthz',
    'x-http-method-override': 'DELETE',
  }
  for (const path of [
    '/',
    '/login',
    '/profile',
    '/forgot-password',
    '/login/',
    '/.well-known/change-password',
  ]) {
    const plain = await knock(shop, path)
    const answer = await knock(shop, path, { headers })
    assert.is(answer.status, plain.status, path)
    assert.is(answer.headers.get('location'), plain.headers.get('location'))
    assert.not.match(await answer.text(), 'evil.example')
  }
  await shop.close()
})

test('on the standard port a shop is known without it', async () => {
  const settings = { PUBLIC_URL: 'https://compte.perrin.example' }
  assert.is((await asked(settings, 'compte.perrin.example')).status, 200)
  for (const host of ['compte.perrin.example:3000', 'perrin.example', 'www.compte.perrin.example'])
    assert.is((await asked(settings, host)).status, 421, host)
})

test('a trial answers to every name of this machine, and to no other', async () => {
  for (const host of ['localhost:3000', '127.0.0.1:3000', '[::1]:3000'])
    assert.is((await asked('trial', host)).status, 200, host)
  for (const host of ['evil.example:3000', '127.0.0.2:3000', '0.0.0.0:3000', 'localhost'])
    assert.is((await asked('trial', host)).status, 421, host)
})

test.run()
