import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { temporaryPasswordIn } from '../support/mail-far-end.ts'
import { anna, claire, openShop } from '../support/shop.ts'
import { knock } from './knock.ts'

const minutes = (count: number) => count * 60_000

test('after a full day the log tells what happened, by OWASP’s names, and no secret', async () => {
  const shop = await openShop()
  await shop.customer(anna)
  await shop.customer(claire)
  const secrets = [anna.password ?? '', claire.password ?? '', anna.email, claire.email, 'Brandt', 'Moreau']
  const browser = shop.browser({ userAgent: 'Mozilla/5.0 agent-in-the-log' })
  const remember = () => {
    secrets.push(
      ...[...browser.cookies]
        .filter(([name]) => /session|visitor|device/.test(name))
        .map(([, value]) => value),
    )
    const token = browser.find('input[name=form-token]')?.getAttribute('value')
    if (token) secrets.push(token, ...token.split('.'))
  }
  const logIn = async (email: string, password: string) => {
    secrets.push(email, password)
    await browser.open('/login?secret=in-the-query&next=/profile')
    remember()
    await browser.type('Email', email).type('Password', password).press('Log in')
    remember()
  }
  const change = async (current: string, fresh: string) => {
    secrets.push(current, fresh)
    await browser.open('/web-site-access')
    browser.type('Current Password', current).type('New Password', fresh).type('Re-Type New Password', fresh)
    await browser.press('Save')
    remember()
  }

  await logIn('stranger.typed@evil.example', 'a stranger typed this')
  await logIn(anna.email, 'a wrong password was typed')
  await logIn(anna.email, anna.password ?? '')
  await browser.press('Log out')
  await browser.click('I forgot my password')
  await browser.type('Email', anna.email).press('Reset password')
  const [email] = await shop.deliver()
  const temporary = temporaryPasswordIn(email ?? { text: '' })
  secrets.push(temporary.toLowerCase(), temporary.replaceAll('-', ''))
  await logIn(anna.email, temporary)
  await change('not the current one', 'four quiet herons')
  await change(temporary, 'four quiet herons')
  await browser.press('Log out')
  await logIn(anna.email, temporary)
  for (let count = 0; count < 11; count++) await logIn(claire.email, `guess number ${count} of many`)
  shop.pass(minutes(16))
  await logIn(anna.email, 'four quiet herons')
  await browser.open('/profile')
  await browser.type('First name', 'Annabella-Typed').type('Phone', '02 40 98 76 54').press('Save')
  await shop.deliver()

  const log = shop.log()
  for (const secret of [
    ...secrets,
    'in-the-query',
    'next=',
    'agent-in-the-log',
    'Annabella-Typed',
    '98 76 54',
    '$argon2',
  ])
    assert.not.ok(log.includes(secret), `the log holds ${secret}`)

  const events = new Set(shop.logged().map(({ event }) => event))
  for (const event of [
    'authn_login_success',
    'authn_login_fail',
    'authn_login_fail_max',
    'authn_password_change',
    'authn_password_change_fail',
    'session_ended',
    'temporary_password_asked',
    'email_sent',
    'request',
  ])
    assert.ok(events.has(event), event)
  await shop.close()
})

test('each request has one line, with an id of its own that every other line about it shares', async () => {
  const shop = await openShop()
  await shop.customer(anna)
  const paths = ['/login', '/profile', '/nowhere', '/healthz', '/favicon.ico', '/login/', '/%zz']
  for (const path of paths)
    await knock(shop, path, { headers: { 'x-request-id': 'forged', 'request-id': 'forged' } })
  const lines = shop.logged().filter(({ event }) => event === 'request')
  assert.is(lines.length, paths.length)
  assert.is(new Set(lines.map(({ request }) => request)).size, paths.length)
  for (const line of lines) {
    const { request, level, time, ms, ...rest } = line as Record<string, unknown>
    assert.match(String(request), /^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    assert.equal(Object.keys(rest), ['event', 'method', 'path', 'status', 'address'])
  }

  const browser = shop.browser()
  await browser.open('/login')
  await browser
    .type('Email', anna.email)
    .type('Password', anna.password ?? '')
    .press('Log in')
  const { request } = shop.logged().find(({ event }) => event === 'authn_login_success') ?? {}
  const about = shop.logged().filter((line) => JSON.stringify(line).includes(`"request":"${request}"`))
  assert.equal(
    about.map(({ event, path }) => [event, path]),
    [
      ['authn_login_success', undefined],
      ['request', '/login'],
    ],
  )
  await shop.close()
})

test('nobody can write a line of their own, or a terminal’s commands, into the log', async () => {
  const shop = await openShop()
  const forged = '{"level":30,"event":"authn_login_success","customer":"eve"}'
  const written = encodeURIComponent(`\r\n${forged}\n`)
  const headers = {
    'user-agent': forged,
    referer: forged,
    'x-forwarded-for': forged,
    'accept-language': forged,
  }
  for (const path of [
    `/${written}`,
    `/login?${written}`,
    `/login#${written}`,
    `/%1b%5b2J%1b%5d0;x%07`,
    '/%e2%80%a8%c2%85%7f%9b',
    `/${'x'.repeat(10_000)}`,
  ])
    await knock(shop, path, { headers })
  await knock(shop, '/login', { body: { email: `\n${forged}`, password: forged }, headers })

  const log = shop.log()
  const requests = shop.logged().filter(({ event }) => event === 'request')
  assert.is(requests.length, 7)
  assert.equal(
    shop.logged().filter(({ customer }) => customer === 'eve'),
    [],
  )
  assert.not.match(log, /[^\P{Cc}\n]/u)
  for (const line of log.split('\n')) assert.ok(line.length < 1000, line.slice(0, 100))
  await shop.close()
})

test.run()
