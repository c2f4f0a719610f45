import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { everything, knock } from './http/knock.ts'
import type { Browser } from './support/browser.ts'
import { openShop, type Shop } from './support/shop.ts'
import { hector, odile, staffPassword } from './support/staff.ts'
import { type Case, type Cast, castOf, staffRules } from './support/staff-routes.ts'

type Route = Case & { name: string; method: string; path: string }

/** Every route below /staff, from the router, with its line in `staffRules`. */
function routesOf({ app }: Shop, cast: Cast): Route[] {
  const names = app.routes
    .filter(({ method, path }) => method !== 'ALL' && /^\/staff(\/|$)/.test(path))
    .map(({ method, path }) => `${method} ${path}`)
  return [...new Set(names)].map((name) => {
    const rule = staffRules[name]
    if (!rule)
      throw new Error(
        `${name} is a new route: add it to \`staffRules\` in test/support/staff-routes.ts and say who may open it`,
      )
    const [method = '', path = ''] = name.split(' ')
    return { ...rule, name, method, path: rule.at?.(cast) ?? path }
  })
}

type Scene = { shop: Shop; cast: Cast; routes: Route[] }

const test = suite<Scene>('Every staff route, every visitor')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.cast = await castOf(t.shop)
  t.routes = routesOf(t.shop, t.cast)
})

test.after.each(({ shop }) => shop.close())

const cookiesOf = (browser: Browser) =>
  [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')

const isPrivate = ({ opens }: Case) => opens === 'staff' || opens === 'owners'
const reads = (routes: Route[]) => routes.filter(({ method }) => method === 'GET')
const posts = (routes: Route[]) => routes.filter(({ method }) => method === 'POST')

/** What only staff may see: nothing of it is in an answer to anybody else. */
const secrets = /Quillfeather|QF-77001|anna@example\.com|odile@perrin\.example|hector@perrin\.example/

async function tokenOf(browser: Browser, path = '/staff/access'): Promise<string> {
  await browser.open(path)
  return browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

type Told = { actor_kind: string; actor_id: string; customer_id: string; origin: string; at: number }

const historyOf = ({ client }: Shop) =>
  client.prepare('select * from history order by at, id').all() as Told[]

const bodyOf = ({ form }: Case, cast: Cast) => (typeof form === 'function' ? form(cast) : (form ?? {}))

test('every staff route has a line, and every line a route', ({ routes }) => {
  const known = new Set(routes.map(({ name }) => name))
  assert.equal(
    Object.keys(staffRules).filter((name) => !known.has(name)),
    [],
  )
  for (const { name, method, form } of routes)
    assert.ok(method === 'GET' || (method === 'POST' && form), `${name} needs a form in \`staffRules\``)
})

test('nobody, a customer, and who has given the password alone see and do nothing', async ({
  shop,
  routes,
  cast,
}) => {
  const half = await shop.browser().open('/staff/login')
  await half.type('Email', odile.email).type('Password', staffPassword).press('Log in')
  const halfToken = half.find('input[name=form-token]')?.getAttribute('value') ?? ''
  const customersToken = await tokenOf(cast.customer, '/profile')
  const visitors = [
    { who: 'nobody', cookie: '', token: '' },
    { who: 'junk', cookie: `staff=${'A'.repeat(43)}`, token: '' },
    { who: 'a customer', cookie: cookiesOf(cast.customer), token: customersToken },
    { who: 'half', cookie: cookiesOf(half), token: halfToken },
  ]
  for (const route of routes.filter(isPrivate)) {
    for (const { who, cookie, token } of visitors) {
      const before = everything(shop)
      const body = route.method === 'POST' ? { body: { ...bodyOf(route, cast), 'form-token': token } } : {}
      const answer = await knock(shop, route.path, { headers: cookie ? { cookie } : {}, ...body })
      assert.is(answer.status, 303, `${route.name} for ${who}`)
      assert.match(answer.headers.get('location') ?? '', /^\/staff\/(login|second-factor)/, route.name)
      assert.is(await answer.text(), '')
      assert.is(everything(shop), before, `${route.name} for ${who}`)
    }
  }
})

test('a session that has ended, and one of a disabled member, are nobody’s', async ({
  shop,
  routes,
  cast,
}) => {
  const cookie = cookiesOf(cast.owner)
  const helper = cookiesOf(cast.helper)
  shop.client.prepare('update staff set disabled = 1 where email = ?').run(hector.email)
  for (const { name, path } of reads(routes).filter(isPrivate))
    assert.is((await knock(shop, path, { headers: { cookie: helper } })).status, 303, name)
  shop.pass(31 * 60_000)
  for (const { name, path } of reads(routes).filter(isPrivate)) {
    const answer = await knock(shop, path, { headers: { cookie } })
    assert.is(answer.status, 303, name)
    assert.not.match(await answer.text(), secrets, name)
  }
})

test('an owner opens every page, a helper every page but the owners’', async ({ shop, routes, cast }) => {
  for (const route of reads(routes).filter(isPrivate)) {
    const owners = await knock(shop, route.path, { headers: { cookie: cookiesOf(cast.owner) } })
    assert.is(owners.status, route.shows ?? 200, `${route.name} for an owner`)
    const helpers = await knock(shop, route.path, { headers: { cookie: cookiesOf(cast.helper) } })
    assert.is(
      helpers.status,
      route.opens === 'owners' ? 403 : (route.shows ?? 200),
      `${route.name} for a helper`,
    )
    if (route.opens === 'owners') assert.not.match(await helpers.text(), /Quillfeather|QF-77001/, route.name)
  }
})

test('a helper’s post to what is the owners’ does nothing', async ({ shop, routes, cast }) => {
  const token = await tokenOf(cast.helper)
  const headers = { cookie: cookiesOf(cast.helper) }
  for (const route of posts(routes).filter(({ opens }) => opens === 'owners')) {
    const before = everything(shop)
    const answer = await knock(shop, route.path, {
      headers,
      body: { ...bodyOf(route, cast), 'form-token': token },
    })
    assert.is(answer.status, 403, route.name)
    assert.is(everything(shop), before, route.name)
    assert.equal(lastRefusal(shop), { actor_id: cast.helperId, page: route.path.split('?')[0] }, route.name)
  }
})

/** What history told last of a page that was refused. */
const lastRefusal = ({ client }: Shop) =>
  client
    .prepare(
      "select actor_id, details ->> 'page' as page from history where event = 'owners-page-refused' order by id desc limit 1",
    )
    .get()

test('every form does what it is for when its own page sends it, and history tells by whom, when, whence, on whom', async () => {
  const first = await openShop()
  const names = routesOf(first, await castOf(first)).filter(
    ({ method, opens, sendsFile }) => method === 'POST' && opens !== 'everybody' && !sendsFile,
  )
  await first.close()
  for (const { name } of names) {
    const shop = await openShop()
    const cast = await castOf(shop)
    const route = routesOf(shop, cast).find((found) => found.name === name)
    if (!route) throw new Error(name)
    await route.prepare?.(shop, cast)
    const who =
      route.opens === 'half' || route.opens === 'set-up' ? await route.visitor?.(shop, cast) : cast.owner
    if (!who) throw new Error(`${name} needs a visitor in \`staffRules\``)
    const token =
      who === cast.owner
        ? await tokenOf(who)
        : (who.find('input[name=form-token]')?.getAttribute('value') ?? '')
    const body = { ...bodyOf(route, cast), ...(await route.fill?.(shop, cast, who)), 'form-token': token }
    const before = { everything: everything(shop), told: historyOf(shop).length }
    const headers = { cookie: cookiesOf(who), 'user-agent': firefox }
    const answer = await knock(shop, route.path, { headers, body, address: '203.0.113.9' })
    assert.is(answer.status, route.answers ?? 303, name)
    assert.ok(
      everything(shop) !== before.everything || answer.headers.getSetCookie().length > 0,
      `${name} changes nothing: the refusals would prove nothing`,
    )
    const told = historyOf(shop).slice(before.told)
    if (!route.untold) assert.ok(told.length > 0, `${name} is not told in the history`)
    for (const row of told) {
      const by = route.opens === 'set-up' ? cast.helperId : cast.ownerId
      assert.equal([row.actor_kind, row.actor_id, row.at], ['staff', by, shop.clock().getTime()], name)
      assert.match(row.origin, /"Firefox".*"Linux".*203\.0\.113\./, name)
      if (route.path.includes(cast.customerId)) assert.is(row.customer_id, cast.customerId, name)
    }
    await shop.close()
  }
})

test('no form does anything without a token, or with one of another person, page or purpose', async ({
  shop,
  routes,
  cast,
}) => {
  const [nonce = '', mac = ''] = (await tokenOf(cast.owner)).split('.')
  const foreign: Record<string, string> = {
    none: '',
    junk: 'x.y',
    'the helper’s': await tokenOf(cast.helper),
    'a customer’s': await tokenOf(cast.customer, '/profile'),
    truncated: `${nonce}.${mac.slice(0, -1)}`,
    swapped: `${mac}.${nonce}`,
  }
  const headers = { cookie: cookiesOf(cast.owner) }
  for (const route of posts(routes).filter(isPrivate)) {
    for (const [whose, token] of Object.entries(foreign)) {
      const before = everything(shop)
      const body = { ...bodyOf(route, cast), ...(whose === 'none' ? {} : { 'form-token': token }) }
      const answer = await knock(shop, route.path, { headers, body })
      // 415: the form that sends a file is never read as another.
      assert.ok([303, 404, 415, 422].includes(answer.status), `${route.name}, ${whose}: ${answer.status}`)
      assert.is(everything(shop), before, `${route.name}, ${whose}`)
    }
  }
})

test('dangerous acts ask for the password when it was typed a while ago, and do nothing before', async ({
  shop,
  routes,
  cast,
}) => {
  // The hour before: a clock that was set back makes nothing young again.
  for (const passed of [11 * 60_000, -60 * 60_000]) await asksAgain(passed)

  async function asksAgain(passed: number) {
    shop.pass(passed)
    const token = await tokenOf(cast.owner)
    const headers = { cookie: cookiesOf(cast.owner) }
    for (const route of routes.filter(({ fresh }) => fresh)) {
      const before = everything(shop)
      const body = route.method === 'POST' ? { body: { ...bodyOf(route, cast), 'form-token': token } } : {}
      const answer = await knock(shop, route.path, { headers, ...body })
      // What was typed is carried along by the page that asks.
      const asks = answer.status === 303 ? answer.headers.get('location') : formsIn(await answer.text())
      assert.match(asks ?? '', /^\/staff\/confirm/, route.name)
      assert.is(everything(shop), before, route.name)
    }
  }
})

test('what is not there, or is another customer’s, is not found, and nothing is done', async ({
  shop,
  routes,
  cast,
}) => {
  const other = await shop.customer({ email: 'claire@example.com' })
  const token = await tokenOf(cast.owner)
  // That staff looked is kept once for a while.
  for (const id of [cast.customerId, other.id]) await cast.owner.open(`/staff/customers/${id}`)
  const nobodys = '01a208a2-8798-7331-be5e-da34e417c77a'
  const ofOne = /[0-9a-f]{8}-[0-9a-f-]{27}|QF-77001/g
  let tried = 0
  for (const route of routes.filter(isPrivate)) {
    const { name, method, path } = route
    const parts = path.match(ofOne) ?? []
    const strange = parts.map((part) => path.replace(part, part === 'QF-77001' ? 'QF-1' : nobodys))
    const foreign = parts.length > 1 ? [path.replace(cast.customerId, other.id)] : []
    for (const wrong of [...strange, ...foreign]) {
      const before = everything(shop)
      const body = { ...bodyOf(route, cast), 'form-token': token }
      const answer = await knock(shop, wrong, {
        headers: { cookie: cookiesOf(cast.owner) },
        ...(method === 'POST' ? { body } : {}),
      })
      assert.is(answer.status, 404, `${name}: ${wrong}`)
      assert.not.match(await answer.text(), /Quillfeather/, name)
      assert.is(everything(shop), before, name)
      tried += 1
    }
  }
  assert.ok(tried >= 40, `${tried}`)
})

/** Where the form in main leads. */
const formsIn = (html: string) => /<main.*?<form[^>]* action="([^"]*)"/s.exec(html)?.[1] ?? ''

test('a foreign site’s post is refused, whoever is in', async ({ shop, routes, cast }) => {
  const token = await tokenOf(cast.owner)
  const headers = { cookie: cookiesOf(cast.owner), origin: 'https://evil.example' }
  for (const route of posts(routes)) {
    const before = everything(shop)
    const answer = await knock(shop, route.path, {
      headers,
      body: { ...bodyOf(route, cast), 'form-token': token },
    })
    assert.is(answer.status, 403, route.name)
    assert.is(everything(shop), before, route.name)
  }
})

test.run()
