import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { runCommand } from '../../src/start/run-command.ts'
import { type MailFarEnd, type Mode, startMailFarEnd } from '../support/mail-far-end.ts'
import { makeFolder, removeFolder } from '../support/process.ts'

const test = suite<{ folder: string; farEnd: MailFarEnd }>('comptoir email test')

test.before.each(async (t) => {
  t.folder = makeFolder()
  t.farEnd = await startMailFarEnd()
})

test.after.each(async ({ folder, farEnd }) => {
  await farEnd.stop()
  removeFolder(folder)
})

const now = new Date('2026-11-23T13:40:00Z')

/** Types `comptoir email test …` in a shop with these settings. */
async function type(folder: string, words: string[], settings: Record<string, string> = {}) {
  const said = { out: '', err: '' }
  const terminal = {
    out(text: string) {
      said.out += text
    },
    err(text: string) {
      said.err += text
    },
    watched: false,
  }
  const surroundings = { environment: { DATA_DIR: folder, ...settings }, directory: folder }
  const code = await runCommand(['email', 'test', ...words], surroundings, () => now, terminal)
  return { code, ...said }
}

const realShop = (farEnd: MailFarEnd) => ({
  PUBLIC_URL: 'http://localhost:3000',
  SHOP_NAME: 'Perrin & Filles',
  SHOP_LANGUAGE: 'fr',
  SHOP_TIME_ZONE: 'Europe/Paris',
  MAIL_FROM: 'Perrin & Filles <bonjour@perrin.example>',
  RESEND_API_KEY: farEnd.apiKey,
  RESEND_BASE_URL: farEnd.url,
})

test('one email leaves, in the shop’s language, and nothing of it is in the outbox', async ({
  folder,
  farEnd,
}) => {
  const { code, out, err } = await type(folder, ['Anna@Example.COM'], realShop(farEnd))
  assert.equal([code, err], [0, ''])
  const [email] = farEnd.emails
  assert.equal([farEnd.emails.length, email?.to], [1, ['anna@example.com']])
  assert.match(
    out,
    `accepted the test email from Perrin & Filles <bonjour@perrin.example> to anna@example.com, under its id ${email?.id}`,
  )
  assert.is(email?.subject, 'E-mail d’essai – Perrin & Filles')
  assert.match(email?.text ?? '', /23 novembre 2026 à 14\sh\s40/)
  assert.match(email?.html ?? '', 'Il est arrivé')

  await type(folder, ['anna@example.com'], realShop(farEnd))
  assert.is(farEnd.emails.length, 2, 'each one is a new one')
})

test('scripts read JSON', async ({ folder, farEnd }) => {
  const sent = await type(folder, ['anna@example.com', '--json'], realShop(farEnd))
  assert.equal(JSON.parse(sent.out), { sent: true, id: farEnd.emails[0]?.id, mailbox: null })
  farEnd.behave('refuseAddress', 1)
  const refused = await type(folder, ['anna@example.com', '--json'], realShop(farEnd))
  assert.equal(
    [refused.code, JSON.parse(refused.out)],
    [1, { sent: false, reason: '422 validation_error', tryAgain: false }],
  )
})

const refusals: [mode: Mode, says: RegExp][] = [
  ['refuseAddress', /422 validation_error\. Trying again would end the same way/],
  ['invalidKey', /403 invalid_api_key\. Check RESEND_API_KEY/],
  ['error500', /500 application_error\. Try again in a minute/],
  ['drop', /no answer.*Check that this server reaches RESEND_BASE_URL/],
]

for (const [mode, says] of refusals)
  test(`${JSON.stringify(mode)}: exit code 1, and what to do`, async ({ folder, farEnd }) => {
    farEnd.behave(mode)
    const { code, out, err } = await type(folder, ['anna@example.com'], realShop(farEnd))
    assert.equal([code, out], [1, ''])
    assert.match(err, says)
    assert.is(farEnd.emails.length, 0)
  })

test('a trial writes it into the development mailbox', async ({ folder, farEnd }) => {
  const { code, out } = await type(folder, ['anna@example.com'])
  assert.is(code, 0)
  assert.match(out, 'is in the development mailbox')
  const [file = ''] = readdirSync(join(folder, 'mailbox')).filter((name) => name.endsWith('.txt'))
  assert.match(readFileSync(join(folder, 'mailbox', file), 'utf8'), /To: anna@example\.com.*Test email/s)
  assert.is(farEnd.calls.length, 0)
})

test('what is no address, and what is missing, is told before anything is opened', async ({ folder }) => {
  for (const words of [[], ['anna'], ['anna@'], ['a@b.example', 'c@d.example']]) {
    const { code, err } = await type(folder, words)
    assert.is(code, 2, words.join())
    assert.match(err, /email test/)
  }
  assert.equal(readdirSync(folder), [])
  assert.match((await type(folder, ['--help'])).out, /Usage: comptoir email test ADDRESS/)
})

test.run()
