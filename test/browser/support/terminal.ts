import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { pause } from '../../support/process.ts'
import { findProgram } from './find-program.ts'

/** Column and line, counted from 0. */
export type Cursor = { column: number; line: number }
export type Terminal = Awaited<ReturnType<typeof openTerminal>>

const run = promisify(execFile)
const patience = 30_000
const [columns, lines] = [100, 90]
const { PATH } = process.env

/**
 * A terminal with a program in it, so high that no page has to be scrolled, driven as a person drives it: by keys, and by what stands
 * on the screen. `home` is the program's home folder, of its own. Whoever opens it closes it.
 */
export async function openTerminal(command: readonly string[]) {
  const home = mkdtempSync(join(tmpdir(), 'comptoir-terminal-'))
  const program = findProgram('tmux')
  const options = { env: { PATH, HOME: home, LANG: 'C.UTF-8', TERM: 'xterm' } }
  const tmux = async (...words: string[]): Promise<string> =>
    (await run(program, ['-S', join(home, 'socket'), '-f', '/dev/null', ...words], options)).stdout

  // A program that ends by itself leaves its last words on the screen.
  const keep = ['start-server', ';', 'set-option', '-g', 'remain-on-exit', 'on', ';']
  await tmux(
    ...keep,
    'new-session',
    '-d',
    '-x',
    `${columns}`,
    '-y',
    `${lines}`,
    command.map(quoted).join(' '),
  )

  const screen = () => tmux('capture-pane', '-p')

  return {
    lines,
    screen,
    /** Presses keys by tmux's names: Enter, Tab, Down, C-u. */
    press: (...keys: string[]) => tmux('send-keys', ...keys),
    type: (text: string) => tmux('send-keys', '-l', text),

    async cursor(): Promise<Cursor> {
      const [column = 0, line = 0] = (await tmux('display-message', '-p', '#{cursor_x} #{cursor_y}'))
        .split(' ')
        .map(Number)
      return { column, line }
    },

    /** Waits until the screen is as wanted, and returns it. Throws with what it shows after 30 s. */
    async until(isSo: (screen: string) => boolean, wanted: string): Promise<string> {
      for (const deadline = Date.now() + patience; ; await pause(20)) {
        const seen = await screen()
        if (isSo(seen)) return seen
        if (Date.now() > deadline) throw new Error(`${wanted} did not come; the screen shows:\n${seen}`)
      }
    },

    async close(): Promise<void> {
      const pid = Number(await tmux('display-message', '-p', '#{pane_pid}'))
      await tmux('kill-server')
      // On its way out the program still writes down its history.
      for (const deadline = Date.now() + patience; isRunning(pid) && Date.now() < deadline; await pause(20));
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`
