/**
 * How fast staff find a customer: `npm run bench:search`, or `-- 100000` for another number of customers than a
 * million. Fills a shop without the index, lets the migration make it, and searches.
 */

import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { saveCustomers } from '../src/accounts/save-customers.ts'
import { openDatabase } from '../src/database/database.ts'
import { newId } from '../src/database/ids.ts'
import { migrate } from '../src/database/migrate.ts'
import { makeSearchCustomers } from '../src/features/customers/search-customers.ts'
import { migrationsFolder } from '../src/start/project-folder.ts'
import { madeUpPerson } from './made-up-people.ts'

const [count = 1_000_000] = process.argv.slice(2).map(Number)
const searches = 400
const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
const file = join(folder, 'shop.sqlite')
const say = (text: string) => process.stdout.write(`${text}\n`)
const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`

try {
  fill()
  const without = sizeOf()
  const began = performance.now()
  const { client, database, close } = openDatabase(file)
  migrate(client, migrationsFolder)
  client.pragma('wal_checkpoint(truncate)')
  say(`Node ${process.version}; ${count} customers in ${megabytes(without)}`)
  say(`index: ${megabytes(sizeOf() - without)} more, made in ${inSeconds(performance.now() - began)} s`)
  say(sizes(client))

  const search = makeSearchCustomers(database, 'FR')
  for (const [kind, textOf] of kinds()) {
    const times: number[] = []
    let found = 0
    for (let round = 0; round < searches; round += 1) {
      const text = textOf(Math.floor((round * count) / searches))
      const start = performance.now()
      const { customers, hits, next } = await search(text, null)
      times.push(performance.now() - start)
      found += customers.length + hits.length > 0 ? 1 : 0
      if (round % 4 === 0 && next) {
        const onwards = performance.now()
        await search(text, next)
        times.push(performance.now() - onwards)
      }
    }
    const sorted = times.sort((one, other) => one - other)
    const at = (part: number) => (sorted[Math.floor(sorted.length * part)] ?? Number.NaN).toFixed(2)
    say(
      `${kind.padEnd(46)} p50 ${at(0.5).padStart(6)} ms  p99 ${at(0.99).padStart(6)} ms  most ${at(0.9999).padStart(6)} ms  found ${found}/${searches}`,
    )
  }

  say(`a new customer by itself, with the index:    ${await costOfNew(database, 1, count)} ms`)
  say(`a new customer of 200 at once, with the index: ${await costOfNew(database, 200, count + 10_000)} ms`)
  for (const trigger of ['is_found', 'is_found_as_changed', 'is_not_found'])
    client.exec(`drop trigger customer_${trigger}`)
  say(`a new customer by itself, without it:        ${await costOfNew(database, 1, count + 20_000)} ms`)
  say(`a new customer of 200 at once, without it:     ${await costOfNew(database, 200, count + 30_000)} ms`)
  close()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** A shop as it was before there was an index: customers, an order of every third, an email of every twentieth. */
function fill(): void {
  const before = join(folder, 'migrations')
  mkdirSync(before)
  for (const name of readdirSync(migrationsFolder).filter((each) => /^000[01]_.*\.sql$/.test(each)))
    cpSync(join(migrationsFolder, name), join(before, name))
  const { client, close } = openDatabase(file)
  migrate(client, before)
  client.pragma('synchronous = OFF')
  const now = Date.UTC(2026, 10, 24)
  const add = client.prepare(
    `insert into customer (id, email, first_name, last_name, company, phone, external_id, created_at, updated_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const order = client.prepare(
    `insert into customer_order (id, customer_id, email, number, status, currency, total, placed_at)
      values (?, ?, ?, ?, 'sent', 'EUR', 2990, ?)`,
  )
  const email = client.prepare(
    `insert into email (id, kind, reference, state, customer_id, language, facts, created_at, due_at)
      values (?, 'temporary-password', ?, 'sent', ?, 'fr', '{}', ?, ?)`,
  )
  client.transaction(() => {
    for (let at = 0; at < count; at += 1) {
      const { firstName, lastName, email: address, company, phone } = madeUpPerson(at)
      const moment = now - (count - at) * 60_000
      const id = newId(new Date(moment))
      add.run(id, address, firstName, lastName, company, phone, `K${at}`, moment, moment)
      if (at % 3 === 0) order.run(newId(new Date(moment)), id, address, numberOf(at), moment)
      if (at % 20 === 0) email.run(newId(new Date(moment)), referenceOf(at), id, moment, moment)
    }
  })()
  client.pragma('wal_checkpoint(truncate)')
  close()
}

function numberOf(at: number): string {
  return `WEB-${100_000 + at}`
}

function referenceOf(at: number): string {
  return `R-${String(at).padStart(6, '0')}`
}

function kinds(): [kind: string, text: (at: number) => string][] {
  const person = madeUpPerson
  const third = (at: number) => at - (at % 3)
  const national = (at: number) => {
    const withPhone = Array.from({ length: 50 }, (_, more) => person(at + more).phone).find((phone) => phone)
    return (withPhone ?? '+33612345678').replace('+33', '0')
  }
  return [
    ['nothing typed: the newest', () => ''],
    ['email, whole', (at) => person(at).email],
    ['email, its beginning', (at) => `${person(at).email.split('@')[0]}@`],
    ['email, wrong domain', (at) => `${person(at).email.split('@')[0]}@nowhere.example`],
    ['first and last name', (at) => `${person(at).firstName} ${person(at).lastName}`],
    [
      'last name, beginning of the first',
      (at) => `${person(at).lastName} ${person(at).firstName.slice(0, 2)}`,
    ],
    ['last name', (at) => person(at).lastName],
    ['first name', (at) => person(at).firstName],
    ['four letters of a name', (at) => person(at).lastName.slice(0, 4)],
    ['one letter', (at) => person(at).lastName.slice(0, 1)],
    ['two letters twice', (at) => `${person(at).lastName.slice(0, 2)} ${person(at).firstName.slice(0, 2)}`],
    ['company', (at) => `${person(at).company ?? 'Garage Martin'}`],
    ['nobody', (at) => `xq${at}z`],
    ['phone, as dialled here', national],
    ['phone, its beginning', (at) => national(at).slice(0, 6)],
    [
      'phone of another country (every one is tried)',
      (at) => `020 79${String(at).padStart(6, '4').slice(-6)}`,
    ],
    ['order number', (at) => numberOf(third(at))],
    ['reference of an email', (at) => referenceOf(at - (at % 20))],
    ['number of the customer', (at) => `K${at}`],
  ]
}

/** Where the bytes went. */
function sizes(client: ReturnType<typeof openDatabase>['client']): string {
  const count = (table: string, column: string) =>
    client.prepare(`select sum(length(${column})) from ${table}`).pluck().get() as number
  const rest = 'customer_number and its index, the index of phones'
  return `  of them ${megabytes(count('customer_words_data', 'block'))} words, else ${rest}`
}

function sizeOf(): number {
  return statSync(file).size
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1)
}

/** Milliseconds for each of 2000 customers, saved so many at once as the API and imports do. */
async function costOfNew(
  database: ReturnType<typeof openDatabase>['database'],
  together: number,
  from: number,
): Promise<string> {
  const people = Array.from({ length: 2000 }, (_, more) => {
    const { firstName, lastName, email } = madeUpPerson(from + more)
    return { externalId: `N${from + more}`, firstName, lastName, email }
  })
  const start = performance.now()
  for (let at = 0; at < people.length; at += together)
    await saveCustomers(database, people.slice(at, at + together), { actor: { kind: 'command' } }, new Date())
  return ((performance.now() - start) / people.length).toFixed(3)
}
