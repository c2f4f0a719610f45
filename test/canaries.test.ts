import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { issueEmailChange } from '../src/accounts/email-changes.ts'
import { atomically } from '../src/database/atomically.ts'
import { dueEmails, queueEmail } from '../src/email/outbox.ts'
import { emailWriters, writersByKind } from '../src/emails.ts'
import { knock } from './http/knock.ts'
import { parseHtml } from './support/browser/html.ts'
import type { Browser } from './support/browser.ts'
import { canary, plantCanaries, textColumns, unshown, unwritten } from './support/canaries.ts'
import { openShop, type Shop } from './support/shop.ts'
import { type Case, type Cast, castOf, staffRules } from './support/staff-routes.ts'

type Scene = { shop: Shop; cast: Cast; half: Browser; planted: string[] }

const test = suite<Scene>('Whatever is stored stays text')

/** Settings that hold words, whether they come from the environment or from the database. */
const settings = Object.fromEntries(
  ['SHOP_NAME', 'SHOP_ADDRESS', 'SHOP_PHONE'].map((name) => [name, canary(name)]),
)

const secondFactor = staffRules['GET /staff/second-factor'] && staffRules['POST /staff/second-factor']

test.before.each(async (t) => {
  t.shop = await openShop({ settings })
  t.cast = await castOf(t.shop)
  const half = await secondFactor?.visitor?.(t.shop, t.cast)
  if (!half) throw new Error('Nobody is halfway in')
  t.half = half
  t.planted = plantCanaries(t.shop, t.cast)
})

test.after.each(({ shop }) => shop.close())

/** Fails when anything of a canary is markup. Answers whose text can be read, as it is named in its canary. */
function readIn(html: string, says: string): string[] {
  const page = parseHtml(html)
  assert.not.ok(page.querySelector('#canary'), says)
  assert.not.match(html, '<i id=', says)
  for (const name of ['href', 'src', 'action'])
    for (const found of page.querySelectorAll(`[${name}]`))
      assert.not.match(
        found.getAttribute(name) ?? '',
        /^\s*(?!https?:|mailto:|tel:|data:image)[a-z]+:/i,
        `${says}: ${name}`,
      )
  return namesIn(html.replaceAll('%5B', '[').replaceAll('%5D', ']'))
}

const namesIn = (text: string) =>
  [...text.matchAll(/&(?:amp;)?\[([\w.]+)\]|%26\[([\w.]+)\]/g)].map(([, one, two]) => one ?? two ?? '')

const pathOf = (name: string, { at }: Case, cast: Cast) => at?.(cast) ?? name.split(' ')[1] ?? ''

test('the lists of columns name what there is', ({ shop }) => {
  const columns = textColumns(shop)
  for (const list of [unwritten, unshown])
    assert.equal(
      Object.keys(list).filter((place) => !columns.includes(place)),
      [],
    )
})

test('every page of staff in both languages and every file of theirs; and every column is in one of them', async ({
  shop,
  cast,
  half,
  planted,
}) => {
  const seen = new Set<string>()
  const number = encodeURIComponent(canary('customer_order.number'))
  const typed = encodeURIComponent(canary('typed'))
  const reads = Object.entries(staffRules).filter(
    ([name, { opens }]) =>
      name.startsWith('GET ') && opens !== 'half' && opens !== 'set-up' && !name.endsWith('.css'),
  )
  const paths = [
    ...reads.map(([name, rule]) => pathOf(name, rule, cast)),
    `/staff/customers/${cast.customerId}/orders/${number}`,
    ...[number, typed, encodeURIComponent(canary('customer.external_id'))].map(
      (q) => `/staff/customers?q=${q}`,
    ),
    `/staff/where-is-my-mail?reference=${typed}`,
  ]
  for (const language of ['en', 'fr']) {
    shop.client.prepare('update staff set language = ?').run(language)
    for (const path of paths) {
      await cast.owner.open(path)
      assert.is(cast.owner.status, 200, path)
      for (const place of readIn(cast.owner.html, path)) seen.add(place)
    }
    readIn((await half.open('/staff/second-factor')).html, 'second factor')
  }
  for (const file of await filesOf(shop, cast)) for (const place of namesIn(file)) seen.add(place)

  assert.equal(
    [...planted, ...Object.keys(settings)].filter((place) => !seen.has(place) && !unshown[place]),
    [],
    'are nowhere',
  )
})

/** What staff download. Of the CSV no cell begins as a formula, and the JSON can be read. */
async function filesOf(shop: Shop, { owner }: Cast): Promise<string[]> {
  const wishes = [
    ['/staff/history/csv', {}],
    ...['customers', 'orders'].flatMap((what) =>
      ['csv', 'json'].map((format) => ['/staff/export', { what, format }] as const),
    ),
  ] as const
  const files: string[] = []
  const send = await holding(owner)
  for (const [path, wish] of wishes) {
    const answer = await send(shop, path, wish)
    const text = await answer.text()
    const says = `${path} ${JSON.stringify(wish)}`
    assert.is(answer.status, 200, says)
    assert.match(answer.headers.get('content-disposition') ?? '', 'attachment', says)
    assert.is(answer.headers.get('x-content-type-options'), 'nosniff', says)
    if (!('format' in wish) || wish.format === 'csv') {
      const cells = text.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)|\r\n/)
      assert.ok(
        cells.some((cell) => cell.includes('<i id=')),
        `${says} has none`,
      )
      for (const cell of cells) assert.not.match(cell, /^"?[=+\-@\t\r]/, says)
      files.push(text)
    } else {
      const lines = text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
      files.push(lines.map((line) => JSON.stringify(line)).join('\n'))
    }
  }
  return files
}

/** The browser's cookie and the token of its forms, which hold for all of them. */
async function holding(who: Browser) {
  const token = (await who.open('/staff/access')).find('input[name=form-token]')?.getAttribute('value') ?? ''
  const cookie = [...who.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return (shop: Shop, path: string, fields: Record<string, string>): Promise<Response> =>
    knock(shop, path, { headers: { cookie }, body: { ...fields, 'form-token': token } })
}

const posts = Object.entries(staffRules).filter(
  ([name, { opens, sendsFile }]) =>
    name.startsWith('POST ') && (opens === 'staff' || opens === 'owners') && !sendsFile,
)

test('every form of staff, whatever is typed into it', async ({ shop, cast }) => {
  const send = await holding(cast.owner)
  let echoed = 0
  for (const [name, rule] of posts) {
    const form = typeof rule.form === 'function' ? rule.form(cast) : (rule.form ?? {})
    for (const field of Object.keys(form)) {
      const path = pathOf(name, rule, cast)
      const answer = await send(shop, path, { ...form, [field]: canary('typed') })
      const html = await answer.text()
      assert.ok(answer.status < 500, `${name}, ${field}: ${answer.status}`)
      if (answer.headers.get('content-type')?.startsWith('text/html'))
        echoed += readIn(html, `${name}, ${field}`).length
    }
  }
  assert.ok(echoed > 50, `${echoed}`)
})

test('every page that shows something once', async ({ shop, cast }) => {
  const shown = posts.filter(
    ([name, { answers }]) => answers === 200 && !/csv|export|second-factor/.test(name),
  )
  assert.ok(shown.length >= 5)
  const send = await holding(cast.owner)
  for (const [name, rule] of shown) {
    const form = typeof rule.form === 'function' ? rule.form(cast) : (rule.form ?? {})
    const answer = await send(shop, pathOf(name, rule, cast), form)
    assert.is(answer.status, 200, name)
    assert.ok(readIn(await answer.text(), name).length > 0, name)
  }
})

/** To mailboxes that nobody has proven: nothing of it is somebody's choice. */
const toStrangers = new Set(['registration', 'email-change-code'])

test('every email, in both languages', async ({ shop, cast }) => {
  const { services, database, clock } = shop
  const write = emailWriters(services)
  // Who has been in is not invited.
  shop.client.prepare('update customer set password_hash = null, email_proven_at = null').run()
  const { email: stored } = await shop.stored(cast.customerId)
  const facts = {
    ...{
      name: canary('name'),
      firstName: canary('name'),
      lastName: canary('name'),
      newEmail: canary('newEmail'),
    },
    ...{
      browser: canary('browser'),
      platform: canary('platform'),
      network: { kind: 'public', prefix: canary('network') },
    },
    ...{ dueAt: clock().toISOString(), askedBy: 'customer', fields: ['firstName'] },
  }
  for (const kind of Object.keys(writersByKind(services)))
    for (const language of ['en', 'fr'] as const) {
      await atomically(database, (transaction) =>
        issueEmailChange(transaction, cast.customerId, 'hanna@example.com', clock()),
      )
      const queued = {
        kind,
        language,
        customerId: cast.customerId,
        recipient: toStrangers.has(kind) ? 'hanna@example.com' : stored,
        facts,
      }
      await queueEmail(database, queued, clock())
      const [email] = (await dueEmails(database, 100, [], clock())).slice(-1)
      assert.is(email?.kind, kind)
      const written = email && (await write(email, clock()))
      assert.ok(written && 'message' in written, `${kind}: ${JSON.stringify(written)}`)
      const { subject, html, text } = written.message
      const names = new Set([...readIn(html, kind), ...namesIn(text)])
      assert.ok(names.has('SHOP_NAME'), kind)
      assert.is(names.has('name'), !toStrangers.has(kind), kind)
      assert.not.match(subject, /[\r\n]/)
      assert.equal(new Set(namesIn(text)), new Set(namesIn(html)), `${kind}: both parts say the same`)
    }
})

test.run()
