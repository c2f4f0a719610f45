import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { saveProfile } from '../../src/accounts/customers.ts'
import { saveCustomers } from '../../src/accounts/save-customers.ts'
import { openDatabase } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { customersWithWords } from '../../src/database/word-search.ts'
import { deleteNow } from '../../src/orders/delete-customers.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'
import { makeFolder, removeFolder } from '../support/process.ts'

type Opened = ReturnType<typeof openDatabase>
const test = suite<Opened & { folder: string }>('The index of customers by words')

test.before.each((t) => {
  t.folder = makeFolder()
  Object.assign(t, openDatabase(join(t.folder, 'a.sqlite')))
  migrate(t.client, migrationsFolder)
})

test.after.each(({ close, folder }) => {
  close()
  removeFolder(folder)
})

const now = new Date('2026-11-24T09:00:00Z')

const words =
  "coalesce(first_name, '') || ' ' || last_name || ' ' || coalesce(company, '') || ' ' || substr(email, 1, instr(email, '@') - 1)"

/** Every word of the index with whose it is and where it stands; and the same of an index made anew of all customers. */
function inIndexAndInScan({ client }: Opened): [unknown[], unknown[]] {
  client.exec(`create virtual table temp.anew using fts5(words, content='', tokenize='unicode61 remove_diacritics 2');
    insert into temp.anew (rowid, words) select number, ${words} from customer join customer_number on customer_id = id;
    create virtual table temp.in_index using fts5vocab(main, customer_words, instance);
    create virtual table temp.in_scan using fts5vocab(temp, anew, instance)`)
  const read = (table: string) =>
    client.prepare(`select term, doc, "offset" from temp.${table} order by term, doc, "offset"`).all()
  const both: [unknown[], unknown[]] = [read('in_index'), read('in_scan')]
  client.exec('drop table temp.in_index; drop table temp.in_scan; drop table temp.anew')
  return both
}

const count = (client: Opened['client'], table: string) =>
  client.prepare(`select count(*) from ${table}`).pluck().get()

/** The same numbers each time. */
function chanceOf(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff
    return (state >> 8) % below
  }
}

const names = ['Zoé', 'O’Brien', 'Jean-Pierre', 'Łukasz', '’t Hooft', 'MÜLLER', '山田', 'a', '"OR"', 'Nguyễn']

test('it says the same as a scan of all customers, whatever is done to them', async (t) => {
  const { client, database } = t
  const chance = chanceOf(4711)
  const any = () => names[chance(names.length)] ?? ''
  for (let step = 0; step < 300; step += 1) {
    const externalId = `K${chance(60)}`
    const [row] = client.prepare('select id from customer where external_id = ?').all(externalId) as {
      id: string
    }[]
    const profile = { firstName: any(), lastName: any(), company: chance(2) ? any() : null, phone: null }
    switch (chance(6)) {
      case 0:
        if (row) await deleteNow(database, row.id, { actor: { kind: 'system' }, language: 'en' }, now)
        break
      case 1:
        if (row)
          await saveProfile(
            database,
            row.id,
            { ...profile, language: 'fr', newsletterAgreedAt: null, newsletterWording: null },
            now,
          )
        break
      case 2:
        if (row) client.prepare('delete from customer where id = ?').run(row.id)
        break
      default:
        await saveCustomers(
          database,
          [{ externalId, email: `${externalId}.x${chance(40)}@shop.example`.toLowerCase(), ...profile }],
          { actor: { kind: 'command' } },
          now,
        )
    }
  }
  const [index, scan] = inIndexAndInScan(t)
  assert.ok(scan.length > 100, `${scan.length}`)
  assert.equal(index, scan)
  assert.is(count(client, 'customer_number'), count(client, 'customer'))
  client.exec("insert into customer_words (customer_words, rank) values ('integrity-check', 1)")
})

test('whoever was there before the index came is in it, the oldest with the lowest number', async ({
  folder,
}) => {
  const before = openDatabase(join(folder, 'before.sqlite'))
  const { client } = before
  for (const file of ['0000_first-shop', '0001_staff-area'])
    client.exec(readFileSync(join(migrationsFolder, `${file}.sql`), 'utf8'))
  const add = client.prepare(
    "insert into customer (id, email, first_name, last_name, created_at, updated_at) values (?, ?, 'Anna', ?, 1, 1)",
  )
  for (const [id, name] of [
    ['b', 'Brandt'],
    ['a', 'Brandl'],
    ['c', 'Moreau'],
  ])
    add.run(id, `${id}@example.com`, name)
  const text = readFileSync(join(migrationsFolder, '0002_customer-search.sql'), 'utf8')
  client.exec(text)

  assert.equal(await customersWithWords(before.database, ['brand'], null, 10), [2, 1])
  assert.equal(client.prepare('select customer_id from customer_number order by number').pluck().all(), [
    'a',
    'b',
    'c',
  ])
  const [index, scan] = inIndexAndInScan(before)
  assert.equal(index, scan)
  before.close()
})

test('a name that is gone is gone from the file, not only from what is found', async ({
  client,
  database,
  folder,
}) => {
  for (const name of ['Brandt', 'Zwetschgenbaum', 'Moreau'])
    await saveCustomers(
      database,
      [
        {
          externalId: name,
          email: `${name.slice(0, 3)}@example.com`.toLowerCase(),
          firstName: 'Anna',
          lastName: name,
        },
      ],
      { actor: { kind: 'command' } },
      now,
    )
  const inFile = () => {
    client.pragma('wal_checkpoint(truncate)')
    return readFileSync(join(folder, 'a.sqlite'), 'latin1').toLowerCase().includes('zwetschg')
  }
  assert.ok(inFile())

  client.prepare('delete from customer where external_id = ?').run('Zwetschgenbaum')

  assert.not.ok(inFile())
})

test('a copy by VACUUM still knows who is who', async ({ client, database, folder }) => {
  for (const name of ['Brandt', 'Petit', 'Moreau'])
    await saveCustomers(
      database,
      [{ externalId: name, email: `${name}@example.com`.toLowerCase(), firstName: 'Anna', lastName: name }],
      { actor: { kind: 'command' } },
      now,
    )
  client.prepare('delete from customer where external_id = ?').run('Brandt')
  client.exec(`vacuum into '${join(folder, 'copy.sqlite')}'`)

  const copy = openDatabase(join(folder, 'copy.sqlite'))
  const [number] = await customersWithWords(copy.database, ['moreau'], null, 10)
  const whose = 'select external_id from customer join customer_number on id = customer_id where number = ?'
  assert.is(copy.client.prepare(whose).pluck().get(number), 'Moreau')
  copy.close()
})

test.run()
