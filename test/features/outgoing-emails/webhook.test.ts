import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { everything, knock } from '../../http/knock.ts'
import {
  mailboxFull,
  postWebhook,
  type Sent,
  signedWebhook,
  tell,
  webhookSecret,
} from '../../support/mail-far-end/webhooks.ts'
import { openShop, type Shop } from '../../support/shop.ts'
import { ask, days, minutes, one, rows, seconds } from '../login/steps.ts'

const test = suite<{ shop: Shop; providerId: string }>('What the provider tells')

test.before.each(async (t) => {
  t.shop = await openShop({ settings: { RESEND_WEBHOOK_SECRET: webhookSecret } })
  await t.shop.customer()
  await ask(t.shop.browser(), 'anna@example.com')
  const [email] = await t.shop.deliver()
  t.providerId = email?.id ?? ''
})

test.after.each(({ shop }) => shop.close())

const emailRow = (shop: Shop) => rows(shop, 'select * from email')[0]

const stateNow = (shop: Shop) => {
  const { state, reason, state_at: at } = emailRow(shop) ?? {}
  return [state, reason, at]
}

const delivered = (shop: Shop, providerId: string) => ({
  type: 'email.delivered',
  created_at: shop.clock().toISOString(),
  data: { email_id: providerId },
})

test('delivered: the email is, and since when', async ({ shop, providerId }) => {
  shop.pass(seconds(90))
  await tell(shop, providerId, 'delivered')
  assert.equal(stateNow(shop), ['delivered', null, shop.clock().getTime()])
})

test('each of its words is a state; the reason stands beside it, without the address', async ({ shop }) => {
  const words: [type: string, more: object, state: string, reason: string | null][] = [
    ['sent', {}, 'sent', null],
    ['delivery_delayed', {}, 'delayed', null],
    ['delivered', {}, 'delivered', null],
    [
      'bounced',
      mailboxFull,
      'bounced',
      'Transient/MailboxFull – The recipient’s mailbox is full. – smtp; 552 5.2.2 <…@…> mailbox full',
    ],
    [
      'bounced',
      { bounce: { type: 'Permanent', subType: 'OnAccountSuppressionList' } },
      'suppressed',
      'Permanent/OnAccountSuppressionList',
    ],
    ['complained', {}, 'complained', null],
    [
      'suppressed',
      { suppressed: { type: 'bounced', message: 'On the list' } },
      'suppressed',
      'bounced – On the list',
    ],
    ['failed', { failed: { reason: 'reached_daily_quota' } }, 'failed', 'reached_daily_quota'],
  ]
  for (const [type, more, state, reason] of words) {
    shop.client.prepare('delete from email_event').run()
    shop.client.prepare("update email set state = 'sent', reason = null, provider_id = 'one'").run()
    await tell(shop, 'one', type, more)
    assert.equal(stateNow(shop).slice(0, 2), [state, reason], type)
  }
})

test('the order of arrival does not matter', async ({ shop }) => {
  const happened: [type: string, more: object][] = [
    ['sent', {}],
    ['delivery_delayed', {}],
    ['delivered', {}],
    ['bounced', mailboxFull],
    ['suppressed', { suppressed: { type: 'bounced', message: 'later' } }],
  ]
  const sent = happened.map(([type, more], i) => {
    const at = new Date(shop.clock().getTime() + seconds(i))
    const told = { type: `email.${type}`, created_at: at.toISOString(), data: { email_id: 'one', ...more } }
    return signedWebhook(told, { id: `msg_${type}`, at })
  })
  const ends = new Set<string>()
  for (const order of permutations(sent)) {
    shop.client.prepare('delete from email_event').run()
    shop.client.prepare("update email set state = 'sent', reason = null, provider_id = 'one'").run()
    for (const each of order) assert.is((await postWebhook(shop, each)).status, 200)
    ends.add(JSON.stringify(stateNow(shop)))
  }
  const last = shop.clock().getTime() + seconds(4)
  assert.equal([...ends], [JSON.stringify(['suppressed', 'bounced – later', last])])

  const complained = {
    type: 'email.complained',
    created_at: '2026-11-01T00:00:00Z',
    data: { email_id: 'one' },
  }
  await postWebhook(shop, signedWebhook(complained, { at: shop.clock() }))
  assert.is(stateNow(shop)[0], 'complained', 'however long ago')
})

function permutations<Value>(values: Value[]): Value[][] {
  if (values.length < 2) return [values]
  return values.flatMap((first, i) => permutations(values.toSpliced(i, 1)).map((rest) => [first, ...rest]))
}

test('a delay is over with the delivery, not with another delay', async ({ shop, providerId }) => {
  await tell(shop, providerId, 'delivery_delayed')
  const first = stateNow(shop)
  shop.pass(minutes(20))
  await tell(shop, providerId, 'delivery_delayed')
  assert.equal(stateNow(shop), ['delayed', null, Number(first[2]) + minutes(20)])
  await tell(shop, providerId, 'delivered')
  assert.is(stateNow(shop)[0], 'delivered')
})

test('what is told before our own note of the email’s id counts once it is noted', async () => {
  const shop = await openShop({ settings: { RESEND_WEBHOOK_SECRET: webhookSecret } })
  await shop.customer()
  await ask(shop.browser(), 'anna@example.com')
  shop.farEnd.behave('dropAfterAccept', 1)
  await shop.deliver()
  const providerId = shop.farEnd.emails[0]?.id ?? ''
  assert.is(stateNow(shop)[0], 'waiting', 'its answer never came')

  await tell(shop, providerId, 'delivered')
  const toldAt = shop.clock().getTime()
  assert.is(stateNow(shop)[0], 'waiting', 'nobody knows yet whose it is')
  shop.pass(minutes(1))
  await shop.deliver()

  assert.equal(stateNow(shop), ['delivered', null, toldAt])
  const { provider_id: noted } = emailRow(shop) ?? {}
  assert.is(noted, providerId)
  assert.is(shop.farEnd.emails.length, 1)
  await shop.close()
})

test('the same message twice is answered alike and changes nothing', async ({ shop, providerId }) => {
  const sent = signedWebhook(delivered(shop, providerId), { at: shop.clock() })
  const first = await postWebhook(shop, sent)
  const before = everything(shop)
  shop.pass(minutes(2))
  const again = await postWebhook(shop, sent)
  assert.equal([again.status, await again.text()], [first.status, await first.text()])
  assert.is(everything(shop), before)

  const other = signedWebhook(
    { type: 'email.bounced', data: { email_id: providerId } },
    { id: sent.headers['svix-id'] ?? '', at: shop.clock() },
  )
  assert.is((await postWebhook(shop, other)).status, 200)
  assert.is(everything(shop), before, 'nor does another one under its id')
})

test('sent anew with a fresh signature, as Resend does after a failure, it counts once', async ({
  shop,
  providerId,
}) => {
  const told = delivered(shop, providerId)
  for (const wait of [0, minutes(5), minutes(30)]) {
    shop.pass(wait)
    await postWebhook(shop, signedWebhook(told, { id: 'msg_once', at: shop.clock() }))
  }
  assert.is(one(shop, 'select count(*) from email_event'), 1)
})

test('five minutes old is the oldest, and five minutes ahead the newest', async ({ shop, providerId }) => {
  const before = everything(shop)
  for (const away of [minutes(5) + 1000, -minutes(5) - 1000]) {
    const sent = signedWebhook(delivered(shop, providerId), { at: shop.clock() })
    const signedAt = shop.clock()
    shop.pass(away)
    assert.is((await postWebhook(shop, sent)).status, 400, 'both clocks')
    assert.is((await postWebhook(shop, sent, signedAt)).status, 400, 'the shop’s clock alone')
    shop.pass(-away)
  }
  assert.is(everything(shop), before)
  for (const away of [minutes(5), -minutes(5)]) {
    const sent = signedWebhook(delivered(shop, providerId), { at: shop.clock() })
    shop.pass(away)
    assert.is((await postWebhook(shop, sent)).status, 200)
    shop.pass(-away)
  }
})

/** Everything that can be wrong with a message of Resend. */
function forgeries(shop: Shop, providerId: string): Record<string, Sent> {
  const at = shop.clock()
  const good = signedWebhook(delivered(shop, providerId), { at })
  const bounced = { type: 'email.bounced', data: { email_id: providerId } }
  const signature = good.headers['svix-signature'] ?? ''
  const withHeaders = (headers: Record<string, string>): Sent => ({
    ...good,
    headers: { ...good.headers, ...headers },
  })
  const without = (name: string): Sent => {
    const { [name]: _, ...headers } = good.headers
    return { ...good, headers }
  }
  return {
    'no id': without('svix-id'),
    'no timestamp': without('svix-timestamp'),
    'no signature': without('svix-signature'),
    'an empty signature': withHeaders({ 'svix-signature': 'v1,' }),
    'a version without a signature': withHeaders({ 'svix-signature': 'v1' }),
    'another version': withHeaders({ 'svix-signature': signature.replace('v1', 'v2') }),
    'half a signature': withHeaders({ 'svix-signature': signature.slice(0, -8) }),
    'a changed signature': withHeaders({
      'svix-signature': signature.replace(/.(?==)/, (last) => (last === 'A' ? 'E' : 'A')),
    }),
    'another id': withHeaders({ 'svix-id': 'msg_other' }),
    'another time': withHeaders({ 'svix-timestamp': String(Number(good.headers['svix-timestamp']) + 1) }),
    'a time with more behind it': withHeaders({ 'svix-timestamp': `${good.headers['svix-timestamp']}.5` }),
    'an id with a full stop': signedWebhook(delivered(shop, providerId), { id: 'msg.1', at }),
    'another body': { ...good, body: JSON.stringify(bounced) },
    'a truncated body': { ...good, body: good.body.slice(0, -1) },
    'a body with a blank more': { ...good, body: `${good.body} ` },
    'an empty body': { ...good, body: '' },
    'an empty body that is signed': signedWebhook('', { at }),
    'no JSON, signed': signedWebhook('{"type":', { at }),
    'another secret': signedWebhook(delivered(shop, providerId), {
      at,
      secret: `whsec_${Buffer.from('twenty-four bytes, wrong').toString('base64')}`,
    }),
  }
}

test('forged, changed, cut or signed by somebody else: refused, and nothing happens', async ({
  shop,
  providerId,
}) => {
  const before = everything(shop)
  for (const [what, sent] of Object.entries(forgeries(shop, providerId))) {
    const { status } = await postWebhook(shop, sent)
    assert.ok(status === 400 || what.startsWith('an empty body that'), `${what}: ${status}`)
    assert.is(everything(shop), before, what)
  }
  assert.not.match(shop.log(), /v1,/, 'no signature is logged')
})

test('of several signatures, as after a change of the secret, one that fits is enough', async ({
  shop,
  providerId,
}) => {
  const at = shop.clock()
  const told = delivered(shop, providerId)
  const old = signedWebhook(told, {
    id: 'msg_1',
    at,
    secret: `whsec_${Buffer.from('the one before, 24 bytes').toString('base64')}`,
  })
  const sent = signedWebhook(told, { id: 'msg_1', at })
  const both = `${old.headers['svix-signature']} ${sent.headers['svix-signature']}`
  const { status } = await postWebhook(shop, {
    ...sent,
    headers: { ...sent.headers, 'svix-signature': both },
  })
  assert.is(status, 200)
  assert.is(stateNow(shop)[0], 'delivered')
})

test('a huge body is refused before its end, announced or not', async ({ shop }) => {
  const at = shop.clock()
  const body = JSON.stringify({
    type: 'email.delivered',
    data: { email_id: 'x', padding: 'x'.repeat(256 * 1024) },
  })
  const sent = signedWebhook(body, { at })
  assert.is((await postWebhook(shop, sent)).status, 413)

  let read = 0
  const endless = new ReadableStream({
    pull(stream) {
      read += 65_536
      stream.enqueue(new Uint8Array(65_536))
    },
  })
  const answer = await knock(shop, '/webhooks/resend', {
    method: 'POST',
    headers: sent.headers,
    body: endless,
  })
  assert.is(answer.status, 413)
  assert.ok(read < 1024 * 1024, `${read} bytes were read`)
  assert.is(one(shop, 'select count(*) from email_event'), 0)

  const within = JSON.stringify({
    type: 'email.delivered',
    data: { email_id: 'x', padding: 'x'.repeat(255 * 1024) },
  })
  assert.is((await postWebhook(shop, signedWebhook(within, { at }))).status, 200)
})

test('it takes no form, no other method and no bytes that are not text', async ({ shop, providerId }) => {
  const { headers, body } = signedWebhook(delivered(shop, providerId), { at: shop.clock() })
  for (const type of [
    'application/x-www-form-urlencoded',
    'text/plain',
    'multipart/form-data; boundary=x',
    'application/jsonp',
  ])
    assert.is(
      (await postWebhook(shop, { headers: { ...headers, 'content-type': type }, body })).status,
      415,
      type,
    )
  const { 'content-type': _, ...untyped } = headers
  assert.is((await postWebhook(shop, { headers: untyped, body })).status, 415)
  const reading = await knock(shop, '/webhooks/resend')
  assert.equal([reading.status, reading.headers.get('allow')], [405, 'POST'])
  const read = signedWebhook({ type: 'email.delivered', data: { email_id: '\ufffd' } }, { at: shop.clock() })
  const bytes = Buffer.from(read.body, 'utf8')
  const other = Buffer.concat(
    bytes
      .toString('latin1')
      .split('\xef\xbf\xbd')
      .map((part, i) => Buffer.from(i ? `\xff${part}` : part, 'latin1')),
  )
  const now = Date.now
  Date.now = () => shop.clock().getTime()
  const odd = await knock(shop, '/webhooks/resend', { headers: read.headers, body: new Uint8Array(other) })
  Date.now = now
  assert.is(odd.status, 400, 'although it reads like what was signed')
  assert.is((await postWebhook(shop, read)).status, 200)
})

test('no cookie, no token and no foreign Origin matter; our host does', async ({ shop, providerId }) => {
  const { headers, body } = signedWebhook(delivered(shop, providerId), { at: shop.clock() })
  const strange = {
    ...headers,
    origin: 'https://svix.example',
    'sec-fetch-site': 'cross-site',
    cookie: 'session=x',
  }
  const answer = await postWebhook(shop, { headers: strange, body })
  assert.equal([answer.status, answer.headers.getSetCookie()], [200, []])
  assert.is(answer.headers.get('cache-control'), 'no-store')
  assert.is((await postWebhook(shop, { headers: { ...headers, host: 'evil.example' }, body })).status, 421)
})

test('what is none of our business is acknowledged, and nothing is kept of it', async ({
  shop,
  providerId,
}) => {
  const before = everything(shop)
  const others = [
    { type: 'email.opened', data: { email_id: providerId } },
    { type: 'email.clicked', data: { email_id: providerId, click: { link: 'https://x.example' } } },
    { type: 'email.of.the.future', data: { email_id: providerId } },
    { type: 'constructor', data: { email_id: providerId } },
    { type: 'contact.created', data: { id: '1', email: 'anna@example.com' } },
    { type: 'email.bounced', data: { email_id: 7 } },
    { type: 'email.bounced' },
  ]
  for (const told of others) {
    const { status } = await postWebhook(shop, signedWebhook(told, { at: shop.clock() }))
    assert.is(status, 200, told.type)
  }
  for (const text of ['null', '7', '[]', '"email.bounced"'])
    assert.is((await postWebhook(shop, signedWebhook(text, { at: shop.clock() }))).status, 200, text)
  assert.is(everything(shop), before)
})

test('a reason of a strange shape does not keep back the state', async ({ shop, providerId }) => {
  await tell(shop, providerId, 'bounced', {
    bounce: { type: 7, subType: null, message: 'no\u0000such\nmailbox', diagnosticCode: 'x' },
  })
  assert.equal(stateNow(shop).slice(0, 2), ['bounced', 'no such mailbox'])
  await tell(shop, providerId, 'complained', { bounce: 'x', suppressed: 7, failed: [] })
  assert.is(stateNow(shop)[0], 'complained')
})

test('a reason is cut at 500 characters', async ({ shop, providerId }) => {
  await tell(shop, providerId, 'bounced', { bounce: { message: '🙂'.repeat(900) } })
  assert.is([...String(stateNow(shop)[1])].length, 500)
})

test('an event without a time, or with a strange one, happened when it was sent', async ({
  shop,
  providerId,
}) => {
  for (const created_at of [undefined, 'yesterday']) {
    const told = {
      type: 'email.delivered',
      ...(created_at && { created_at }),
      data: { email_id: providerId },
    }
    await postWebhook(shop, signedWebhook(told, { at: shop.clock() }))
    assert.is(stateNow(shop)[2], shop.clock().getTime())
  }
})

test('events go after 30 days, and emails in whatever state but waiting', async ({ shop, providerId }) => {
  await tell(shop, providerId, 'suppressed')
  shop.pass(days(30) - 1)
  await shop.sweep()
  assert.equal(
    [one(shop, 'select count(*) from email'), one(shop, 'select count(*) from email_event')],
    [1, 1],
  )
  shop.pass(2)
  await shop.sweep()
  assert.equal(
    [one(shop, 'select count(*) from email'), one(shop, 'select count(*) from email_event')],
    [0, 0],
  )
})

test('without a secret it says that it is not there yet: Resend tells again later', async () => {
  for (const trial of [false, true]) {
    const shop = await openShop({
      trial,
      ...(trial && { settings: { RESEND_WEBHOOK_SECRET: webhookSecret } }),
    })
    const sent = signedWebhook({ type: 'email.delivered', data: { email_id: 'x' } }, { at: shop.clock() })
    assert.is((await postWebhook(shop, sent)).status, 503)
    assert.is(one(shop, 'select count(*) from email_event'), 0)
    await shop.close()
  }
})

test.run()
