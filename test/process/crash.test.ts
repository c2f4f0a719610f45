import Sqlite from 'better-sqlite3'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type MailFarEnd, type Mode, startMailFarEnd } from '../support/mail-far-end.ts'
import {
  freePort,
  makeFolder,
  pause,
  realShop,
  removeFolder,
  type ServerProcess,
  startProcess,
} from '../support/process.ts'
import { chanceFrom } from './chance.ts'
import { addFilledShop, databaseOf } from './filled-shop.ts'
import { emailOf, SimulatedCustomer } from './simulated-customer.ts'

const { CRASH_ROUNDS = '50', CRASH_SEED = String(Date.now() % 1_000_000) } = process.env
const rounds = Number(CRASH_ROUNDS)
const seed = Number(CRASH_SEED)
const newInEachRound = 2

const moods: Mode[] = ['accept', 'accept', { slow: 30 }, { slow: 300 }, 'dropAfterAccept', 'drop', 'error500']

test(`killed at ${rounds} random moments, the shop forgets nothing it has acknowledged (CRASH_SEED=${seed})`, async () => {
  const chance = chanceFrom(seed)
  const folder = makeFolder()
  const farEnd = await startMailFarEnd()
  const port = await freePort()
  await addFilledShop(
    folder,
    Array.from({ length: rounds * newInEachRound }, (_, number) => emailOf(number)),
  )
  const settings = {
    ...realShop(port, farEnd),
    TRUSTED_PROXIES: '127.0.0.1',
    TEMPORARY_PASSWORD_EMAILS_PER_HOUR: '10000',
  }
  const all: SimulatedCustomer[] = []
  let server = await startProcess({ folder, port, settings })

  try {
    await server.ready()
    for (let round = 1; round <= rounds; round += 1) {
      for (let more = 0; more < newInEachRound; more += 1)
        all.push(new SimulatedCustomer(all.length, server.url, farEnd))
      const active = all.filter(({ isDone }) => !isDone)
      farEnd.behave(chance.oneOf(moods), chance.between(1, 3))
      await liveUntilKilled(server, active, chance.between(50, 550))

      server = await startProcess({ folder, port, settings })
      await server.ready()
      assertSound(folder)
      await Promise.all(active.map((customer) => assertRemembered(folder, customer)))
    }

    await everyEmailArrives(all, farEnd)
    assertNoEmailTwice(all, farEnd)
    assert.ok(
      all.some(({ told }) => told.changed > 0),
      'nobody came as far as a new password',
    )
    assert.equal(await server.stop(), { code: 0, signal: null })
  } finally {
    await server.kill()
    await farEnd.stop()
    removeFolder(folder)
  }
})

async function liveUntilKilled(server: ServerProcess, active: SimulatedCustomer[], milliseconds: number) {
  let isUp = true
  const lives = Promise.all(active.map((customer) => customer.goOn(() => isUp)))
  // Whoever meets a wrong answer says so at once, not when the others have come to their ends.
  await Promise.race([pause(milliseconds), lives.then(() => pause(milliseconds))])
  isUp = false
  await server.kill()
  await lives
}

function read<Row>(folder: string, ask: (client: Sqlite.Database) => Row): Row {
  const client = new Sqlite(databaseOf(folder), { readonly: true })
  try {
    return ask(client)
  } finally {
    client.close()
  }
}

function assertSound(folder: string): void {
  const [integrity, foreignKeys] = read(folder, (client) => [
    client.pragma('integrity_check', { simple: true }),
    client.pragma('foreign_key_check'),
  ])
  assert.is(integrity, 'ok')
  assert.equal(foreignKeys, [])
}

async function assertRemembered(folder: string, customer: SimulatedCustomer): Promise<void> {
  const { email, companies, passwords, reference } = customer
  const { company, references } = read(folder, (client) => ({
    company: client.prepare('select company from customer where email = ?').pluck().get(email) as
      | string
      | null,
    references: client.prepare('select reference from email where reference is not null').pluck().all(),
  }))
  assert.ok(companies.includes(company), `${email}: ${company} is stored, acknowledged was ${companies}`)
  customer.companies = [company]
  if (reference) assert.ok(references.includes(reference), `${email}: the request ${reference} is lost`)
  assert.ok(
    await customer.findPassword(),
    `${email}: none of these opens the account: ${passwords.join(', ')}`,
  )
}

const kinds = {
  asked: /^Your temporary password/,
  loggedIn: /temporary password was used/i,
  changed: /password was changed/i,
} as const

const kindNames = Object.keys(kinds) as (keyof typeof kinds)[]

const received = (farEnd: MailFarEnd, email: string, kind: keyof typeof kinds) =>
  farEnd.emailsTo(email).filter(({ subject }) => kinds[kind].test(subject)).length

async function everyEmailArrives(all: SimulatedCustomer[], farEnd: MailFarEnd): Promise<void> {
  const missing = () =>
    all.flatMap(({ email, told }) =>
      kindNames
        .filter((kind) => received(farEnd, email, kind) < told[kind])
        .map((kind) => `${email} ${kind}`),
    )
  // Put off by a far end in a bad mood, again and again: 5 s, 10 s, 20 s …
  for (const deadline = Date.now() + 120_000; missing().length > 0; await pause(50))
    if (Date.now() > deadline) throw new Error(`never arrived: ${missing().join('; ')}`)
}

function assertNoEmailTwice(all: SimulatedCustomer[], farEnd: MailFarEnd): void {
  const bodies = new Map<string, Set<string>>()
  for (const { idempotencyKey = 'none', body } of farEnd.calls)
    bodies.set(idempotencyKey, (bodies.get(idempotencyKey) ?? new Set()).add(body))
  for (const [key, different] of bodies) assert.is(different.size, 1, `${key}: ${[...different].join('\n')}`)
  assert.not(bodies.has('none'))

  for (const { email, tried } of all)
    for (const kind of kindNames)
      assert.ok(
        received(farEnd, email, kind) <= tried[kind],
        `${email} got more emails than reasons: ${kind}`,
      )
}

test.run()
