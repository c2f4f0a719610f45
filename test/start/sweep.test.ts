import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { days } from '../../src/durations.ts'
import { sweep } from '../../src/start/sweep.ts'
import { rowsATurn } from '../../src/start/sweep-steps.ts'
import { openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop }>('Clearing away what is over')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

const count = ({ client }: Shop, table: string) =>
  client.prepare(`select count(*) from ${table}`).pluck().get() as number

/** So many rows, one a second, the newest of them this long ago (milliseconds). */
function fill(
  { client, clock }: Shop,
  table: string,
  columns: string,
  values: string,
  many: number,
  ago: number,
): void {
  const last = clock().getTime() - ago
  client.exec(
    `with recursive n (i) as (select 0 union all select i + 1 from n where i < ${many - 1})
     insert into ${table} (${columns}) select ${values.replaceAll(':at', `(${last} - i * 1000)`)} from n`,
  )
}

const history = (shop: Shop, many: number, ago: number) =>
  fill(
    shop,
    'history',
    'id, at, event, actor_kind, details',
    "'h' || i || '-' || :at, :at, 'logged-in', 'system', '{}'",
    many,
    ago,
  )

const emails = (shop: Shop, many: number, ago: number, state = 'sent') =>
  fill(
    shop,
    'email',
    'id, kind, state, language, facts, created_at, due_at',
    `'e' || i || '-' || :at || '${state}', 'password-changed', '${state}', 'en', '{}', :at, :at`,
    many,
    ago,
  )

const limits = (shop: Shop, many: number, ago: number) =>
  fill(shop, 'allowance', 'key, used, ends_at', "'k' || i || '-' || :at, 1, :at", many, ago)

test('200,000 old rows go in short turns, and customers are answered in between', async ({ shop }) => {
  history(shop, 100_000, days(366))
  emails(shop, 60_000, days(31))
  limits(shop, 40_000, 1000)
  history(shop, 10, days(10))
  emails(shop, 10, days(10))
  const browser = shop.browser()
  let [pauses, answered, most] = [0, 0, 0]
  const total = () => ['history', 'email', 'allowance'].reduce((sum, table) => sum + count(shop, table), 0)
  let before = total()
  await sweep(shop.services, {
    async pause() {
      pauses += 1
      if (pauses % 20 !== 0) return
      await browser.open('/login')
      answered += browser.status === 200 ? 1 : 0
      const now = total()
      most = Math.max(most, before - now)
      before = now
    },
  })
  assert.ok(pauses >= 200_000 / rowsATurn, `${pauses} pauses`)
  assert.ok(answered >= 200_000 / rowsATurn / 20 - 1, `${answered} answers`)
  assert.ok(most <= 20 * rowsATurn, `${most} rows in 20 turns`)
  assert.equal([count(shop, 'history'), count(shop, 'email'), count(shop, 'allowance')], [10, 10, 0])
})

test('history: its horizon moves on first, and never back', async ({ shop }) => {
  const { client, clock } = shop
  const horizon = () => client.prepare('select at from history_horizon').pluck().get() as number
  history(shop, 2 * rowsATurn, days(366))
  const seen: number[] = []
  await sweep(shop.services, {
    async pause() {
      if (count(shop, 'history') < 2 * rowsATurn) seen.push(horizon())
    },
  })
  const expected = clock().getTime() - days(365)
  assert.ok(seen.length > 0 && seen.every((at) => at === expected))
  shop.pass(-days(30))
  await shop.sweep()
  assert.is(horizon(), expected)
  assert.not(shop.logged().some(({ event }) => event === 'sweep_failed'))
})

test('each kind is kept as long as the settings say, to the millisecond', async () => {
  const shop = await openShop({
    settings: {
      KEEP_EMAILS_DAYS: '3',
      KEEP_HISTORY_DAYS: '40',
      KEEP_LIMITS_DAYS: '2',
      KEEP_SESSIONS_DAYS: '5',
      KEEP_TEMPORARY_PASSWORDS_DAYS: '4',
    },
  })
  const { id } = await shop.customer()
  const ended = (ago: number) => {
    fill(
      shop,
      'temporary_password',
      'id, nonce, customer_id, state, created_at, expires_at',
      `'t${ago}', 'n', '${id}', 'used', 1, :at`,
      1,
      ago,
    )
    fill(
      shop,
      'email_change',
      'id, nonce, customer_id, new_email, state, tries_left, created_at, expires_at',
      `'c${ago}', 'n', '${id}', 'a@example.com', 'ended', 1, 1, :at`,
      1,
      ago,
    )
    fill(
      shop,
      'registration',
      'id, nonce, email, first_name, last_name, language, state, created_at, expires_at',
      `'r${ago}', 'n', 'a@example.com', 'A', 'B', 'en', 'ended', 1, :at`,
      1,
      ago,
    )
  }
  const session = (ago: number, idle = ago) =>
    fill(
      shop,
      'session',
      'id, token_digest, customer_id, kind, network, created_at, last_seen_at, idle_ends_at, ends_at',
      `'s${ago}-${idle}', 's${ago}-${idle}', '${id}', 'browser', '{}', 1, 1, ${shop.clock().getTime() - idle}, :at`,
      1,
      ago,
    )
  for (const [kept, gone] of [
    [0, 1],
    [1, 2],
  ] as const) {
    emails(shop, 1, days(3) + kept - 1)
    emails(shop, 1, days(3) + gone + 1)
  }
  history(shop, 1, days(40))
  history(shop, 1, days(40) + 1)
  limits(shop, 1, days(2))
  limits(shop, 1, days(2) + 1)
  ended(days(4))
  ended(days(4) + 1)
  session(days(5) - 1)
  session(days(5) + 1)
  session(-days(1), days(5))
  emails(shop, 1, days(300), 'waiting')

  await shop.sweep()
  assert.equal(
    ['email', 'history', 'allowance', 'temporary_password', 'email_change', 'registration', 'session'].map(
      (table) => [table, count(shop, table)],
    ),
    [
      ['email', 3],
      ['history', 1],
      ['allowance', 1],
      ['temporary_password', 1],
      ['email_change', 1],
      ['registration', 1],
      ['session', 1],
    ],
  )
  await shop.close()
})

test('a step that fails is logged and holds up no other', async ({ shop }) => {
  emails(shop, 1, days(31))
  limits(shop, 1, 1000)
  history(shop, 1, days(366))
  shop.client.exec("create trigger planted before delete on email begin select raise(abort, 'planted'); end")
  await shop.sweep()
  assert.equal([count(shop, 'email'), count(shop, 'allowance'), count(shop, 'history')], [1, 0, 0])
  const failed = shop.logged().filter(({ event }) => event === 'sweep_failed')
  assert.equal(
    failed.map(({ step }) => step),
    ['emails'],
  )
})

test('sessions are looked through to the last one, however many there are', async ({ shop }) => {
  const { id } = await shop.customer()
  const values = (end: string) =>
    `'s' || i || '-' || :at, 's' || i || '-' || :at, '${id}', 'browser', '{}', 1, 1, ${end}, ${end}`
  const columns =
    'id, token_digest, customer_id, kind, network, created_at, last_seen_at, idle_ends_at, ends_at'
  fill(shop, 'session', columns, values('99000000000000'), 6000, 0)
  fill(shop, 'session', columns, values(':at'), 6000, 1)
  await shop.sweep()
  assert.is(count(shop, 'session'), 6000)
})

test('stopped in the middle, it does no further turn', async ({ shop }) => {
  limits(shop, 10 * rowsATurn, 1000)
  const ending = new AbortController()
  let pauses = 0
  await sweep(shop.services, {
    signal: ending.signal,
    async pause() {
      pauses += 1
      ending.abort()
    },
  })
  assert.is(pauses, 1)
  assert.is(count(shop, 'allowance'), 9 * rowsATurn)
})

test.run()
