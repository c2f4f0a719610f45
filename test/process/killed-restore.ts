import fs from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import Sqlite from 'better-sqlite3'
import { runCommand } from '../../src/start/run-command.ts'

/**
 * A process that restores a backup (its second argument) into a trial shop's folder (its first), and is killed right
 * before the so-manieth thing (its third) that changes files or the database.
 */
const [, , folder = '', backup = '', at] = process.argv
let done = 0

function step(): void {
  done += 1
  if (done === Number(at)) process.kill(process.pid, 'SIGKILL')
}

const files = fs as unknown as Record<string, (...given: unknown[]) => unknown>
for (const name of ['open', 'link', 'rename', 'rm', 'copyFile']) {
  const real = files[name]
  files[name] = (...given) => {
    step()
    return real?.(...given)
  }
}
syncBuiltinESMExports()

const { exec } = Sqlite.prototype
Sqlite.prototype.exec = function (source: string) {
  step()
  return exec.call(this, source)
}

process.exitCode = await runCommand(
  ['restore', backup, '--force'],
  { environment: { DATA_DIR: folder }, directory: folder },
  () => new Date('2026-11-23T13:40:00Z'),
  { out: () => {}, err: (text) => void process.stderr.write(text), watched: false },
)
