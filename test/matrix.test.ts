import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { issueEmailChange } from '../src/accounts/email-changes.ts'
import { atomically } from '../src/database/atomically.ts'
import { addAddress } from '../src/features/address-book/addresses.ts'
import { isSecretField } from '../src/http/forms.ts'
import { addOrder } from '../src/orders/orders.ts'
import { paths } from '../src/paths.ts'
import { deriveKeys } from '../src/security/keys.ts'
import { everything, knock, sameBytes } from './http/knock.ts'
import type { Browser } from './support/browser.ts'
import { temporaryPasswordIn } from './support/mail-far-end.ts'
import { anna, claire, openShop, type Shop } from './support/shop.ts'

type Fields = Record<string, string>

type Rule = {
  /** `first` is private, and open also to who must choose a password first (TP-11). */
  opens: 'everybody' | 'customers' | 'customers, first'
  /** The path to ask for, where the route has parameters. */
  at?: string
  /** What a POST route takes, so that it does something. */
  form?: Fields
  /** A form that has to be posted before this one can do something. */
  after?: { path: string; form: Fields }
  /** What the form is answered with, where it is not 303. */
  answers?: number
}

const newEmail = { newEmail: 'quill@example.net', passwordForEmail: 'three loose shutters' }

/** One address of Anna's, and one of Hugo's; Claire has none. */
const annasAddress = '019a0000-0000-7000-8000-00000000a11a'
const hugosAddress = '019a0000-0000-7000-8000-0000000000b0'
/** What only she can open: a 404 for everybody else. */
const isAnnasOwn = (path: string) => path.includes(annasAddress) || path.includes('QF-77001')
const hugos = (path: string) => path.replace(annasAddress, hugosAddress)
const address = '/address-book/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'
const addressTyped = {
  country: 'GB',
  name: 'Changed',
  line1: '1 Changed Street',
  town: 'Bristol',
  postcode: 'BS1 4ST',
}

/** Who may open what. A route that is not here fails below; so does a line without a route. */
const rules: Record<string, Rule> = {
  'GET /': { opens: 'everybody' },
  'GET /login': { opens: 'everybody' },
  'POST /login': {
    opens: 'everybody',
    form: { email: 'hugo@example.com', password: 'three loose shutters' },
  },
  'POST /logout': { opens: 'everybody', form: {} },
  'GET /forgot-password': { opens: 'everybody' },
  'POST /forgot-password': { opens: 'everybody', form: { email: 'hugo@example.com' } },
  'GET /forgot-password/sent/:reference{R-[0-9A-HJKMNP-TV-Z]{6}}': {
    opens: 'everybody',
    at: '/forgot-password/sent/R-ABC123',
  },
  'GET /registration': { opens: 'everybody' },
  'POST /registration': {
    opens: 'everybody',
    form: { firstName: 'Nora', lastName: 'Lindqvist', email: 'nora@example.com', language: 'en' },
  },
  'GET /registration/sent/:reference{R-[0-9A-HJKMNP-TV-Z]{6}}': {
    opens: 'everybody',
    at: '/registration/sent/R-ABC123',
  },
  'GET /profile': { opens: 'customers' },
  'POST /profile': {
    opens: 'customers',
    form: { firstName: 'Changed', lastName: 'Changed', company: '', phone: '', language: 'en' },
  },
  'GET /profile/your-data': { opens: 'customers' },
  // A file, and a line in the history.
  'POST /profile/your-data/file': { opens: 'customers', form: { file: 'json' }, answers: 200 },
  'GET /profile/delete-account': { opens: 'customers' },
  'POST /profile/delete-account': {
    opens: 'customers',
    form: { passwordForDeletion: 'three loose shutters' },
  },
  'POST /profile/delete-account/cancel': {
    opens: 'customers',
    form: {},
    after: { path: '/profile/delete-account', form: { passwordForDeletion: 'three loose shutters' } },
  },
  'GET /address-book': { opens: 'customers' },
  'GET /address-book/new': { opens: 'customers' },
  'POST /address-book/new': { opens: 'customers', form: addressTyped },
  [`GET ${address}`]: { opens: 'customers', at: `/address-book/${annasAddress}` },
  [`POST ${address}`]: { opens: 'customers', at: `/address-book/${annasAddress}`, form: addressTyped },
  [`POST ${address}/default`]: {
    opens: 'customers',
    at: `/address-book/${annasAddress}/default`,
    form: { use: 'shipping' },
  },
  [`GET ${address}/remove`]: { opens: 'customers', at: `/address-book/${annasAddress}/remove` },
  [`POST ${address}/remove`]: { opens: 'customers', at: `/address-book/${annasAddress}/remove`, form: {} },
  'GET /order-history': { opens: 'customers' },
  'GET /order-history/:number': { opens: 'customers', at: '/order-history/QF-77001' },
  'GET /web-site-access': { opens: 'customers, first' },
  'POST /web-site-access': {
    opens: 'customers, first',
    form: { current: 'three loose shutters', new: 'four quiet herons', again: 'four quiet herons' },
  },
  'POST /web-site-access/sessions': { opens: 'customers, first', form: { end: 'others' } },
  'POST /web-site-access/email': { opens: 'customers, first', form: newEmail },
  // A wrong code: it takes one of the tries.
  'POST /web-site-access/email/code': {
    opens: 'customers, first',
    form: { code: '7QK4-M2XD' },
    after: { path: '/web-site-access/email', form: newEmail },
    answers: 422,
  },
  'POST /web-site-access/email/cancel': {
    opens: 'customers, first',
    form: {},
    after: { path: '/web-site-access/email', form: newEmail },
  },
  'GET /.well-known/change-password': { opens: 'everybody' },
  'POST /language': { opens: 'everybody', form: { language: 'fr', from: '/login' } },
  'GET /healthz': { opens: 'everybody' },
  'GET /development/mailbox': { opens: 'everybody' },
  'GET /development/mailbox/:id': { opens: 'everybody', at: '/development/mailbox/none' },
  'GET /development/mailbox/:id/html': { opens: 'everybody', at: '/development/mailbox/none/html' },
}

type Route = Rule & { name: string; method: string; path: string }

/** Middleware is registered for all methods; what answers has one of its own. */
function routesOf({ app }: Shop): Route[] {
  const names = app.routes
    // Those of staff have a matrix of their own: test/staff-matrix.test.ts
    .filter(({ method, path }) => method !== 'ALL' && !/^\/staff(\/|$)/.test(path))
    // It takes no form and knows no visitor: test/features/outgoing-emails/webhook.test.ts
    .filter(({ path }) => path !== paths.resendWebhook)
    .map(({ method, path }) => `${method} ${path}`)
  return [...new Set(names)].map((name) => {
    const rule = rules[name]
    if (!rule)
      throw new Error(
        `${name} is a new route: add it to \`rules\` in test/matrix.test.ts and say who may open it`,
      )
    const [method = '', path = ''] = name.split(' ')
    return { ...rule, name, method, path: rule.at ?? path }
  })
}

type Scene = {
  shop: Shop
  routes: Route[]
  nobody: Browser
  anna: Browser
  claire: Browser
  temporary: Browser
}

const test = suite<Scene>('Every route, every visitor')

/** A shop where Anna has much to hide, Claire is somebody else, and Hugo came in with a temporary password. */
async function stage(settings: Record<string, string> = {}): Promise<Scene> {
  const shop = await openShop({ settings })
  await withBelongings(shop, (await shop.customer({ ...anna, lastName: 'Quillfeather' })).id)
  await shop.customer({ ...claire, lastName: 'Otterburn' })
  const hugo = { ...anna, email: 'hugo@example.com', firstName: 'Hugo', lastName: 'Marchbanks' }
  await withAddress(shop, (await shop.customer(hugo)).id, hugosAddress, 'Marchbanks')
  const logIn = async (email: string, password: string) => {
    const browser = shop.browser()
    await browser.open('/login')
    return browser.type('Email', email).type('Password', password).press('Log in')
  }
  const asking = shop.browser()
  await asking.open('/forgot-password')
  await asking.type('Email', 'hugo@example.com').press('Reset password')
  const [email] = await shop.deliver()
  return {
    shop,
    routes: routesOf(shop),
    nobody: shop.browser(),
    anna: await logIn(anna.email, anna.password ?? ''),
    claire: await logIn(claire.email, claire.password ?? ''),
    temporary: await logIn('hugo@example.com', temporaryPasswordIn(email ?? { text: '' })),
  }
}

async function withAddress({ database, client, clock }: Shop, customerId: string, id: string, name: string) {
  const parts = { called: `${name}’s`, name, company: null, line1: `12 ${name} Lane`, line2: null }
  const postcode = id === annasAddress ? 'BS1 4ND' : 'BS2 0AA'
  const place = { town: 'Bristol', region: null, postcode, country: 'GB' }
  const defaults = { defaultShipping: true, defaultBilling: true }
  await addAddress(database, customerId, { ...parts, ...place, ...defaults }, clock())
  client.prepare('update address set id = ? where customer_id = ?').run(id, customerId)
}

async function withBelongings(shop: Shop, id: string): Promise<void> {
  const { database, clock } = shop
  await withAddress(shop, id, annasAddress, 'Quillfeather')
  const order = {
    number: 'QF-77001',
    status: 'sent',
    currency: 'GBP',
    total: 4200,
    placedAt: clock(),
  } as const
  await addOrder(database, id, order)
  await atomically(database, (transaction) =>
    issueEmailChange(transaction, id, 'anna.quillfeather@example.net', clock()),
  )
}

const cookiesOf = (browser: Browser) =>
  [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
const secretsOfAnna = /Quillfeather|QF-77001|anna@example\.com|BS1 4ND/
const isPrivate = ({ opens }: Rule) => opens !== 'everybody'
const reads = (routes: Route[]) => routes.filter(({ method }) => method === 'GET')
const posts = (routes: Route[]) => routes.filter(({ method }) => method === 'POST')

test.before.each(async (t) => {
  Object.assign(t, await stage())
})

test.after.each(({ shop }) => shop.close())

test('every route has a line here, and every line a route', async ({ shop, routes }) => {
  const trial = await openShop({ trial: true })
  const known = new Set([...routes, ...routesOf(trial)].map(({ name }) => name))
  assert.equal(
    Object.keys(rules).filter((name) => !known.has(name)),
    [],
  )
  assert.not.ok(
    routesOf(shop).some(({ name }) => name.includes('/development/')),
    'a real shop has no mailbox page',
  )
  for (const { name, method, form } of routes)
    assert.ok(method === 'GET' || (method === 'POST' && form), `${name} needs a form in \`rules\``)
  await trial.close()
})

test('nobody gets a customer’s page, with whatever cookie', async ({ shop, routes, anna, nobody }) => {
  const session = anna.cookies.get('session') ?? ''
  const attempts = [
    '',
    'session=',
    `session=${session.slice(1)}`,
    `session=${'A'.repeat(43)}`,
    `Session=${session}`,
  ]
  for (const { name, path, ...route } of reads(routes)) {
    for (const cookie of attempts) {
      const answer = await knock(shop, path, cookie ? { headers: { cookie } } : {})
      const text = await answer.text()
      assert.not.match(text, secretsOfAnna, `${name} with ${cookie}`)
      if (!isPrivate(route)) {
        assert.ok([200, 302].includes(answer.status), `${name}: ${answer.status}`)
        continue
      }
      assert.is(answer.status, 303, name)
      assert.is(answer.headers.get('location'), `/login?next=${path}`)
      assert.is(text, '')
    }
  }
  await nobody.open('/profile')
  assert.is(nobody.heading, 'Log in')
})

test('a session that has ended is nobody’s', async ({ shop, routes, anna }) => {
  const cookie = cookiesOf(anna)
  shop.pass(25 * 60 * 60 * 1000)
  for (const { name, path } of reads(routes).filter(isPrivate)) {
    const answer = await knock(shop, path, { headers: { cookie } })
    assert.is(answer.status, 303, name)
    assert.match(answer.headers.get('location') ?? '', /^\/login/)
    assert.not.match(await answer.text(), secretsOfAnna)
  }
})

test('a disabled customer’s session is nobody’s', async ({ shop, routes, anna }) => {
  shop.client.prepare("update customer set disabled = 1 where email = 'anna@example.com'").run()
  for (const { name, path } of reads(routes).filter(isPrivate))
    assert.is((await knock(shop, path, { headers: { cookie: cookiesOf(anna) } })).status, 303, name)
})

test('a customer gets every page, and nothing of another customer', async ({
  shop,
  routes,
  anna,
  claire,
}) => {
  const seen: string[] = []
  for (const { name, path } of reads(routes).filter(isPrivate)) {
    const hers = await (await knock(shop, path, { headers: { cookie: cookiesOf(anna) } })).text()
    const answer = await knock(shop, path, { headers: { cookie: cookiesOf(claire) } })
    const others = (await answer.text()).replaceAll(path, 'the path asked for')
    assert.is(answer.status, isAnnasOwn(path) ? 404 : 200, name)
    assert.match(hers, secretsOfAnna, name)
    assert.not.match(others, secretsOfAnna, name)
    seen.push(hers)
  }
  for (const secret of ['QF-77001', '12 Quillfeather Lane', 'anna@example.com'])
    assert.ok(
      seen.some((page) => page.includes(secret)),
      secret,
    )
})

test('TP-11: a session of a temporary password opens every tab when the shop recommends a new one', async ({
  shop,
  routes,
  temporary,
}) => {
  for (const { name, path } of reads(routes)) {
    const answer = await knock(shop, hugos(path), { headers: { cookie: cookiesOf(temporary) } })
    assert.ok([200, 302].includes(answer.status) || path.includes('QF-77001'), name)
    assert.not.match((await answer.text()).replaceAll(path, 'the path asked for'), secretsOfAnna, name)
  }
})

test('TP-11: where the shop requires one, only Web Site Access, for reading and for posting', async () => {
  const scene = await stage({ TEMPORARY_PASSWORD_THEN: 'require' })
  const { shop, routes, temporary, anna } = scene
  const cookie = cookiesOf(temporary)
  const token = await tokenOf(temporary)
  for (const { name, path, opens, method, form } of routes.filter(isPrivate)) {
    const before = everything(shop)
    const body = method === 'POST' ? { body: { ...form, 'form-token': token } } : {}
    const answer = await knock(shop, hugos(path), { headers: { cookie }, ...body })
    const confined = answer.status === 303 && answer.headers.get('location') === '/web-site-access'
    if (opens === 'customers') {
      assert.ok(confined, `${name}: ${answer.status}`)
      assert.is(await answer.text(), '')
      assert.is(everything(shop), before, name)
    } else if (method === 'GET') assert.is(answer.status, 200, name)
    const customers = await knock(shop, path, { headers: { cookie: cookiesOf(anna) } })
    if (method === 'GET') assert.is(customers.status, 200, `${name} for a customer with a password`)
  }
  await shop.close()
})

/** The form token of a page of this browser. */
async function tokenOf(browser: Browser, path = '/web-site-access'): Promise<string> {
  await browser.open(path)
  return browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
}

/** A browser whose page at the log-in box this is, and its cookie header. */
async function visitorOf(shop: Shop) {
  const browser = shop.browser()
  const token = await tokenOf(browser, '/login')
  return { token, cookie: cookiesOf(browser) }
}

test('every form does what it is for when its own page sends it', async ({ shop, routes, nobody }) => {
  const findHash = shop.client.prepare("select password_hash from customer where email like 'hugo@%'").pluck()
  const hash = findHash.get()
  for (const { name, path, form, ...route } of posts(routes)) {
    // Forms before this one have changed the password, and asked for as many codes as one may.
    shop.client.prepare("update customer set password_hash = ? where email like 'hugo@%'").run(hash)
    shop.client.prepare('delete from allowance').run()
    const who = isPrivate(route) || path === '/logout' ? shop.browser() : nobody
    if (who !== nobody) {
      await who.open('/login')
      await who.type('Email', 'hugo@example.com').type('Password', 'three loose shutters').press('Log in')
      assert.ok(who.cookies.has('session'), `${name}: Hugo is in`)
    }
    if (route.after) {
      const body = { ...route.after.form, 'form-token': await tokenOf(who) }
      await knock(shop, route.after.path, { headers: { cookie: cookiesOf(who) }, body })
    }
    const token = await tokenOf(who, who === nobody ? '/login' : '/web-site-access')
    const before = everything(shop)
    const answer = await knock(shop, hugos(path), {
      headers: { cookie: cookiesOf(who) },
      body: { ...form, 'form-token': token },
    })
    assert.is(answer.status, route.answers ?? 303, name)
    const changes = everything(shop) !== before || answer.headers.getSetCookie().length > 0
    assert.ok(changes, `${name} changes nothing: the refusals below would prove nothing`)
  }
})

test('no form does anything without a token, or with one of another page, person, purpose or time', async ({
  shop,
  routes,
  anna,
  claire,
}) => {
  const annas = await tokenOf(anna)
  const visitor = await visitorOf(shop)
  const other = await visitorOf(shop)
  const [nonce = '', mac = ''] = annas.split('.')
  const keys = deriveKeys(Buffer.alloc(32, 9))
  const foreign: Record<string, string> = {
    none: '',
    junk: 'x.y',
    'Claire’s': await tokenOf(claire),
    'another visitor’s': other.token,
    truncated: `${nonce}.${mac.slice(0, -1)}`,
    swapped: `${mac}.${nonce}`,
    'another shop’s': `${nonce}.${keys.sign('form', 'anna', nonce).toString('base64url')}`,
    'a device cookie': anna.cookies.get('device') ?? '',
  }
  for (const { name, path, form, ...route } of posts(routes)) {
    const before = everything(shop)
    for (const [whose, token] of Object.entries(foreign)) {
      const cookies = isPrivate(route) ? [cookiesOf(anna)] : [visitor.cookie, cookiesOf(anna)]
      for (const cookie of cookies) {
        const body = { ...form, ...(whose === 'none' ? {} : { 'form-token': token }) }
        const answer = await knock(shop, path, { headers: { cookie }, body })
        assert.ok([303, 422].includes(answer.status), `${name}, ${whose}: ${answer.status}`)
        const given = answer.headers.getSetCookie().join()
        assert.not.match(given, /\b(session|device|language)=/, `${name}, ${whose}`)
        assert.is(everything(shop), before, `${name}, ${whose}`)
      }
    }
  }
})

test('a private form takes no visitor’s token, not even of the same browser before log-in', async ({
  shop,
  routes,
}) => {
  const browser = shop.browser()
  const early = await tokenOf(browser, '/login')
  await browser
    .type('Email', claire.email)
    .type('Password', claire.password ?? '')
    .press('Log in')
  const headers = { cookie: cookiesOf(browser) }
  const before = everything(shop)
  for (const { name, path, form } of posts(routes).filter(isPrivate)) {
    const answer = await knock(shop, path, { headers, body: { ...form, 'form-token': early } })
    assert.is(answer.status, path.includes(annasAddress) && !path.endsWith('/default') ? 404 : 422, name)
    assert.is(everything(shop), before, name)
  }
})

test('nobody’s post to a private form leads to the log-in box and does nothing; it keeps what its owner typed', async ({
  shop,
  routes,
  anna,
}) => {
  const token = await tokenOf(anna)
  const late = cookiesOf(anna)
  const before = everything(shop)
  for (const { name, path, form } of posts(routes).filter(isPrivate)) {
    for (const headers of [
      {},
      { cookie: `visitor=${'v'.repeat(22)}` },
      { cookie: `session=${'A'.repeat(43)}` },
    ]) {
      const answer = await knock(shop, path, { headers, body: { ...form, 'form-token': token } })
      assert.is(answer.status, 303, name)
      assert.match(answer.headers.get('location') ?? '', /^\/login/)
      assert.is(everything(shop), before, name)
    }
  }
  shop.pass(25 * 60 * 60 * 1000)
  for (const { name, path, form } of posts(routes).filter(isPrivate)) {
    const answer = await knock(shop, path, {
      headers: { cookie: late },
      body: { ...form, 'form-token': token },
    })
    assert.is(everything(shop), before, name)
    assert.not.match(answer.headers.getSetCookie().join(), /\b(session|device)=[^;]/, name)
    const typed = Object.keys(form ?? {}).filter((field) => !isSecretField(field))
    const isAllSecret = Object.keys(form ?? {}).length > 0 && typed.length === 0
    if (isAllSecret) {
      assert.is(answer.status, 303, name)
      assert.match(answer.headers.get('location') ?? '', /^\/login/, name)
      continue
    }
    const box = await answer.text()
    assert.is(answer.status, 422, name)
    assert.match(box, /<form class="form" method="post" action="\/login"/, name)
    assert.match(box, /<input type="hidden" name="kept" value="[\w-]{60,}"\/>/, name)
    const shown = box.replaceAll(path, 'the path asked for')
    assert.not.match(shown, secretsOfAnna, name)
    for (const value of Object.values(form ?? {}).filter((text) => text.length > 3))
      assert.not.ok(shown.includes(value), `${name} shows ${value} to whoever sits there now`)
  }
})

test('somebody else’s session answers exactly like one that is not there', async ({ shop, anna, claire }) => {
  await anna.open('/web-site-access')
  const { id } = shop.client
    .prepare(
      "select s.id from session s join customer c on c.id = s.customer_id where email = 'anna@example.com'",
    )
    .get() as { id: string }
  const token = await tokenOf(claire)
  const before = everything(shop)
  const tried = async (end: string) => {
    const answer = await knock(shop, '/web-site-access/sessions', {
      headers: { cookie: cookiesOf(claire) },
      body: { end, 'form-token': token },
    })
    const { 'set-cookie': _, ...headers } = Object.fromEntries(answer.headers)
    return { status: answer.status, headers, html: sameBytes(await answer.text()) }
  }

  const hers = await tried(id)
  assert.equal(hers, await tried('019a0000-0000-7000-8000-000000000000'))
  assert.equal(hers, await tried(id.replace(/.$/, (last) => (last === '0' ? '1' : '0'))))
  assert.is(hers.status, 404)
  assert.not.match(hers.html, id)
  assert.is(everything(shop), before)
})

test('somebody else’s address answers exactly like one that is not there, whatever is asked', async ({
  shop,
  routes,
  claire,
}) => {
  const cookie = cookiesOf(claire)
  const before = everything(shop)
  const ofAddresses = routes.filter(({ path }) => path.includes(annasAddress))
  assert.is(ofAddresses.length, 5)
  for (const { name, method, path, form } of ofAddresses) {
    const tried = async (id: string) => {
      const token = await tokenOf(claire)
      const body = method === 'POST' ? { body: { ...form, 'form-token': token } } : {}
      const answer = await knock(shop, path.replace(annasAddress, id), { headers: { cookie }, ...body })
      // The switch of the language leads back to the path that was asked for.
      return {
        status: answer.status,
        html: sameBytes((await answer.text()).replaceAll(id, 'id')),
        headers: [...answer.headers],
      }
    }
    const hers = await tried(annasAddress)
    assert.is(hers.status, 404, name)
    assert.equal(hers, await tried('019a0000-0000-7000-8000-000000000000'), name)
    assert.not.match(hers.html, secretsOfAnna)
  }
  assert.is(everything(shop), before)
})

test.run()
