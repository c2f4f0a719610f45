import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { doctorHeader, makeDoctorToken } from '../../../src/security/doctor-token.ts'
import { deriveKeys } from '../../../src/security/keys.ts'
import { openShop, type Shop } from '../../support/shop.ts'

const test = suite<{ shop: Shop }>('What the doctor hears')

test.before.each(async (t) => {
  t.shop = await openShop({ settings: { TRUSTED_PROXIES: '127.0.0.1' } })
})
test.after.each(async ({ shop }) => {
  await shop.close()
})

const socket = { incoming: { socket: { remoteAddress: '::ffff:127.0.0.1' } } }

async function ask(shop: Shop, token?: string, more: Record<string, string> = {}) {
  const headers = { host: 'shop.internal', ...more, ...(token && { [doctorHeader]: token }) }
  const answer = await shop.app.request('http://shop.internal/healthz', { headers }, socket)
  return (await answer.json()) as { database: string; seen?: Record<string, unknown> }
}

const plain = { database: 'ok', oldestUnsentEmailSeconds: null }

test('how a request arrived: who is believed to ask, and what the proxy said', async ({ shop }) => {
  const more = { 'x-forwarded-for': '203.0.113.77, 198.51.100.7', 'x-forwarded-proto': 'https' }
  const { seen } = await ask(shop, makeDoctorToken(shop.services.keys, shop.clock()), more)
  assert.equal(seen, {
    address: '198.51.100.7',
    remote: '127.0.0.1',
    isTrustedProxy: true,
    forwardedFor: '203.0.113.77, 198.51.100.7',
    forwardedProto: 'https',
    host: 'shop.internal',
  })
})

test('nobody else hears it: without the key file, with an old answer, or one that was changed', async ({
  shop,
}) => {
  const { keys } = shop.services
  const now = shop.clock()
  const [time = '', nonce = '', signature = ''] = makeDoctorToken(keys, now).split('.')
  const wrong = [
    undefined,
    '',
    'x',
    makeDoctorToken(deriveKeys(Buffer.alloc(32, 1)), now),
    `${time}.${nonce}.`,
    `${time}.${nonce}.${'A'.repeat(43)}`,
    `${Number(time) + 1}.${nonce}.${signature}`,
    `${time}.${'A'.repeat(22)}.${signature}`,
    `${time}.${nonce}.${signature}.`,
    makeDoctorToken(keys, new Date(now.getTime() - 60_001)),
    makeDoctorToken(keys, new Date(now.getTime() + 60_001)),
    keys.sign('form', time, nonce).toString('base64url'),
  ]
  for (const token of wrong) assert.equal(await ask(shop, token), plain, token)
  assert.ok((await ask(shop, `${time}.${nonce}.${signature}`)).seen, 'and the right one is right')
})

test('each is good once, also much later', async ({ shop }) => {
  const { keys } = shop.services
  const token = makeDoctorToken(keys, new Date(shop.clock().getTime() + 59_000))
  assert.ok((await ask(shop, token)).seen)
  assert.equal(await ask(shop, token), plain)
  shop.pass(118_000)
  await ask(shop, makeDoctorToken(keys, shop.clock()))
  assert.equal(await ask(shop, token), plain)
})

test.run()
