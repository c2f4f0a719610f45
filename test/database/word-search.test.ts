import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { customersWithWords, wordsOf } from '../../src/database/word-search.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'

type Opened = ReturnType<typeof openDatabase>
const test = suite<Opened>('Words that are looked for')

test.before((t) => {
  Object.assign(t, openDatabase(':memory:'))
  migrate(t.client, migrationsFolder)
})

test.after(({ close }) => void close())

function add({ client }: Opened, [first, last, company]: [string, string, string | null]): number {
  const id = `c${Math.random()}`
  client
    .prepare(
      'insert into customer (id, email, first_name, last_name, company, created_at, updated_at) values (?, ?, ?, ?, ?, 1, 1)',
    )
    .run(id, `${id}@example.com`, first, last, company)
  return client.prepare('select number from customer_number where customer_id = ?').pluck().get(id) as number
}

const find = async ({ database }: Opened, text: string) =>
  customersWithWords(database, wordsOf(text), null, 50)

test('words are found by their beginnings, in any order, without accents, in any case', async (t) => {
  const zoe = add(t, ['Zoé', 'Lefèvre-Ünal', 'Menuiserie du Château'])
  for (const text of [
    'zoe',
    'ZOÉ',
    'zo lef',
    'lefevre zoé',
    'unal',
    'chateau men',
    'Lefe\u0300vre',
    'lefèvre-ünal',
    'Zoé, Lefèvre!',
  ])
    assert.equal(await find(t, text), [zoe], text)
  for (const text of ['oe', 'zoe brandt', 'evre', 'zoelefevre']) assert.equal(await find(t, text), [], text)
})

test('other scripts are words too', async (t) => {
  const tanaka = add(t, ['太郎', '山田', null])
  const hindi = add(t, ['हिन्दी', 'शर्मा', null])
  const russian = add(t, ['Наталья', 'Ёлкина', null])
  assert.equal(await find(t, '山田'), [tanaka])
  assert.equal(await find(t, 'हिन्दी'), [hindi])
  assert.equal(await find(t, 'наталья ёлк'), [russian])
})

test('the highest numbers come first, and a page begins below the one before', async (t) => {
  const numbers = Array.from({ length: 7 }, (_, at) => add(t, ['Quirin', `Nr${at}`, null])).reverse()
  const pages = [await customersWithWords(t.database, ['quirin'], null, 3)]
  for (let last = pages.at(-1)?.at(-1); last && pages.length < 5; last = pages.at(-1)?.at(-1))
    pages.push(await customersWithWords(t.database, ['quirin'], last, 3))
  assert.equal(pages, [numbers.slice(0, 3), numbers.slice(3, 6), numbers.slice(6), []])
})

test('operators are words like others', async (t) => {
  const near = add(t, ['Near', 'Or', 'Not And Sons'])
  for (const text of [
    'NEAR OR',
    'near and not',
    'NOT',
    'AND sons',
    'words:near'.slice(6),
    '^near',
    'near*',
    '"near"',
    '-near',
    '(near',
  ])
    assert.equal(await find(t, text), [near], text)
  assert.equal(await find(t, 'words : near'), [])
})

test('no text whatever is a mistake to the index', async (t) => {
  const looksLike = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.string({
      unit: fc.constantFrom(
        '"',
        "'",
        '*',
        '^',
        '(',
        ')',
        '{',
        ':',
        '-',
        '+',
        'a',
        'OR ',
        ' AND',
        'NEAR(',
        '\0',
        '\\',
        '%',
        '_',
        'é',
        '\u0301',
        '🎉',
        '\ud800',
      ),
    }),
    fc.constantFrom('x'.repeat(10_000), 'a '.repeat(5000), '"'.repeat(9999), '\u0301'.repeat(5000)),
  )
  await fc.assert(
    fc.asyncProperty(looksLike, async (text) => {
      const words = wordsOf(text)
      assert.ok(words.length <= 8)
      if (words.length > 0) assert.ok(Array.isArray(await customersWithWords(t.database, words, null, 5)))
    }),
    { numRuns: 500 },
  )
})

test.run()
