import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { ask, minutes, one } from '../login/steps.ts'

const test = suite<{ shop: Shop }>('The same for everybody')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

/** Anna is known, Claire disabled, Paul has no password, and somebody has just asked for Lea. */
async function people(shop: Shop): Promise<string[]> {
  await shop.customer()
  await shop.customer(claire)
  shop.client.prepare("update customer set disabled = 1 where email like 'claire%'").run()
  await shop.customer({
    email: 'paul@example.com',
    password: null,
    language: null,
    firstName: '<b>',
    lastName: '',
  })
  await shop.customer({ email: 'lea@example.com' })
  await ask(shop.browser(), 'lea@example.com')
  await ask(shop.browser(), 'limited-stranger@example.com')
  return [
    'anna@example.com',
    'nobody@example.com',
    'claire@example.com',
    'paul@example.com',
    'lea@example.com',
    'limited-stranger@example.com',
  ]
}

/** What a browser receives, the tokens, references and ids of requests blotted out. */
function blotted(answer: { status: number; headers: Headers; html: string }): string {
  const headers = [...answer.headers].map(([name, value]) => `${name}: ${value}`)
  return (
    [answer.status, ...headers, answer.html]
      .join('\n')
      // First the tokens: by chance one holds what looks like a reference.
      .replace(/value="[\w-]{22}\.[\w-]{43}"/g, 'value="token"')
      .replace(/R-[0-9A-Z]{6}/g, 'R-······')
      .replace(/visitor=[\w-]{22}/g, 'visitor=·')
  )
}

test('TP-13: known, unknown, disabled and limited addresses get the same bytes', async ({ shop }) => {
  const seen: string[] = []
  for (const email of await people(shop)) {
    const browser = await shop.browser().open('/forgot-password')
    const { entries } = browser.type('Email', email).formData('Reset password')
    const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const client = {
      incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } },
    }
    const request = { method: 'POST', body: new URLSearchParams(entries), headers: { cookie } }
    const answer = await shop.fetch(new Request('http://localhost:3000/forgot-password', request), client)
    const redirect = { status: answer.status, headers: answer.headers, html: await answer.text() }
    await browser.open(answer.headers.get('location') ?? '')
    seen.push(`${blotted(redirect)}\n${blotted(browser)}`)
  }

  assert.match(seen[0] ?? '', /^303\n/)
  assert.match(seen[0] ?? '', 'location: /forgot-password/sent/R-······')
  assert.match(seen[0] ?? '', 'Look in your mailbox')
  for (const other of seen) assert.is(other, seen[0])
})

test('TP-13: they cost the same statements, no hashing and no call of the mail', async ({ shop }) => {
  const emails = await people(shop)
  const statements: string[][] = []
  for (const email of emails) {
    const browser = await shop.browser().open('/forgot-password')
    browser.type('Email', email)
    const run = await watched(shop, () => browser.press('Reset password'))
    statements.push(run)
  }

  assert.ok((statements[0]?.length ?? 0) >= 3, 'statements are seen')
  for (const other of statements) assert.equal(other, statements[0])
  assert.is(shop.verifications(), 0)
  assert.is(shop.farEnd.calls.length, 0)
})

/** The statements that the database runs meanwhile, in order; an empty value is a value like any other. */
async function watched(shop: Shop, work: () => Promise<unknown>): Promise<string[]> {
  const run: string[] = []
  const statement = shop.client.prepare('select 1')
  const prototype = Object.getPrototypeOf(statement) as Record<
    'run' | 'get' | 'all',
    (...given: unknown[]) => unknown
  >
  const { run: runs, get, all } = prototype
  const spy = (original: (...given: unknown[]) => unknown) =>
    function (this: { source: string }, ...given: unknown[]) {
      run.push(this.source.replace(/\bnull\b/g, '?'))
      return original.apply(this, given)
    }
  Object.assign(prototype, { run: spy(runs), get: spy(get), all: spy(all) })
  try {
    await work()
  } finally {
    Object.assign(prototype, { run: runs, get, all })
  }
  return run
}

test('TP-13: the page of a reference is the same for one that nobody was given', async ({ shop }) => {
  await shop.customer()
  const browser = shop.browser()
  const reference = await ask(browser, 'anna@example.com')
  const given = await browser.open(`/forgot-password/sent/${reference}`)
  const real = blotted(given)
  assert.is(blotted(await browser.open('/forgot-password/sent/R-ABCDEF')), real)
})

test('TP-13: log lines tell neither address nor whether there is an account', async ({ shop }) => {
  const emails = await people(shop)
  const before = shop.logged().length
  for (const email of emails) {
    shop.pass(minutes(3))
    await ask(shop.browser(), email)
  }
  const lines = shop.logged().slice(before)
  const asked = lines.filter(({ event }) => event === 'temporary_password_asked')
  assert.is(asked.length, emails.length)
  for (const line of asked)
    assert.equal(Object.keys(line).sort(), ['event', 'level', 'reference', 'request', 'time'])
  assert.not.match(shop.log(), /@example\.com/)
  assert.is(one(shop, "select count(*) from email where state = 'waiting'"), 4)
})

test.run()
