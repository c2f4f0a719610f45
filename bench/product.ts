import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { paths } from '../src/paths.ts'
import { openConnection } from './connection.ts'
import type { Cores } from './cores.ts'
import { getRequest } from './requests.ts'
import type { ShopFolder } from './shop-folder.ts'

const compiled = fileURLToPath(new URL('../dist/server.js', import.meta.url))

export type Product = {
  port: number
  /** Milliseconds from the start of the process to the first whole log-in page. */
  firstPage: number
  /** MB of memory (resident set); null where /proc does not tell. */
  memory(): number | null
  stop(): Promise<void>
}

/** Starts the compiled server as a service would: its log goes to a file, at the level it is shipped with. */
export async function startProduct(cores: Cores, shop: ShopFolder, port: number): Promise<Product> {
  const log = openSync(join(shop.folder, 'comptoir.log'), 'a')
  const { PATH, BENCH_PROFILE } = process.env
  const env = { PATH, ...shop.settings(port) }
  const [program = '', ...words] = cores.pinned('server', [
    process.execPath,
    ...profilingTo(BENCH_PROFILE),
    compiled,
  ])
  const began = performance.now()
  const child = spawn(program, words, { cwd: shop.folder, env, stdio: ['ignore', log, log] })
  closeSync(log)
  const firstPage = await untilFirstPage(child, port, began)

  return {
    port,
    firstPage,
    memory: () => memoryOf(child.pid ?? 0),
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** BENCH_PROFILE=folder has every server leave a CPU profile there. */
const profilingTo = (folder: string | undefined) => (folder ? ['--cpu-prof', `--cpu-prof-dir=${folder}`] : [])

async function untilFirstPage(child: ChildProcess, port: number, began: number): Promise<number> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: see its log`)
    const status = await askOnce(port).catch(() => null)
    if (status === 200) return performance.now() - began
    if (performance.now() - began > 20_000) throw new Error('The server shows no page within 20 s')
    await pause(2)
  }
}

async function askOnce(port: number): Promise<number> {
  const connection = await openConnection(port)
  const { status } = await connection.ask(getRequest(port, paths.login))
  connection.close()
  return status
}

function memoryOf(pid: number): number | null {
  const file = `/proc/${pid}/status`
  const kilobytes = existsSync(file) && /VmRSS:\s+(\d+) kB/.exec(readFileSync(file, 'utf8'))?.[1]
  return kilobytes ? Number(kilobytes) / 1024 : null
}
