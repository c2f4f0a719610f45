import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../src/database/database.ts'
import { startPasswordHashing } from '../../src/security/password-hashing.ts'
import { employStaff } from '../../src/staff/manage-staff.ts'
import { codeAt } from '../support/authenticator.ts'
import { type Browser, openBrowser, overTheWire } from '../support/browser.ts'
import { compiledServer } from '../support/compiled.ts'
import { startMailFarEnd, temporaryPasswordIn } from '../support/mail-far-end.ts'
import { freePort, makeFolder, realShop, removeFolder, startProcess } from '../support/process.ts'
import { odile } from '../support/staff.ts'
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

test('nor is any of those of staff: passwords, second factor, recovery codes, keys, what was read out', async () => {
  const folder = makeFolder()
  const farEnd = await startMailFarEnd()
  const port = await freePort()
  await addFilledShop(folder, [email])
  const { temporary, customerId } = await employOdile(folder)
  const passphrase = 'sixteen and more letters'
  const webhook = `whsec_${Buffer.from('a secret of the webhook’s own').toString('base64')}`
  const secretSettings = { BACKUP_PASSPHRASE: passphrase, RESEND_WEBHOOK_SECRET: webhook }
  const settings = { ...realShop(port, farEnd), LOG_LEVEL: 'debug', ...secretSettings }
  const server = await startProcess({ folder, port, settings })

  try {
    await server.ready()
    const browser = openBrowser(overTheWire, { origin: server.url })
    const cookies = new Set<string>()
    const look = () => {
      for (const [name, value] of browser.cookies) if (!/language|notice/.test(name)) cookies.add(value)
    }
    const shown = () => browser.find('code')?.textContent ?? ''
    await browser.open('/staff/login')
    await browser.type('Email', odile.email).type('Password', mistyped).press('Log in')
    await browser.type('Email', odile.email).type('Password', temporary).press('Log in')
    look()
    await browser.type('New password', chosen).type('Re-type new password', chosen).press('Save')
    look()
    const key = shown()
    const code = codeAt(key, new Date())
    await browser.type('Code from the app', code).press('Go on')
    look()
    const codes = browser.all('.codes li').map((item) => item.textContent ?? '')
    assert.is(codes.length, 10)
    await browser.open('/staff/api-keys/new')
    await browser.type('Name', 'till').tick('read orders').press('Make a key')
    const apiKey = shown()
    const called = await fetch(`${server.url}/api/v1/orders`, {
      headers: { authorization: `Bearer ${apiKey}` },
    })
    assert.is(called.status, 200)
    await browser.open(`/staff/customers/${customerId}/read-out`)
    await browser.tick('I asked, and the answers were right').press('Make it and show it')
    const readOut = browser.find('.secret code')?.textContent ?? ''
    assert.ok(readOut)
    await browser.open('/staff/members/new')
    await browser.type('Name', 'Rosa').type('Email', 'rosa@perrin.example').press('Add somebody')
    const rosas = shown()
    const again = openBrowser(overTheWire, { origin: server.url })
    await again.open('/staff/login')
    await again.type('Email', odile.email).type('Password', chosen).press('Log in')
    await again.type('Code', codes[3] ?? '').press('Go on')
    assert.is(again.status, 200, again.text)
    const program = join(dirname(await compiledServer()), 'comptoir.js')
    const words = ['backup', join(folder, 'b.sealed'), '--with-key']
    const backup = await startProcess({ folder, port, settings, program, words })
    assert.is((await backup.ended).code, 0, backup.err())

    const secrets = {
      ...spellings('temporary password of staff', temporary),
      ...spellings('one that another was given', rosas),
      ...spellings('one that was read out', readOut),
      ...spellings('second factor', key.replaceAll(' ', '')),
      ...Object.fromEntries(
        codes.flatMap((each) => Object.entries(spellings(`recovery code ${each}`, each))),
      ),
      ...{ mistyped, chosen, apiKey, passphrase, webhook, 'key of the second factor': key },
      'key file': readFileSync(join(folder, 'comptoir.key'), 'utf8').trim(),
      ...Object.fromEntries([...cookies].map((value, at) => [`cookie ${at}`, value])),
    }
    assert.ok(cookies.size >= 4, `only ${cookies.size} cookies`)
    assertNowhere(secrets, { ...filesOf(folder), log: logOf(server) })
    assert.ok(filesOf(folder)['comptoir.sqlite-wal']?.length, 'the WAL was there to be read')
    assert.equal(await server.stop(), { code: 0, signal: null })
    assertNowhere(secrets, { ...filesOf(folder), log: logOf(server) })
  } finally {
    await server.kill()
    await farEnd.stop()
    removeFolder(folder)
  }
})

/** An owner, as `comptoir staff add` makes one, and the id of the one customer. */
async function employOdile(folder: string) {
  const { database, client, close } = openDatabase(databaseOf(folder))
  const parts = { database, hashing: startPasswordHashing() }
  const added = await employStaff(parts, odile, { actor: { kind: 'command' } }, new Date())
  const customerId = String(client.prepare('select id from customer').pluck().get())
  close()
  if (added.outcome !== 'made') throw new Error(added.outcome)
  return { temporary: added.temporaryPassword, customerId }
}

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
