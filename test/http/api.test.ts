import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { createApiKey, endApiKey, listApiKeys, readScopes } from '../../src/accounts/api-key-making.ts'
import { type Scope, scopes } from '../../src/accounts/api-keys.ts'
import { apiOperations } from '../../src/api.ts'
import type { Operation } from '../../src/http/api/operation.ts'
import { callWith, openCaller, theo, trayOrder } from '../support/api-caller.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { everything, knock } from './knock.ts'

const test = suite<{ shop: Shop }>('The API')

test.before.each(async (scene) => {
  scene.shop = await openShop()
})
test.after.each(({ shop }) => shop.close())

/** Everything stored, but for when keys were used. */
const stored = (shop: Shop) => everything(shop).replace(/"last_used_at":\d+/g, '"last_used_at":null')

type Sample = { path: string; body?: unknown; status: number }

/** What makes each operation do something; a new operation fails here until it has a line. */
const samples: Record<string, Sample> = {
  putOrder: { path: '/orders/1042', body: trayOrder, status: 201 },
  getOrder: { path: '/orders/1', status: 200 },
  listOrders: { path: '/orders', status: 200 },
  putOrders: { path: '/orders/batch', body: { orders: [{ ...trayOrder, number: '2' }] }, status: 200 },
  putCustomer: { path: '/customers/2', body: { ...theo, email: 'ida@example.com' }, status: 201 },
  getCustomer: { path: '/customers/1', status: 200 },
  listCustomers: { path: '/customers', status: 200 },
  deleteCustomer: { path: '/customers/1', status: 204 },
}

async function operationsOf(shop: Shop): Promise<(Omit<Operation, 'body'> & Sample)[]> {
  const { call } = await openCaller(shop)
  await call('PUT', '/orders/1', { body: trayOrder })
  await call('PUT', '/customers/1', { body: theo })
  return apiOperations(shop.services).map((operation) => {
    const sample = samples[operation.id]
    if (!sample) throw new Error(`${operation.id} is new: add it to \`samples\``)
    const { body: _, ...described } = operation
    return { ...described, ...sample }
  })
}

test('every operation opens to its own scope and to no other', async ({ shop }) => {
  const operations = await operationsOf(shop)
  const callers = new Map<Scope, Awaited<ReturnType<typeof openCaller>>>()
  for (const scope of scopes) callers.set(scope, await openCaller(shop, [scope]))
  for (const { id, method, path, scope, body, status } of operations) {
    const before = stored(shop)
    for (const [granted, { call }] of callers) {
      if (granted === scope) continue
      const answer = await call(method.toUpperCase(), path, body === undefined ? {} : { body })
      assert.is(answer.status, 403, `${id} with ${granted}`)
      assert.is(
        answer.headers.get('www-authenticate'),
        `Bearer realm="api", error="insufficient_scope", scope="${scope}"`,
      )
      assert.is(answer.type, 'application/problem+json')
      assert.not.match(answer.text, /theo|anna/)
    }
    assert.is(stored(shop), before, id)
    const right = await callers
      .get(scope)
      ?.call(method.toUpperCase(), path, body === undefined ? {} : { body })
    assert.is(right?.status, status, id)
  }
})

test('nobody, a customer’s cookie and a key that is none get 401 with a challenge', async ({ shop }) => {
  const operations = await operationsOf(shop)
  const anna = await shop.customer()
  const browser = shop.browser()
  await browser.open('/login')
  await browser.type('Email', anna.email).type('Password', anna.password).press('Log in')
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const { secret } = await createApiKey(
    shop.database,
    { name: 'x', scopes },
    { actor: { kind: 'command' } },
    shop.clock(),
  )
  const session = browser.cookies.get('session') ?? ''
  const attempts: [authorization: string | null, headers: Record<string, string>, error: boolean][] = [
    [null, {}, false],
    [null, { cookie }, false],
    [null, { cookie: `key=${secret}` }, false],
    ['', {}, false],
    [`Basic ${Buffer.from(`${secret}:`).toString('base64')}`, {}, false],
    [secret, {}, false],
    ['Bearer', {}, false],
    [`Bearer ${session}`, {}, true],
    [`Bearer ${secret.slice(0, -1)}`, {}, true],
    [`Bearer ${secret}A`, {}, true],
    [`Bearer ${secret.toUpperCase()}`, {}, true],
    [`Bearer ck_${'A'.repeat(43)}`, {}, true],
    [`Bearer ${secret}, Bearer ${secret}`, {}, true],
  ]
  const before = stored(shop)
  for (const { id, method, path, body } of operations) {
    for (const [authorization, headers, isToken] of id === 'getOrder' ? attempts : attempts.slice(0, 3)) {
      const answer = await callWith(shop, authorization, method.toUpperCase(), path, { headers, body })
      assert.is(answer.status, 401, `${id} with ${authorization}`)
      const error = isToken ? ', error="invalid_token"' : ''
      assert.is(answer.headers.get('www-authenticate'), `Bearer realm="api"${error}`)
      assert.is(answer.type, 'application/problem+json')
      assert.equal(answer.headers.getSetCookie(), [])
      assert.not.match(answer.text, /theo|anna|1042/)
    }
  }
  assert.is(stored(shop), before)
})

test('cookies are ignored: none is read, none is set, none opens or shuts anything', async ({ shop }) => {
  const { call } = await openCaller(shop)
  for (const headers of [
    {
      cookie: 'session=x; visitor=y; language=fr',
      origin: 'https://evil.example',
      'sec-fetch-site': 'cross-site',
    },
    { 'accept-language': 'fr' },
  ]) {
    const answer = await call('PUT', '/orders/1', { body: trayOrder, headers })
    assert.ok(answer.status < 300)
    assert.equal(answer.headers.getSetCookie(), [])
    assert.is(answer.headers.get('access-control-allow-origin'), null)
    assert.is(answer.headers.get('cache-control'), 'no-store')
    assert.is(answer.headers.get('x-content-type-options'), 'nosniff')
  }
})

test('the scheme of the key is read in any case', async ({ shop }) => {
  const { secret } = await openCaller(shop)
  for (const scheme of ['Bearer', 'bearer', 'BEARER'])
    assert.is((await callWith(shop, `${scheme} ${secret}`, 'GET', '/orders')).status, 200, scheme)
})

test('an ended key is refused from then on, and stays in the list', async ({ shop }) => {
  const { id, call } = await openCaller(shop)
  assert.is((await call('GET', '/orders')).status, 200)
  assert.is(await endApiKey(shop.database, id, { actor: { kind: 'command' } }, shop.clock()), true)
  const answer = await call('GET', '/orders')
  assert.is(answer.status, 401)
  assert.match(answer.headers.get('www-authenticate') ?? '', 'invalid_token')
  assert.is(await endApiKey(shop.database, id, { actor: { kind: 'command' } }, shop.clock()), false)
  assert.is(await endApiKey(shop.database, 'none', { actor: { kind: 'command' } }, shop.clock()), false)
  const [listed] = await listApiKeys(shop.database)
  assert.equal([listed?.id, listed?.name, listed?.endedAt], [id, 'warehouse', shop.clock()])
  assert.not.ok(listed && 'secretDigest' in listed)
})

test('the last use is written, at most once a minute', async ({ shop }) => {
  const { call } = await openCaller(shop)
  const lastUsed = async () => (await listApiKeys(shop.database))[0]?.lastUsedAt ?? null
  assert.is(await lastUsed(), null)
  await call('GET', '/orders')
  const first = await lastUsed()
  assert.equal(first, shop.clock())
  shop.pass(59_000)
  await call('GET', '/orders')
  assert.equal(await lastUsed(), first)
  shop.pass(1000)
  await call('GET', '/orders')
  assert.equal(await lastUsed(), shop.clock())
})

test('scopes are read with commas or spaces, and an unknown one is refused', () => {
  assert.equal(readScopes('orders:write, orders:read'), ['orders:read', 'orders:write'])
  assert.equal(readScopes('customers:read'), ['customers:read'])
  for (const wrong of ['', ' ', 'orders', 'orders:read,all', 'ORDERS:READ'])
    assert.is(readScopes(wrong), null, wrong)
})

test('a key makes 600 calls a minute; the next waits for the minute, other keys do not', async ({ shop }) => {
  const { call } = await openCaller(shop)
  const other = await openCaller(shop)
  shop.pass(1000)
  for (let i = 0; i < 600; i += 1) {
    const answer = await call('GET', '/customers?limit=1')
    if (answer.status !== 200) assert.unreachable(`${i}: ${answer.status}`)
  }
  shop.pass(20_000)
  const answer = await call('GET', '/customers?limit=1')
  assert.equal([answer.status, answer.type], [429, 'application/problem+json'])
  assert.is(answer.headers.get('retry-after'), '40')
  assert.is((await other.call('GET', '/customers')).status, 200)
  shop.pass(40_000)
  assert.is((await call('GET', '/customers')).status, 200)
})

test('wrong keys are counted by network, and a right one gets in all the same', async ({ shop }) => {
  const { secret } = await openCaller(shop)
  const guess = (address: string, key: string) =>
    knock(shop, '/api/v1/orders', { headers: { authorization: `Bearer ${key}` }, address })
  const statuses = new Map<number, number>()
  const guesses = Array.from({ length: 110 }, (_, i) =>
    guess('203.0.113.7', `ck_${String(i).padStart(43, 'x')}`),
  )
  for (const { status } of await Promise.all(guesses)) statuses.set(status, (statuses.get(status) ?? 0) + 1)
  assert.equal([...statuses].toSorted(), [
    [401, 100],
    [429, 10],
  ])
  const refused = await guess('203.0.113.7', 'ck_x')
  assert.is(refused.headers.get('retry-after'), '900')
  assert.is((await guess('203.0.113.7', secret)).status, 200)
  assert.is((await guess('203.0.113.8', 'ck_x')).status, 401)
  shop.pass(15 * 60_000)
  assert.is((await guess('203.0.113.7', 'ck_x')).status, 401)
})

test('what is not there is 404, what is there for others 405 with Allow, both as a problem', async ({
  shop,
}) => {
  const { call } = await openCaller(shop)
  for (const path of ['/', '', '/nope', '/orders/1/lines', '/orders/', '/../v2/orders', '/login']) {
    const answer = await call('GET', path)
    assert.equal([answer.status, answer.type], [404, 'application/problem+json'], path)
    assert.is(answer.body.status, 404)
  }
  assert.is((await knock(shop, '/api')).status, 404)
  assert.is(
    (await knock(shop, '/api/v1/login', { body: { email: 'x' } })).headers.get('content-type'),
    'application/problem+json',
  )
  for (const [method, path, allow] of [
    ['DELETE', '/orders/1', 'GET, HEAD, PUT'],
    ['POST', '/orders', 'GET, HEAD'],
    ['PATCH', '/customers/1', 'GET, HEAD, PUT, DELETE'],
    ['PUT', '/orders', 'GET, HEAD'],
    ['OPTIONS', '/orders/1', 'GET, HEAD, PUT'],
    ['POST', '/openapi.json', 'GET, HEAD'],
  ] as const) {
    const answer = await call(method, path)
    assert.equal([answer.status, answer.type], [405, 'application/problem+json'], `${method} ${path}`)
    assert.is(answer.headers.get('allow'), allow)
  }
  const foreign = await knock(shop, '/api/v1/orders', { headers: { host: 'evil.example' } })
  assert.equal([foreign.status, foreign.headers.get('content-type')], [421, 'application/problem+json'])
})

test('a body that is no JSON, too long, compressed, deep or ambiguous is refused for what it is', async ({
  shop,
}) => {
  const { call } = await openCaller(shop)
  const json = JSON.stringify(trayOrder)
  const twice = (name: string) => `{"email":null,${json.slice(1, -1)},${name}:null}`
  const bytes = (...values: number[]) => new Uint8Array(values)
  const wrong: [status: number, sent: Parameters<typeof call>[2], pointer?: string][] = [
    [415, { raw: json, headers: { 'content-type': 'text/plain' } }],
    [415, { raw: 'email=x', headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    [415, { raw: json, headers: { 'content-type': 'application/json; charset=latin1' } }],
    [415, { raw: json, headers: { 'content-type': 'application/jsonp' } }],
    [415, { raw: json, headers: { 'content-encoding': 'gzip' } }],
    [415, {}],
    [413, { raw: `{"note":"${'x'.repeat(1_000_000)}"}` }],
    [413, { raw: '{}', headers: { 'content-length': '1000001' } }],
    [400, { raw: '' }],
    [400, { raw: '{' }],
    [400, { raw: "{'email':1}" }],
    [400, { raw: `${json}x` }],
    [400, { raw: bytes(0x22, 0xff, 0x22) }],
    [400, { raw: '['.repeat(33) + ']'.repeat(33) }],
    [400, { raw: '['.repeat(900_000) }],
    [400, { raw: `${'{"a":'.repeat(33)}1${'}'.repeat(33)}` }],
    [400, { raw: twice('"email"') }, '#/email'],
    [400, { raw: twice('"\\u0065mail"') }, '#/email'],
    [400, { raw: '{"lines":[{},{"name":"a","name":"b"}]}' }, '#/lines/1/name'],
    [422, { raw: 'null' }, '#'],
    [422, { raw: '[]' }, '#'],
    [422, { raw: '"x"' }, '#'],
    [422, { raw: '{"__proto__":{"status":"sent"}}' }],
    [422, { raw: '{"constructor":1}' }],
    [422, { raw: '{"\\ud800":1}' }],
  ]
  for (const [status, sent, pointer] of wrong) {
    const answer = await call('PUT', '/orders/1', sent)
    const told = JSON.stringify(sent).slice(0, 80)
    assert.equal([answer.status, answer.type], [status, 'application/problem+json'], told)
    assert.is(answer.body.status, status)
    if (pointer) assert.is(answer.body.errors?.[0]?.pointer, pointer, told)
  }
  assert.is((await call('GET', '/orders/1')).status, 404)
  for (const raw of [`\ufeff${json}`, ` ${json} `, json.replace('"email"', '"\\u0065mail"')])
    assert.ok((await call('PUT', '/orders/1', { raw })).status < 300, raw.slice(0, 20))
  const parameters = { 'content-type': 'Application/JSON; charset="UTF-8"' }
  assert.is((await call('PUT', '/orders/1', { raw: json, headers: parameters })).status, 200)
})

test('many faults are told, and not without end', async ({ shop }) => {
  const { call } = await openCaller(shop)
  const many = Object.fromEntries(Array.from({ length: 5000 }, (_, i) => [`field ${i}`, 1]))
  const answer = await call('PUT', '/orders/1', { body: many })
  assert.is(answer.body.errors?.length, 50)
  const long = await call('PUT', '/orders/1', { body: { ['k'.repeat(500_000)]: 1 } })
  assert.ok(long.text.length < 2000)
})

test('what fails in storage is 503 with Retry-After, what breaks is 500, both as a problem', async ({
  shop,
}) => {
  const { call } = await openCaller(shop)
  shop.client.function('broken', () => {
    throw new Error('planted')
  })
  shop.client.exec('create trigger planted before insert on customer_order begin select broken(); end')
  const answer = await call('PUT', '/orders/1', { body: trayOrder })
  assert.equal([answer.status, answer.type], [500, 'application/problem+json'])
  assert.not.match(answer.text, /planted|sqlite|\.ts/i)
  assert.match(shop.log(), 'planted')
  shop.client.exec('drop trigger planted')
  shop.client.pragma('query_only = on')
  const full = await call('PUT', '/orders/1', { body: trayOrder })
  assert.equal([full.status, full.headers.get('retry-after')], [503, '30'])
  shop.client.pragma('query_only = off')
})

test('the secret is in no table and in no log, and neither is what was sent', async ({ shop }) => {
  const { secret, call } = await openCaller(shop)
  assert.match(secret, /^ck_[A-Za-z0-9_-]{43}$/)
  await call('PUT', '/orders/1', { body: { ...trayOrder, note: 'for your eyes' } })
  await call('PUT', '/orders/1', { body: { ...trayOrder, total: 'for your eyes' } })
  await call('GET', `/orders?email=hidden@example.com&x=${secret}`)
  await callWith(shop, `Bearer ${secret}x`, 'GET', '/orders')
  const token = secret.slice(3)
  const raw = Buffer.from(token, 'base64url')
  for (const spelling of [token, token.toLowerCase(), raw.toString('hex'), raw.toString('base64')]) {
    assert.not.ok(everything(shop).includes(spelling))
    assert.not.ok(shop.log().includes(spelling))
  }
  assert.not.match(shop.log(), /for your eyes|hidden@/)
  assert.match(shop.log(), '"event":"authn_key_fail"')
})

test.run()
