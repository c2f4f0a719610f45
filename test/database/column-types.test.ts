import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'

type Column = { name: string; type: string; notnull: 0 | 1; pk: number }
type Client = ReturnType<typeof openDatabase>['client']

const { client } = openDatabase(':memory:')
migrate(client, migrationsFolder)
// Rows are made up here from the types alone; what they refer to is the business of another test.
client.pragma('foreign_keys = OFF')

const tables = client
  .prepare(
    "select name from sqlite_schema where type = 'table' and name not in ('migration') and name not like 'sqlite%' and name not glob 'customer_words*'",
  )
  .pluck()
  .all() as string[]

/** What SQLite stores as it comes, although the column says otherwise. */
const wrong: Record<string, unknown[]> = {
  text: [Buffer.from('bytes')],
  integer: ['twelve', 1.5, Buffer.from([12])],
  blob: ['text', 12, 1.5],
}

test('there are tables to look at', () => {
  assert.ok(tables.length >= 6, tables.join(' '))
})

for (const table of tables) {
  const columns = client.pragma(`table_info(${table})`) as Column[]

  test(`${table}: a row of the right types is taken`, () => {
    assert.is(insert(client, table, rowOf(client, table, columns)), 'taken')
  })

  for (const { name, type, notnull, pk } of columns)
    test(`${table}.${name} refuses what is not ${type}${notnull ? ', and nothing' : ''}`, () => {
      const values = wrong[type.toLowerCase()]
      const isRowNumber = pk === 1 && type.toLowerCase() === 'integer'
      assert.ok(values, `no wrong values are known for ${type}`)
      for (const value of values ?? []) {
        const answer = insert(client, table, { ...rowOf(client, table, columns), [name]: value })
        // The number of a row is refused by SQLite itself, before any check; nothing stands for the next one there.
        const refusal = isRowNumber ? 'datatype mismatch' : `${table}_${name}_is_`
        assert.match(answer, refusal, `${String(value)} in ${table}.${name}: ${answer}`)
      }
      if (isRowNumber) return
      const empty = insert(client, table, { ...rowOf(client, table, columns), [name]: null })
      assert.is(empty === 'taken', notnull === 0, `null in ${table}.${name}: ${empty}`)
    })

  for (const [name, known] of knownValues(client, table))
    test(`${table}.${name} takes ${known.join(', ')} and no other word`, () => {
      for (const value of known)
        assert.is(insert(client, table, { ...rowOf(client, table, columns), [name]: value }), 'taken')
      for (const value of ['something else', '', known[0]?.toUpperCase() ?? ''])
        assert.match(
          insert(client, table, { ...rowOf(client, table, columns), [name]: value }),
          `${table}_${name}_is_known`,
        )
    })
}

let made = 0

/** A row that the table takes: every column filled with a value of its type, or a word that it knows. */
function rowOf(from: Client, table: string, columns: Column[]): Record<string, unknown> {
  made += 1
  const known = knownValues(from, table)
  const value = ({ name, type }: Column) =>
    known.get(name)?.[0] ??
    { text: `${name} ${made}`, integer: made, blob: Buffer.from([made]) }[type.toLowerCase()]
  return Object.fromEntries(columns.map((column) => [column.name, value(column)]))
}

/** The words of each column that knows only some, read from the checks of the table. */
function knownValues(from: Client, table: string): Map<string, string[]> {
  const made = from.prepare('select sql from sqlite_schema where name = ?').pluck().get(table) as string
  const checks = made.matchAll(/_is_known" CHECK\("\w+"\."(\w+)" in \(([^)]*)\)\)/g)
  return new Map(
    [...checks].map(([, name = '', list = '']) => [name, list.split(', ').map((word) => word.slice(1, -1))]),
  )
}

/** `taken`, or what SQLite says against it. Leaves no row behind. */
function insert(into: Client, table: string, row: Record<string, unknown>): string {
  const names = Object.keys(row)
  into.exec('savepoint attempt')
  try {
    into
      .prepare(`insert into ${table} (${names}) values (${names.map(() => '?')})`)
      .run(...Object.values(row))
    return 'taken'
  } catch (error) {
    return String(error)
  } finally {
    into.exec('rollback to attempt; release attempt')
  }
}

test.run()
