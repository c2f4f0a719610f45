import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compiledServer } from './compiled.ts'
import type { MailFarEnd } from './mail-far-end.ts'

export type ServerProcess = Awaited<ReturnType<typeof startProcess>>

type Options = {
  /** The data folder; it is also where the process looks for `.env`. */
  folder: string
  settings?: Record<string, string>
  port?: number
  /** What stands behind the program's name on the command line. */
  words?: string[]
  /** The server to start, another one than that of this checkout. */
  program?: string
}

const patience = 20_000
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL')
})

/** A folder for one test's data, removed by `removeFolder`. */
export const makeFolder = () => mkdtempSync(join(tmpdir(), 'comptoir-process-'))

export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true })

/** A port of 127.0.0.1 where nothing listens now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** What a real shop on this machine needs, with its emails going to the stand-in. */
export const realShop = (port: number, farEnd: MailFarEnd): Record<string, string> => ({
  PUBLIC_URL: `http://localhost:${port}`,
  SHOP_NAME: 'Perrin & Filles',
  MAIL_FROM: 'Perrin & Filles <bonjour@perrin.example>',
  RESEND_API_KEY: farEnd.apiKey,
  RESEND_BASE_URL: farEnd.url,
})

/**
 * Starts the compiled server as a child, with these settings and nothing of this process's own environment. Does
 * not wait: `ready()` does, and `ended` tells the exit code of one that refuses to start.
 */
export async function startProcess({ folder, settings = {}, port, words = [], program }: Options) {
  const server = program ?? (await compiledServer())
  const listensOn = port ?? (await freePort())
  const environment = {
    HOST: '127.0.0.1',
    PORT: String(listensOn),
    DATA_DIR: folder,
  }
  const child = spawn(process.execPath, [server, ...words], {
    cwd: folder,
    env: { ...environment, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.add(child)

  const said = { out: '', err: '' }
  child.stdout.on('data', (part) => {
    said.out += part
  })
  child.stderr.on('data', (part) => {
    said.err += part
  })
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve) => {
    child.once('close', (code, signal) => {
      running.delete(child)
      resolve({ code, signal })
    })
  })

  async function end(signal: NodeJS.Signals) {
    child.kill(signal)
    return ended
  }

  return {
    port: listensOn,
    url: `http://localhost:${listensOn}`,
    ended,
    /** What it has written so far: the log. */
    out: () => said.out,
    /** What it has written for the person at the keyboard. */
    err: () => said.err,
    /** Waits until it listens. Throws with what it said when it ends before, or does not listen within 20 s. */
    async ready(): Promise<void> {
      const isListening = () => /Comptoir (listens|is running)/.test(said.err)
      for (const deadline = Date.now() + patience; !isListening(); await pause(5)) {
        if (child.exitCode === null && child.signalCode === null && Date.now() < deadline) continue
        throw new Error(`The server does not listen:\n${said.err}${said.out}`)
      }
    },
    /** Asks it to stop, and waits until it has. */
    stop: () => end('SIGTERM'),
    interrupt: () => end('SIGINT'),
    /** No time for anything: as when the machine's power goes. */
    kill: () => end('SIGKILL'),
  }
}

/** One that is expected to refuse: its exit code and what it said. */
export async function refusalOf(
  options: Options,
): Promise<{ code: number | null; out: string; err: string }> {
  const started = await startProcess(options)
  const deadline = setTimeout(started.kill, patience)
  const { code } = await started.ended
  clearTimeout(deadline)
  return { code, out: started.out(), err: started.err() }
}

/** Really waits, for what another process does. */
export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))
