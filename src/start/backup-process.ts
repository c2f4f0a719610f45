import { type ChildProcess, type ForkOptions, fork } from 'node:child_process'
import { constants, setPriority } from 'node:os'
import { dirname, extname, join } from 'node:path'
import type { MadeBackup } from '../backups/make-backup.ts'
import type { Failed } from '../backups/unusable-backup.ts'
import type { Config } from '../config.ts'

/** The command line beside a program's own file, compiled or not. */
const commandLineBeside = (program: string): string => join(dirname(program), `comptoir${extname(program)}`)

/** Where it runs, and with which settings: by default as this process does. */
type Place = Pick<ForkOptions, 'cwd' | 'env' | 'execArgv'>

/**
 * Makes backups in a process of their own, which the system serves last: copying and checking a database takes the
 * processor for seconds, in which no page would be answered. `program` is the file that this process began with.
 */
export function backupProcess(config: Pick<Config, 'backup'>, program: string, place: Place = {}) {
  let child: ChildProcess | undefined

  async function make(file: string): Promise<MadeBackup | Failed> {
    const withKey = config.backup.passphrase === null ? [] : ['--with-key']
    const words = ['backup', file, '--scheduled', '--json', ...withKey]
    child = fork(commandLineBeside(program), words, { ...place, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
    serveLast(child.pid)
    const said = { out: '', err: '' }
    child.stdout?.on('data', (part) => {
      said.out += part
    })
    child.stderr?.on('data', (part) => {
      said.err += part
    })
    await new Promise<void>((resolve) => {
      child?.once('close', () => resolve()).once('error', () => resolve())
    })
    child = undefined
    return outcomeOf(said.out, said.err, file)
  }

  return { make, stop: () => void child?.kill() }
}

function serveLast(pid: number | undefined): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_LOW)
  } catch {
    // It is over already.
  }
}

function outcomeOf(out: string, err: string, file: string): MadeBackup | Failed {
  try {
    const outcome = JSON.parse(out)
    return outcome.ok ? { ...outcome, madeAt: new Date(outcome.madeAt) } : outcome
  } catch {
    const last = err.trim().split('\n').at(-1) ?? ''
    return {
      ok: false,
      problem: `The backup ${file} was not made: its process ended too early. ${last}`.trim(),
    }
  }
}
