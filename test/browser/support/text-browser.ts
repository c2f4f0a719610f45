import { pause } from '../../support/process.ts'
import { findProgram } from './find-program.ts'
import { type Cursor, openTerminal, type Terminal } from './terminal.ts'

export const textBrowsers = ['lynx', 'w3m', 'links'] as const
export type TextBrowserName = (typeof textBrowsers)[number]

const patience = 30_000
const mostStops = 60
const nowhere: Cursor = { column: -1, line: -1 }

type Habits = {
  words: string[]
  /** Moves to the next link, field or button. */
  next: string
  /** The lines at the bottom that belong to the browser. */
  ownLines: number
  /** Types into the field at the cursor. */
  fill: (terminal: Terminal, text: string) => Promise<unknown>
  /** Shows a page as it was before, whatever the server said of keeping it; this key asks for it anew. */
  anew?: string
  /** Before the first page. */
  start?: (terminal: Terminal) => Promise<unknown>
}

const typeHere = (terminal: Terminal, text: string) => terminal.type(text)

const habits: Record<TextBrowserName, Habits> = {
  lynx: { words: ['-accept_all_cookies'], next: 'Tab', ownLines: 4, fill: typeHere },
  w3m: { words: ['-cookie'], next: 'Tab', ownLines: 1, fill: typeIntoItsPrompt },
  links: { words: [], next: 'Down', ownLines: 1, fill: typeHere, anew: 'C-r', start: closeItsWelcome },
}

async function typeIntoItsPrompt(terminal: Terminal, text: string) {
  await terminal.press('Enter')
  await terminal.until((screen) => /^(TEXT|PASSWORD):/im.test(screen), 'the prompt for what to type')
  await terminal.type(text)
  await terminal.press('Enter')
  await terminal.until((screen) => !/^(TEXT|PASSWORD):/im.test(screen), 'the end of the prompt')
}

async function closeItsWelcome(terminal: Terminal) {
  await terminal.until((screen) => screen.includes('Welcome to links!'), 'its welcome')
  await terminal.press('Enter')
  await terminal.until((screen) => !screen.includes('Welcome to links!'), 'the end of its welcome')
}

/** Somebody with a text browser: reads the screen, moves from link to field to button, and types. */
export async function openTextBrowser(name: TextBrowserName, address: string) {
  const { words, next, ownLines, fill, anew, start } = habits[name]
  const terminal = await openTerminal([findProgram(name), ...words, address])
  await start?.(terminal)

  /** Moves on until the cursor is where it is wanted. */
  async function moveTo(isThere: (at: Cursor, lines: string[], from: Cursor) => boolean): Promise<void> {
    const passed: string[] = []
    let [from, at] = [nowhere, await rest(nowhere)]
    while (passed.length < mostStops) {
      const lines = (await terminal.screen()).split('\n')
      if (isThere(at, lines, from)) return
      passed.push(lines[at.line] ?? '')
      await terminal.press(next)
      ;[from, at] = [at, await rest(at)]
    }
    throw new Error(`What is looked for was not met among:\n${passed.join('\n')}`)
  }

  /** Where on the page the cursor comes to rest after it was somewhere else. */
  async function rest(from: Cursor): Promise<Cursor> {
    const seen: Cursor[] = []
    for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(20)) {
      const now = await terminal.cursor()
      const counts = !isSame(now, from) && now.line < terminal.lines - ownLines
      if (counts && seen.length === 2 && seen.every((one) => isSame(one, now))) return now
      seen.splice(0, seen.length - 1)
      seen.push(now)
    }
    throw new Error(`The cursor moves nowhere:\n${await terminal.screen()}`)
  }

  return {
    reads: (text: string | RegExp) => terminal.until((screen) => new RegExp(text).test(screen), `“${text}”`),
    /** Types into the field that comes after these words. */
    async types(label: string, text: string): Promise<void> {
      await moveTo((at, lines, from) => {
        const above = at.line > from.line ? from.line + 1 : at.line
        return lines
          .slice(above, at.line + 1)
          .join('\n')
          .includes(label)
      })
      await fill(terminal, text)
      await terminal.until((screen) => isTyped(screen, text), `what was typed after “${label}”`)
    },
    /** Presses the button, or follows the link, that begins with these words. */
    async presses(words: string): Promise<void> {
      await moveTo((at, lines) => textsAt(at, lines).some((text) => text.startsWith(words)))
      await terminal.press('Enter')
    },
    /** Asks for the page anew where the browser would show an old one, once it has come back to it. */
    async freshens(isBack: (screen: string) => boolean): Promise<void> {
      if (!anew) return
      await terminal.until(isBack, 'the old page')
      await terminal.press(anew)
    },
    screen: terminal.screen,
    close: terminal.close,
  }
}

const isSame = (one: Cursor, other: Cursor) => one.line === other.line && one.column === other.column

/** What the cursor may stand on: lynx says what is a button, and links stands two characters into one. */
const textsAt = ({ line, column }: Cursor, lines: string[]) =>
  [column, Math.max(0, column - 2)].map((start) =>
    (lines[line] ?? '').slice(start).replace(/^\s*(\(BUTTON\) )?/, ''),
  )

/** Whether the end of the text stands there, or as many stars; a field shows no more than some twenty characters. */
const isTyped = (screen: string, text: string) =>
  screen.includes(text.slice(-15)) || screen.includes('*'.repeat(Math.min(15, text.length)))
