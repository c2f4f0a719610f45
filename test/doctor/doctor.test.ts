import {
  chmodSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type ConfigInput, readConfig } from '../../src/config.ts'
import type { Finding } from '../../src/doctor/finding.ts'
import { recordEvent } from '../../src/history/record.ts'
import { makeDoctor } from '../../src/start/doctor-command.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { certificate, dnsOf, startFront, startResend } from './front.ts'

type Front = Awaited<ReturnType<typeof startFront>>
type ResendFarEnd = Awaited<ReturnType<typeof startResend>>
type Zone = Parameters<typeof dnsOf>[0]

type World = {
  front: Front
  resend: ResendFarEnd
  shop: Shop
  server: Server
  environment: Record<string, string>
  zone: Zone
}

const test = suite<World>('The doctor')

const apiKey = 're_Very5ecretKeyOfTheShop'
const webhookSecret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const passphrase = 'zinc counter, white paper, Nantes'
const hour = 3_600_000
const opening = new Date('2026-11-23T13:40:00Z')

const goodZone = (): NonNullable<Zone> => ({
  'send.perrin.example': {
    mx: ['feedback-smtp.eu-west-1.amazonses.com'],
    txt: ['v=spf1 include:amazonses.com ~all'],
  },
  'resend._domainkey.perrin.example': { txt: ['p=MIGfMA0GCSq'] },
  '_dmarc.perrin.example': { txt: ['v=DMARC1; p=none'] },
})

/** A shop behind a proxy, an account at Resend and a DNS, all as they should be. */
test.before.each(async (t) => {
  t.front = await startFront()
  let clock = () => opening
  t.resend = await startResend(apiKey, () => clock())
  const publicUrl = `https://localhost:${t.front.port}`
  const settings = {
    PUBLIC_URL: publicUrl,
    TRUSTED_PROXIES: '127.0.0.1',
    RESEND_API_KEY: apiKey,
    RESEND_BASE_URL: t.resend.url,
    RESEND_WEBHOOK_SECRET: webhookSecret,
    BACKUP_PASSPHRASE: passphrase,
    LOG_LEVEL: 'silent',
  }
  t.shop = await openShop({ settings, now: opening })
  clock = t.shop.clock
  t.environment = {
    ...settings,
    DATA_DIR: t.shop.folder,
    SHOP_NAME: 'Perrin & Filles',
    MAIL_FROM: 'Perrin & Filles <bonjour@perrin.example>',
  }
  t.server = await new Promise<Server>((resolve) => {
    const server = serve({ fetch: t.shop.app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(server as Server),
    )
  })
  t.front.standBefore((t.server.address() as AddressInfo).port)
  t.resend.account.webhooks = [
    { id: 'w', endpoint: `${publicUrl}/webhooks/resend`, status: 'enabled', events: null },
  ]
  t.zone = goodZone()
  await recordEvent(t.shop.database, { event: 'backup-made', actor: { kind: 'system' } }, opening)
})

test.after.each(async ({ shop, server, front, resend }) => {
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await front.stop()
  await resend.stop()
  await shop.close()
})

type Wishes = {
  environment?: Record<string, string | undefined>
  now?: Date
  ca?: string | null
  words?: string[]
  email?: string
}

async function run(t: World, { environment = {}, now, ca = certificate, words = [], email }: Wishes = {}) {
  const command = makeDoctor(() => ({ dns: dnsOf(t.zone), ...(ca && { ca }) }))
  const surroundings: ConfigInput = {
    environment: { ...t.environment, ...environment },
    directory: t.shop.folder,
  }
  const said = { out: '', err: '' }
  const terminal = {
    out: (text: string) => {
      said.out += text
    },
    err: (text: string) => {
      said.err += text
    },
    watched: false,
  }
  assert.ok('runOutside' in command)
  const values = new Map<string, string | boolean>([
    ...words.map((word) => [word, true] as const),
    ...(email ? [['email', email] as const] : []),
  ])
  const clock = () => now ?? t.shop.clock()
  const code =
    'runOutside' in command
      ? await command.runOutside({ values, rest: [] }, { read: readConfig(surroundings), clock, terminal })
      : 2
  return { code, ...said }
}

async function findings(t: World, wishes: Wishes = {}): Promise<Finding[]> {
  const { code, out } = await run(t, { ...wishes, words: ['json'] })
  const { ok, findings: all } = JSON.parse(out) as { ok: boolean; findings: Finding[] }
  assert.is(code, ok ? 0 : 1)
  assert.is(
    ok,
    all.every(({ level }) => level === 'ok'),
  )
  for (const secret of [apiKey, webhookSecret, passphrase, readKey(t)])
    assert.not.ok(secret !== '' && out.includes(secret), 'a secret is shown')
  return all
}

function readKey({ shop }: World): string {
  try {
    return readFileSync(join(shop.folder, 'comptoir.key'), 'utf8').trim()
  } catch {
    return ''
  }
}

/** What is not well, and nothing else: the check, how bad it is, and words of what was found. */
async function assertFound(
  t: World,
  expected: [check: string, level: string, says: RegExp][],
  wishes: Wishes = {},
) {
  const wrong = (await findings(t, wishes)).filter(({ level }) => level !== 'ok')
  assert.equal(
    wrong.map(({ check, level }) => `${check} ${level}`),
    expected.map(([check, level]) => `${check} ${level}`),
    wrong.map(({ what }) => what).join('\n'),
  )
  for (const [at, [, , says]] of expected.entries()) {
    const { what, why, type } = wrong[at] as Finding
    assert.match(what, says)
    assert.match(what, /[.?]$/)
    assert.ok((why ?? '').length > 20 && (type ?? '').length > 10, what)
  }
}

test('when all is well it says so, for each thing, and changes nothing', async (t) => {
  const before = statSync(t.shop.config.databaseFile).mtimeMs
  const { code, out } = await run(t)
  assert.is(code, 0, out)
  assert.match(out, /All is well\.\n$/)
  assert.not.match(out, /WARNING|PROBLEM|Why:/)
  assert.equal(
    (await findings(t)).map(({ check }) => check),
    [
      ...['settings', 'machine', 'disk', 'database', 'backup', 'outbox'],
      ...['public-url', 'cache', 'cookies', 'tls', 'client-address', 'resend-key', 'clock', 'sender-domain'],
      ...['tracking', 'spf', 'dkim', 'dmarc', 'webhook', 'webhook-way'],
    ],
  )
  assert.is(statSync(t.shop.config.databaseFile).mtimeMs, before)
  assert.ok(
    t.resend.account.asked.every((asked) => asked.startsWith('GET ')),
    'Resend was only read',
  )
})

test('for a person: what, why, and what to do, at most 100 columns wide, and exit code 1', async (t) => {
  t.resend.account.click_tracking = true
  const { code, out } = await run(t)
  assert.is(code, 1)
  assert.match(
    out,
    /^PROBLEM Resend's click tracking is on for perrin\.example\.\n {8}Why: It rewrites.*\n(.*\n)*? {8}Do: Open https:\/\/resend\.com\/domains/m,
  )
  assert.match(out, /1 thing needs you\.\n$/)
  for (const line of out.split('\n')) assert.ok(line.length <= 110, line)
})

test('settings that are wrong come one by one, and nothing else is looked at', async (t) => {
  const environment = { TEMPORARY_PASSWORD_MINUTES: '1441', MAIL_FROM: 'nobody' }
  await assertFound(
    t,
    [
      ['settings', 'problem', /MAIL_FROM/],
      ['settings', 'problem', /TEMPORARY_PASSWORD_MINUTES/],
    ],
    { environment },
  )
  assert.equal(t.resend.account.asked, [])
})

test('a trial shop is looked at on this machine alone', async (t) => {
  const environment = { PUBLIC_URL: undefined }
  const all = await findings(t, { environment })
  assert.match(all[0]?.what ?? '', /trial shop/)
  assert.equal(t.resend.account.asked, [])
  assert.ok(all.some(({ check, level }) => check === 'database' && level === 'warning'))
})

test('key file: open to others, or missing beside its database', async (t) => {
  const key = join(t.shop.folder, 'comptoir.key')
  chmodSync(key, 0o644)
  await assertFound(t, [['key-file', 'problem', /can be opened by other people/]])
  rmSync(key)
  await assertFound(t, [['key-file', 'problem', /is missing beside the database/]])
})

test('database: open to others, damaged, none, too new, too old', async (t) => {
  const file = t.shop.config.databaseFile
  chmodSync(file, 0o640)
  await assertFound(t, [['database-rights', 'problem', /can be opened by other people/]])
  chmodSync(file, 0o600)

  const { client } = t.shop
  const [last] = client.prepare('select * from migration order by name desc limit 1').all() as {
    name: string
    hash: string
    applied_at: number
  }[]
  client.prepare('delete from migration where name = ?').run(last?.name)
  await assertFound(t, [['database-version', 'warning', /older version than the program/]])
  client.prepare('insert into migration values (?, ?, ?)').run(last?.name, last?.hash, last?.applied_at)
  client.prepare("insert into migration values ('9999_later', 'x', 0)").run()
  await assertFound(t, [['database-version', 'problem', /was written by a newer version/]])
  client.prepare("delete from migration where name = '9999_later'").run()

  client.pragma('foreign_keys = OFF')
  client
    .prepare(
      "insert into session (id, token_digest, customer_id, kind, network, created_at, last_seen_at, idle_ends_at, ends_at) values ('s', 'd', 'gone', 'kept', '{}', 0, 0, 0, 0)",
    )
    .run()
  await assertFound(t, [['database', 'problem', /rows that lack what they belong to/]])
  client.prepare('delete from session').run()

  const elsewhere = `${t.shop.folder}/elsewhere`
  const none = { environment: { DATA_DIR: elsewhere } }
  assert.equal(
    (await findings(t, none)).filter(({ level }) => level !== 'ok').map(({ check }) => check),
    ['database'],
  )
  assert.throws(() => statSync(elsewhere), /ENOENT/, 'the folder was made')
})

test('a file that is no database is told of, and everything else is still looked at', async (t) => {
  const other = join(t.shop.folder, 'other')
  mkdirSync(other)
  writeFileSync(join(other, 'comptoir.sqlite'), 'Dear all, the database has moved.\n'.repeat(200), {
    mode: 0o600,
  })
  writeFileSync(join(other, 'comptoir.key'), readFileSync(join(t.shop.folder, 'comptoir.key')), {
    mode: 0o600,
  })
  await assertFound(
    t,
    [
      ['database', 'problem', /is not an SQLite database/],
      ['database-version', 'problem', /is not an SQLite database/],
    ],
    { environment: { DATA_DIR: other } },
  )
})

test('a disk with little room left, or less than the database has', async (t) => {
  const other = join(t.shop.folder, 'other')
  mkdirSync(other)
  const file = join(other, 'comptoir.sqlite')
  writeFileSync(file, '', { mode: 0o600 })
  const { bavail, bsize } = statfsSync(other)
  for (const [size, level] of [
    [(bavail * bsize) / 2, 'warning'],
    [bavail * bsize * 2, 'problem'],
  ] as const) {
    // A file with a hole takes no room.
    truncateSync(file, Math.round(size))
    const disk = (await findings(t, { environment: { DATA_DIR: other } })).find(
      ({ check }) => check === 'disk',
    )
    assert.is(disk?.level, level, disk?.what)
    assert.match(disk?.what ?? '', /\d+ MB are free on the disk of .*; the database has \d+ MB\./)
  }
})

test('what the server itself would refuse to start with', async (t) => {
  const file = join(t.shop.folder, 'file')
  writeFileSync(file, '')
  const machine = (await findings(t, { environment: { DATA_DIR: file } })).filter(
    ({ check }) => check === 'machine',
  )
  assert.equal(
    machine.map(({ level, what }) => [level, /nothing can be written \(it is not a folder\)/.test(what)]),
    [['problem', true]],
  )
})

test('at the end a test email, when one wants it', async (t) => {
  const last = async () => (await findings(t, { email: 'marie@perrin.example' })).at(-1)
  const sent = await last()
  assert.equal([sent?.check, sent?.level], ['test-email', 'ok'])
  assert.match(sent?.what ?? '', /A test email to marie@perrin\.example was accepted/)
  t.resend.account.acceptsEmails = false
  const refused = await last()
  assert.equal([refused?.check, refused?.level], ['test-email', 'problem'])
  assert.match(refused?.what ?? '', /was not accepted: 422 validation_error/)
})

test('backups: none yet, too old, failed, switched off', async (t) => {
  t.shop.pass(49 * hour)
  await assertFound(t, [['backup', 'problem', /was made 49 hours ago/]])
  const failure = {
    event: 'backup-failed',
    actor: { kind: 'system' },
    details: { problem: 'The disk is full.' },
  } as const
  await recordEvent(t.shop.database, failure, t.shop.clock())
  await assertFound(t, [['backup', 'problem', /The last backup failed: The disk is full/]])

  t.shop.client.exec('drop trigger if exists history_no_delete')
  const triggers = t.shop.client
    .prepare("select name from sqlite_schema where type = 'trigger' and tbl_name = 'history'")
    .pluck()
    .all()
  for (const name of triggers) t.shop.client.exec(`drop trigger ${name}`)
  t.shop.client.exec('delete from history')
  await assertFound(t, [['backup', 'warning', /No backup has been made yet/]])
  await assertFound(t, [['backup', 'warning', /BACKUP_EVERY is off, and no backup was ever made/]], {
    environment: { BACKUP_EVERY: 'off' },
  })
})

test('emails that wait', async (t) => {
  const insert =
    "insert into email (id, kind, state, language, facts, created_at, due_at) values ('e', 'password-changed', 'waiting', 'en', '{}', ?, 0)"
  t.shop.client.prepare(insert).run(t.shop.clock().getTime())
  t.shop.pass(11 * 60_000)
  await assertFound(t, [['outbox', 'warning', /has been waiting for 11 minutes/]])
  t.shop.pass(hour)
  await assertFound(t, [['outbox', 'problem', /has been waiting for 71 minutes/]])
})

test('PUBLIC_URL: nothing there, somebody else there, the wrong host, silence', async (t) => {
  const unreached: [string, string, RegExp] = [
    'public-url',
    'problem',
    /does not answer: nothing listens there/,
  ]
  await assertFound(t, [unreached, ['webhook', 'problem', /has no webhook for/]], {
    environment: { PUBLIC_URL: 'https://localhost:1' },
  })

  t.front.ways.changes = () => ({ status: 502, headers: {}, body: 'Bad Gateway' })
  await assertFound(t, [['public-url', 'problem', /is answered by something that is not Comptoir \(502\)/]])
  delete t.front.ways.changes

  t.front.ways.changes = (sent) => (/<html/.test(sent.body) ? { ...sent, status: 500 } : sent)
  const page = (await findings(t)).filter(({ check }) => check === 'public-url')
  assert.match(page[0]?.what ?? '', /\/login\?doctor=.* answers 500 and not 200\./)
  delete t.front.ways.changes

  t.front.ways.host = 'shop.internal'
  const host = (await findings(t)).filter(({ check }) => check === 'public-url')
  assert.match(host[0]?.what ?? '', /answers 421/)
  assert.match(host[0]?.type ?? '', /proxy_set_header Host/)
  delete t.front.ways.host

  t.front.ways.isSilent = true
  await assertFound(t, [['public-url', 'problem', /no answer came within 5 seconds/]])
})

test('a cache in front: copies handed out, told by headers, or allowed', async (t) => {
  t.front.ways.keepsCopies = true
  await assertFound(t, [['cookies', 'problem', /Two strangers were given the same cookie/]])
  delete t.front.ways.keepsCopies

  for (const [header, value, says] of [
    ['age', '12', /an answer is 12 seconds old/],
    ['x-cache', 'HIT from edge', /x-cache says HIT/],
    ['cf-cache-status', 'HIT', /cf-cache-status says HIT/],
    ['cache-control', 'public, max-age=600', /Cache-Control says public, max-age=600 and not no-store/],
  ] as const) {
    t.front.ways.changes = (sent) => ({ ...sent, headers: { ...sent.headers, [header]: value } })
    await assertFound(t, [['cache', 'problem', says]])
  }
})

test('cookies that are changed on the way, or taken off', async (t) => {
  const changing = (change: (cookie: string) => string[]) => {
    t.front.ways.changes = (sent) => ({
      ...sent,
      headers: { ...sent.headers, 'set-cookie': (sent.headers['set-cookie'] ?? []).flatMap(change) },
    })
  }
  for (const [change, says] of [
    [(cookie: string) => [cookie.replace('; Secure', '')], /secure is missing/],
    [(cookie: string) => [cookie.replace('; HttpOnly', '')], /httponly is missing/],
    [(cookie: string) => [cookie.replace('SameSite=Lax', 'SameSite=None')], /samesite=lax is missing/],
    [(cookie: string) => [cookie.replace('Path=/', 'Path=/account')], /path=\/ is missing/],
    [(cookie: string) => [`${cookie}; Domain=perrin.example`], /a Domain was added/],
    [() => [], /no cookie __Host-visitor arrives/],
  ] as const) {
    changing(change)
    await assertFound(t, [['cookies', 'problem', says]])
  }
})

test('the certificate: near its end, over, signed by nobody, of another name; and old TLS', async (t) => {
  const tls = async (wishes: Wishes) =>
    (await findings(t, wishes)).filter(({ check }) => check.startsWith('tls'))
  const ends = Date.parse('2119-12-08T00:00:00Z')
  const day = 24 * hour
  const [soon] = await tls({ now: new Date(ends - 3 * day) })
  assert.equal([soon?.level, soon?.what.includes('ends in 3 days')], ['warning', true], soon?.what)
  const [over] = await tls({ now: new Date(ends + 1) })
  assert.equal([over?.level, over?.what.includes('has expired')], ['problem', true], over?.what)
  const [own] = await tls({ ca: null })
  assert.match(own?.what ?? '', /it has signed itself \(DEPTH_ZERO_SELF_SIGNED_CERT\)/)
  const [other] = await tls({ environment: { PUBLIC_URL: `https://127.0.0.1:${t.front.port}` } })
  assert.match(other?.what ?? '', /it is made out for another name \(ERR_TLS_CERT_ALTNAME_INVALID\)/)

  const old = await startFront({ minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' })
  old.standBefore((t.server.address() as AddressInfo).port)
  const found = await tls({ environment: { PUBLIC_URL: `https://localhost:${old.port}` } })
  await old.stop()
  assert.equal(
    found.map(({ check, level }) => `${check} ${level}`),
    ['tls ok', 'tls-protocol warning'],
  )
})

test('the client’s address: a proxy that is not trusted, tells nothing, or believes everybody', async (t) => {
  t.front.ways.forwards = 'takes off'
  await assertFound(t, [['client-address', 'problem', /The proxy 127\.0\.0\.1 does not tell who asks/]])
  t.front.ways.forwards = 'passes on'
  await assertFound(t, [['client-address', 'problem', /anybody can seem to come from anywhere/]])
  delete t.front.ways.forwards

  const shop = await openShop({
    settings: { ...t.environment, TRUSTED_PROXIES: '10.0.0.1' },
    folder: t.shop.folder,
    farEnd: t.shop.farEnd,
  })
  const server = await new Promise<Server>((resolve) => {
    const made = serve({ fetch: shop.app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(made as Server),
    )
  })
  t.front.standBefore((server.address() as AddressInfo).port)
  await assertFound(t, [
    ['client-address', 'problem', /it is not in TRUSTED_PROXIES: every customer counts as 127\.0\.0\.1/],
  ])
  t.front.ways.forwards = 'passes on'
  const [found] = (await findings(t)).filter(({ check }) => check === 'client-address')
  assert.match(found?.type ?? '', /proxy_set_header.*Set TRUSTED_PROXIES=127\.0\.0\.1 too/)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await shop.shut()
})

test('another server’s key file: the address cannot be asked for', async (t) => {
  const key = join(t.shop.folder, 'comptoir.key')
  renameSync(key, `${key}.kept`)
  writeFileSync(key, `${Buffer.alloc(32, 1).toString('base64url')}\n`, { mode: 0o600 })
  await assertFound(t, [['client-address', 'problem', /does not know this key file/]])
})

test('the clock, against that of Resend', async (t) => {
  const at = t.shop.clock().getTime()
  const clocks = async (apart: number) =>
    (await findings(t, { now: new Date(at + apart) })).find(({ check }) => check === 'clock')
  for (const [apart, level] of [
    [0, 'ok'],
    [20_000, 'ok'],
    [30_000, 'warning'],
    [-30_000, 'warning'],
    [300_000, 'problem'],
    [-300_000, 'problem'],
  ] as const)
    assert.is((await clocks(apart))?.level, level, String(apart))
})

test('Resend: a wrong key, a key that may only send, silence, nobody there', async (t) => {
  await assertFound(t, [['resend-key', 'problem', /does not know the API key/]], {
    environment: { RESEND_API_KEY: 're_another' },
  })
  t.resend.account.restricted = true
  const restricted = await findings(t)
  assert.match(
    restricted.find(({ check }) => check === 'resend-key')?.what ?? '',
    /may only send, as it should/,
  )
  assert.ok(restricted.every(({ level }) => level === 'ok'))
  t.resend.account.restricted = false

  await assertFound(t, [['resend-key', 'problem', /Resend does not answer: nothing listens there/]], {
    environment: { RESEND_BASE_URL: 'http://127.0.0.1:1' },
  })
  t.resend.account.isSilent = true
  await assertFound(t, [['resend-key', 'problem', /no answer came within 5 seconds/]])
})

test('the API key never goes to somebody whose certificate is not to be believed', async (t) => {
  const asked: string[] = []
  t.front.ways.changes = (sent) => {
    asked.push(String(sent.status))
    return sent
  }
  const all = await findings(t, { environment: { RESEND_BASE_URL: `https://127.0.0.1:${t.front.port}` } })
  assert.match(all.find(({ check }) => check === 'resend-key')?.what ?? '', /ERR_TLS_CERT_ALTNAME_INVALID/)
})

test('the sender’s domain: unknown, not verified; open and click tracking', async (t) => {
  t.resend.account.domains = [{ id: 'd2', name: 'other.example', status: 'verified' }]
  await assertFound(t, [['sender-domain', 'problem', /does not know perrin\.example/]])
  t.resend.account.domains = [{ id: 'd1', name: 'perrin.example', status: 'pending' }]
  await assertFound(t, [['sender-domain', 'problem', /has not verified perrin\.example \(pending\)/]])
  t.resend.account.domains = [{ id: 'd1', name: 'perrin.example', status: 'verified' }]
  Object.assign(t.resend.account, { open_tracking: true, click_tracking: true })
  await assertFound(t, [['tracking', 'problem', /open and click tracking is on/]])
})

test('the sender that staff have chosen goes before the one of the environment', async (t) => {
  const insert =
    "insert into shop_setting (name, value, updated_at) values ('MAIL_FROM', 'hello@chosen.example', 0)"
  t.shop.client.exec(insert)
  const domain = (await findings(t)).find(({ check }) => check === 'sender-domain')
  assert.match(domain?.what ?? '', /does not know chosen\.example/)
})

test('the DNS: SPF, DKIM and DMARC missing, changed, doubled, and no answer', async (t) => {
  const broken = async (
    change: (zone: NonNullable<Zone>) => void,
    ...expected: [string, string, RegExp][]
  ) => {
    const zone = goodZone()
    change(zone)
    t.zone = zone
    await assertFound(t, expected)
  }
  const send = 'send.perrin.example'
  const dkim = 'resend._domainkey.perrin.example'
  const dmarc = '_dmarc.perrin.example'
  await broken(
    (zone) => delete zone[send],
    ['spf', 'problem', /the MX record send\.perrin\.example and the TXT record send/],
  )
  await broken(
    (zone) => Object.assign(zone[send] ?? {}, { txt: ['v=spf1 include:elsewhere.example ~all'] }),
    ['spf', 'problem', /lacks, or has differently, the TXT record send\.perrin\.example\./],
  )
  await broken(
    (zone) => zone[send]?.txt?.push('v=spf1 -all'),
    ['spf', 'problem', /there are several, so none counts/],
  )
  await broken((zone) => delete zone[dkim], ['dkim', 'problem', /the TXT record resend\._domainkey/])
  await broken(
    (zone) => Object.assign(zone[dkim] ?? {}, { txt: ['p=another'] }),
    ['dkim', 'problem', /differently/],
  )
  await broken((zone) => delete zone[dmarc], ['dmarc', 'warning', /has no DMARC policy/])
  await broken(
    (zone) => Object.assign(zone[dmarc] ?? {}, { txt: ['v=DMARC1; q=none'] }),
    ['dmarc', 'warning', /cannot be read, or there are several/],
  )
  await broken(
    (zone) => zone[dmarc]?.txt?.push('v=DMARC1; p=reject'),
    ['dmarc', 'warning', /there are several/],
  )

  t.zone = null
  const silent = /The DNS does not answer about perrin\.example/
  await assertFound(t, [
    ['spf', 'warning', silent],
    ['dkim', 'warning', silent],
    ['dmarc', 'warning', silent],
  ])
})

test('a sender on a subdomain: records are named from the registered domain on, and its DMARC policy counts', async (t) => {
  t.resend.account.domains = [{ id: 'd1', name: 'news.perrin.example', status: 'verified' }]
  t.resend.account.records = [
    {
      record: 'SPF',
      name: 'send.news',
      type: 'TXT',
      value: 'v=spf1 include:amazonses.com ~all',
      status: 'verified',
    },
    {
      record: 'DKIM',
      name: 'resend._domainkey.news',
      type: 'CNAME',
      value: 'dkim.resend.example.',
      status: 'verified',
    },
  ]
  t.zone = {
    'send.news.perrin.example': { txt: ['v=spf1 include:amazonses.com ~all'] },
    'resend._domainkey.news.perrin.example': { cname: ['DKIM.resend.example'] },
    '_dmarc.perrin.example': { txt: ['v=DMARC1; p=reject; sp=reject'] },
  }
  await assertFound(t, [], { environment: { MAIL_FROM: 'Perrin <hello@news.perrin.example>' } })
})

test('the webhook: no secret, none at Resend, switched off, deaf to bounces', async (t) => {
  await assertFound(t, [['webhook', 'warning', /RESEND_WEBHOOK_SECRET is not set/]], {
    environment: { RESEND_WEBHOOK_SECRET: undefined },
  })
  const [hook] = t.resend.account.webhooks
  t.resend.account.webhooks = []
  await assertFound(t, [
    ['webhook', 'problem', /has no webhook for https:\/\/localhost:\d+\/webhooks\/resend/],
  ])
  if (!hook) throw new Error('There is no webhook')
  t.resend.account.webhooks = [{ ...hook, status: 'disabled' }]
  await assertFound(t, [['webhook', 'problem', /has switched off the webhook/]])
  t.resend.account.webhooks = [
    {
      ...hook,
      events: [
        'email.delivered',
        'email.complained',
        'email.delivery_delayed',
        'email.failed',
        'email.suppressed',
      ],
    },
  ]
  await assertFound(t, [['webhook', 'problem', /does not tell of email\.bounced\./]])
})

test('the webhook’s way: a proxy that keeps it off, and a server that was started without the secret', async (t) => {
  const answering = (status: number, type: string) => {
    t.front.ways.changes = (sent, method) =>
      method === 'POST' ? { status, headers: { 'content-type': type }, body: '{}' } : sent
  }
  answering(403, 'text/html')
  const keptAway = /POST .*\/webhooks\/resend does not get through.* 403\./
  await assertFound(t, [['webhook-way', 'problem', keptAway]])
  answering(400, 'text/html')
  await assertFound(t, [['webhook-way', 'problem', /does not get through.* 400\./]])
  delete t.front.ways.changes

  const settings: Record<string, string> = { ...t.environment }
  delete settings['RESEND_WEBHOOK_SECRET']
  const without = await openShop({ settings, folder: t.shop.folder, farEnd: t.shop.farEnd })
  const server = await new Promise<Server>((resolve) => {
    const made = serve({ fetch: without.app.fetch, port: 0, hostname: '127.0.0.1' }, () =>
      resolve(made as Server),
    )
  })
  t.front.standBefore((server.address() as AddressInfo).port)
  const found = (await findings(t)).filter(({ level }) => level !== 'ok').map(({ what }) => what)
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
  await without.shut()
  assert.ok(
    found.some((what) => /The server that runs does not know/.test(what)),
    found.join(),
  )
})

test('the webhook’s news: emails have left, and nothing was heard of them', async (t) => {
  const { client, clock } = t.shop
  const at = clock().getTime()
  const sent =
    "insert into email (id, kind, state, language, facts, created_at, due_at, sent_at, provider_id) values ('e', 'password-changed', 'sent', 'en', '{}', ?, 0, ?, 'p')"
  client.prepare(sent).run(at, at)
  await assertFound(t, [])
  t.shop.pass(hour)
  await assertFound(t, [['webhook-news', 'problem', /Resend has never told/]])

  const event = client.prepare(
    "insert into email_event (id, provider_id, state, at, received_at) values (?, 'p', 'delivered', ?, ?)",
  )
  event.run('before', at - 1, at - 1)
  await assertFound(t, [['webhook-news', 'problem', /have left since Resend last told/]])
  event.run('after', at + 1000, at + 1000)
  await assertFound(t, [])
})

test.run()
