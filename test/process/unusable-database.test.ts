import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../src/database/database.ts'
import { migrate } from '../../src/database/migrate.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'
import { makeFolder, refusalOf, removeFolder } from '../support/process.ts'

type Case = { does: (file: string) => void; says: RegExp }

/** What may lie where the database should be, after an hour of somebody's good will. */
const cases: Record<string, Case> = {
  'written by a newer version': {
    does: (file) => inside(file, "insert into migration values ('9999_from-the-future', 'x', 0)"),
    says: /was written by a newer version of Comptoir \(it has 9999_from-the-future\)/,
  },
  'made with another migration of the same name': {
    does: (file) => inside(file, "update migration set hash = 'x'"),
    says: /was made with another migration 0000_\S+ than this program has/,
  },
  'no database at all': {
    does: (file) =>
      writeFileSync(file, 'Dear all, I have moved the database to the other disk.\n'.repeat(100)),
    says: /is not an SQLite database.*\(SQLITE_NOTADB\)/,
  },
  'cut off in the middle': {
    does: (file) => truncateSync(file, 5000),
    says: /is damaged.*\(SQLITE_CORRUPT/,
  },
  'overwritten in its first table': {
    does: (file) => writeFileSync(file, overwritten(readFileSync(file))),
    says: /is damaged.*\(SQLITE_CORRUPT/,
  },
  'a folder': {
    does: (file) => {
      rmSync(file)
      mkdirSync(file)
    },
    says: /cannot be opened.*\(SQLITE_CANTOPEN/,
  },
}

const test = suite<{ folder: string; file: string }>('A database that cannot be used')

test.before.each((t) => {
  t.folder = makeFolder()
  t.file = join(t.folder, 'trial.sqlite')
  const { client, close } = openDatabase(t.file)
  migrate(client, migrationsFolder)
  close()
})

test.after.each(({ folder }) => removeFolder(folder))

for (const [what, { does, says }] of Object.entries(cases))
  test(`${what}: one sentence, exit code 2, no stack trace, and the file is left as it is`, async (t) => {
    does(t.file)
    const before = what === 'a folder' ? null : readFileSync(t.file)
    const { code, err } = await refusalOf({ folder: t.folder })

    assert.is(code, 2, err)
    assert.match(err, says)
    assert.match(err, /^Comptoir cannot start:\n {2}- The database \/[^\n]+\.\n$/)
    if (before) assert.ok(before.equals(readFileSync(t.file)), 'the file was changed')
  })

function inside(file: string, statement: string): void {
  const { client, close } = openDatabase(file)
  client.exec(statement)
  close()
}

/** The header stays; the page of the schema behind it becomes noise. */
function overwritten(bytes: Buffer): Buffer {
  return Buffer.concat([bytes.subarray(0, 100), Buffer.alloc(3996, 0xa5), bytes.subarray(4096)])
}

test.run()
