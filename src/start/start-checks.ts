import { randomBytes } from 'node:crypto'
import { mkdir, open, stat, unlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { type Config, type ConfigInput, type MachineConfig, readConfig } from '../config.ts'
import { errorCode, fileTrouble } from '../settings/file-trouble.ts'
import { readKeyFile } from './key-file.ts'
import { isAtLeast, leastNode, leastSqlite } from './versions.ts'

export interface Versions {
  /** What `select sqlite_version()` answers. */
  readonly sqliteVersion: string
  readonly nodeVersion?: string
}

export type StartResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] }

/** Checks the settings and then the machine, as far as the settings can be used; answers every problem at once. */
export async function prepareStart(input: ConfigInput & Versions): Promise<StartResult> {
  const result = readConfig(input)
  const machine = await checkMachine(result.ok ? result.config : result.usable, input)
  if (result.ok && machine.length === 0) return result
  return { ok: false, problems: [...(result.ok ? [] : result.problems), ...machine] }
}

/**
 * What must be true of the machine before the server starts, one sentence for each thing that is not. Makes the
 * data folder and nothing else; never throws. A part of the settings that is not handed in is not checked.
 */
export async function checkMachine(config: Partial<MachineConfig>, versions: Versions): Promise<string[]> {
  const { dataDir, keyFile, host, port } = config
  const checks = [
    checkNode(versions.nodeVersion ?? process.versions.node),
    checkSqlite(versions.sqliteVersion),
    dataDir === undefined ? null : checkDataFolder(dataDir),
    keyFile === undefined ? null : checkKeyFile(keyFile),
    host === undefined || port === undefined ? null : checkPort(host, port),
  ]
  const problems = await Promise.all(checks)
  return problems.filter((problem) => problem !== null)
}

const checkNode = (version: string): string | null =>
  isAtLeast(version, leastNode)
    ? null
    : `Node ${version} is too old: install Node ${leastNode} or later, best the current LTS release.`

const checkSqlite = (version: string): string | null =>
  isAtLeast(version, leastSqlite)
    ? null
    : `SQLite ${version} is too old: ${leastSqlite} or later is needed, so run npm ci to get the one of better-sqlite3.`

/** Writes for real: permissions alone do not tell of full disks, read-only disks and access lists. */
async function checkDataFolder(path: string): Promise<string | null> {
  try {
    await makeFolder(path)
    if (!(await stat(path)).isDirectory()) return dataFolderProblem(path, 'it is not a folder')
    await writeProbe(join(path, `.write-check-${randomBytes(8).toString('hex')}`))
    return null
  } catch (error) {
    return dataFolderProblem(path, fileTrouble(error))
  }
}

/**
 * Makes the folder and those above it that are missing. Node's own `recursive` never ends where the system answers
 * ENOENT for a folder whose parent is there, as /proc does.
 */
async function makeFolder(path: string, mayMakeParent = true): Promise<void> {
  try {
    await mkdir(path, { mode: 0o700 })
  } catch (error) {
    const code = errorCode(error)
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || !mayMakeParent || dirname(path) === path) throw error
    await makeFolder(dirname(path))
    await makeFolder(path, false)
  }
}

const dataFolderProblem = (path: string, why: string): string =>
  `DATA_DIR is ${path}, where nothing can be written (${why}): let this program write there, or set another folder.`

async function writeProbe(path: string): Promise<void> {
  const probe = await open(path, 'wx', 0o600)
  try {
    await probe.writeFile('This file may be removed.\n')
    await probe.sync()
  } finally {
    await probe.close()
    await unlink(path)
  }
}

async function checkKeyFile(path: string): Promise<string | null> {
  const reading = await readKeyFile(path)
  return reading.state === 'unusable' ? reading.problem : null
}

/** Listens for a moment, as the server will. */
function checkPort(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error) => resolve(portProblem(error, host, port)))
    try {
      server.listen({ host, port, exclusive: true }, () => server.close(() => resolve(null)))
    } catch (error) {
      resolve(portProblem(error, host, port))
    }
  })
}

function portProblem(error: unknown, host: string, port: number): string {
  const code = errorCode(error)
  switch (code) {
    case 'EADDRINUSE':
      return `PORT is ${port}, where another program already listens on ${host}: stop it, or set another PORT.`
    case 'EACCES':
      return `PORT is ${port}, where this program may not listen: set a PORT from 1024 on and put a proxy before it.`
    case 'EADDRNOTAVAIL':
      return `HOST is ${host}, which is not an address of this machine: set 127.0.0.1, or 0.0.0.0 for all of its networks.`
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST is ${host}, a name that leads to no address: set an address such as 127.0.0.1.`
    default:
      return `HOST is ${host} and PORT is ${port}, where listening fails (${code ?? 'unknown error'}): set others.`
  }
}
