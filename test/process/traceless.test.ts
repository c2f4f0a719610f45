import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openDatabase } from '../../src/database/database.ts'
import { holdAlone } from '../../src/database/hold-alone.ts'
import { migrate } from '../../src/database/migrate.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'
import { makeFolder, removeFolder } from '../support/process.ts'
import { databaseOf } from './filled-shop.ts'

const test = suite<{ folder: string }>('A server that has looked for traces of the deleted')

test.before.each((t) => {
  t.folder = makeFolder()
})
test.after.each(({ folder }) => removeFolder(folder))

test('still has its database to itself: commands come and go, and nothing that it commits is lost', async ({
  folder,
}) => {
  const file = databaseOf(folder)
  const first = openDatabase(file)
  migrate(first.client, migrationsFolder)
  first.close()
  const server = fork(join(import.meta.dirname, 'traceless-shop.ts'), [file], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  const ended = once(server, 'close')
  try {
    await once(server, 'message')
    for (const key of ['one', 'two', 'three']) {
      const command = openDatabase(file)
      command.client
        .prepare('insert into allowance (key, used, ends_at) values (?, 1, 9e12)')
        .run(`by ${key}`)
      command.close()
      server.send(key)
      await once(server, 'message')
    }
    assert.is(holdAlone(file), 'in use', 'a restore would take it away')
  } finally {
    server.kill('SIGKILL')
    await ended
  }

  const { client, close } = openDatabase(file)
  assert.equal(client.prepare('select key from allowance order by rowid').pluck().all(), [
    ...['by one', 'one', 'by two', 'two', 'by three', 'three'],
  ])
  assert.is(client.pragma('integrity_check', { simple: true }), 'ok')
  close()
})

test.run()
