import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../src/database/database.ts'
import { type Browser, openBrowser, overTheWire } from '../support/browser.ts'
import { startMailFarEnd, temporaryPasswordIn } from '../support/mail-far-end.ts'
import { freePort, makeFolder, realShop, removeFolder, startProcess } from '../support/process.ts'
import { addFilledShop, databaseOf, password } from './filled-shop.ts'

const email = 'mona@example.com'
const chosen = 'Vierzehn leise Möwen'
const mistyped = 'not my password at all'
const typedAsEmail = 'somebody.else@example.com'

test('TP-3: after every flow no secret is in the database files, the log or the rows of the emails', async () => {
  const folder = makeFolder()
  const farEnd = await startMailFarEnd()
  const port = await freePort()
  await addFilledShop(folder, [email])
  const settings = { ...realShop(port, farEnd), LOG_LEVEL: 'debug' }
  const server = await startProcess({ folder, port, settings })

  try {
    await server.ready()
    const browser = openBrowser(overTheWire, { origin: server.url })
    const other = openBrowser(overTheWire, { origin: server.url })
    const cookies = new Set<string>()
    const tokens = new Set<string>()
    const look = (at: Browser) => {
      for (const [name, value] of at.cookies) if (!/language|notice/.test(name)) cookies.add(value)
      for (const field of at.all('input[name=form-token]')) tokens.add(field.getAttribute('value') ?? '')
    }
    await other.open('/login')
    await other.type('Email', typedAsEmail).type('Password', mistyped).press('Log in')
    look(other)
    await other.type('Email', email).type('Password', mistyped).press('Log in')
    look(other)
    await other.type('Email', email).type('Password', password).tick('Keep me logged in').press('Log in')
    look(other)
    await browser.open('/forgot-password')
    look(browser)
    await browser.type('Email', email).press('Reset password')
    const temporary = temporaryPasswordIn(await farEnd.emailTo(email))

    await browser.open('/login')
    await browser.type('Email', email).type('Password', temporary.toLowerCase()).press('Log in')
    assert.is(browser.heading, 'Web Site Access')
    look(browser)
    browser.type('Current Password', mistyped)
    await browser.type('New Password', chosen).type('Re-Type New Password', chosen).press('Save')
    browser.type('Current Password', temporary)
    await browser.type('New Password', chosen).type('Re-Type New Password', chosen).press('Save')
    assert.is(browser.status, 200)
    look(browser)
    await browser.open('/profile')
    await browser.type('Company', 'Lind & Sons').press('Save')
    look(browser)
    await browser.press('Log out')
    await browser.type('Email', email).type('Password', temporary).press('Log in')
    assert.is(browser.status, 422, 'used')
    look(browser)
    await browser.type('Email', email).type('Password', chosen).press('Log in')
    assert.is(browser.heading, 'Profile')
    look(browser)
    await farEnd.emailTo(email, { after: 2 })

    const secrets = {
      ...spellings('temporary password', temporary),
      password,
      chosen,
      'chosen, decomposed': chosen.normalize('NFD'),
      mistyped,
      'API key': farEnd.apiKey,
      'key file': readFileSync(join(folder, 'comptoir.key'), 'utf8').trim(),
      ...Object.fromEntries([...cookies].map((value, at) => [`cookie ${at}`, value])),
      ...Object.fromEntries([...tokens].map((value, at) => [`form token ${at}`, value])),
    }
    assert.ok(cookies.size >= 6, `only ${cookies.size} cookies`)
    assert.ok(tokens.size >= 6, `only ${tokens.size} form tokens`)

    assertNowhere(secrets, { ...filesOf(folder), log: logOf(server) })
    assertNowhere({ typedAsEmail }, { ...filesOf(folder), log: logOf(server) })
    assert.ok(filesOf(folder)['comptoir.sqlite-wal']?.length, 'the WAL was there to be read')
    assert.ok(logOf(server).includes('authn_password_change'), 'the log was there to be read')
    assert.equal(await server.stop(), { code: 0, signal: null })

    const rows = emailRows(folder)
    assert.is(rows.length, 3)
    assertNowhere(secrets, {
      ...filesOf(folder),
      log: logOf(server),
      rows: Buffer.from(JSON.stringify(rows)),
    })
    assert.ok(JSON.stringify(rows).includes(email), 'the rows were there to be read')
  } finally {
    await server.kill()
    await farEnd.stop()
    removeFolder(folder)
  }
})

/** As somebody would look for it: with and without hyphens, small and capital, and as bytes in other clothes. */
function spellings(what: string, secret: string): Record<string, string> {
  const bare = secret.replaceAll('-', '')
  const all = { shown: secret, bare, small: secret.toLowerCase(), 'small and bare': bare.toLowerCase() }
  const entries = Object.entries(all).flatMap(([how, text]) => [
    [`${what}, ${how}`, text],
    [`${what}, ${how}, base64`, Buffer.from(text).toString('base64').replace(/=+$/, '')],
    [`${what}, ${how}, hexadecimal`, Buffer.from(text).toString('hex')],
  ])
  return Object.fromEntries(entries)
}

/** Every file of the data folder but the key's own. */
function filesOf(folder: string): Record<string, Buffer> {
  const names = readdirSync(folder).filter((name) => name !== 'comptoir.key')
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(folder, name))]))
}

const logOf = ({ out, err }: { out(): string; err(): string }) => Buffer.from(out() + err())

function assertNowhere(secrets: Record<string, string>, places: Record<string, Buffer>): void {
  for (const [place, bytes] of Object.entries(places))
    for (const [what, secret] of Object.entries(secrets))
      assert.not(bytes.includes(secret), `the ${what} stands in ${place}`)
}

function emailRows(folder: string): unknown[] {
  const { client, close } = openDatabase(databaseOf(folder))
  const rows = client.prepare('select * from email').all()
  close()
  return rows
}

test.run()
