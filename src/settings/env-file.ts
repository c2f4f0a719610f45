import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'

export interface EnvLine {
  readonly name: string
  readonly value: string
  /** Counted from 1. */
  readonly line: number
}

export interface EnvFile {
  /** False when a file is there and could not be read at all: nothing is known about what it sets. */
  readonly readable: boolean
  readonly lines: readonly EnvLine[]
  readonly problems: readonly string[]
}

/** Reads `.env` in the directory. No file is no problem; every other trouble is a sentence, never an exception. */
export function readEnvFile(directory: string): EnvFile {
  try {
    return parseEnvFile(
      new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(join(directory, '.env'))),
    )
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return { readable: true, lines: [], problems: [] }
    const problem =
      code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
        ? '.env is not a UTF-8 text: save it as UTF-8.'
        : `.env cannot be read (${code ?? 'unknown error'}): make it a file that this program may read, or remove it.`
    return { readable: false, lines: [], problems: [problem] }
  }
}

/**
 * Reads the text of a `.env` file. Each line goes to Node's own parser alone: over a whole file, that parser glues
 * a line without "=" to the next name and drops what follows a line without a name, both without a word.
 * The sentences give line numbers and names only, because any part of a broken line may be a secret.
 */
export function parseEnvFile(text: string): EnvFile {
  const lines: EnvLine[] = []
  const problems: string[] = []
  for (const [index, written] of text.split(/\r\n|\n|\r/).entries()) {
    const source = written.trim()
    if (source === '' || source.startsWith('#')) continue
    const line = index + 1
    const broken = whatIsBroken(source)
    if (broken !== null) problems.push(`.env line ${line}${settingNameIn(source)}: ${broken}`)
    else
      for (const [name, value] of Object.entries(parseEnv(source)))
        lines.push({ name: name.trim(), value: value ?? '', line })
  }
  return { readable: true, lines, problems: [...problems, ...repeated(lines)] }
}

/** What Node's parser would take for something else than its writer meant; null when the line is sound. */
function whatIsBroken(source: string): string | null {
  const parts = /^(?:export\s+)?[A-Za-z_][A-Za-z0-9_]*\s*=\s*(.*)$/.exec(source)
  if (parts === null) return 'write NAME=value, or begin the line with # to make it a comment.'
  const value = parts[1] ?? ''
  const quote = /^["'`]/.exec(value)?.[0]
  if (quote === undefined) {
    return /\S#|^#\S/.test(value)
      ? 'an unquoted # begins a comment, and what follows it is lost: put the whole value in double quotes.'
      : null
  }
  const end = value.indexOf(quote, 1)
  if (end === -1) return 'a quote is opened and not closed on the same line: close it.'
  return /^\s*(#.*)?$/.test(value.slice(end + 1))
    ? null
    : 'what follows the closing quote is lost: put the whole value in single quotes.'
}

/** The name at the start of the line, when it looks like a setting's and not like a secret gone astray. */
function settingNameIn(source: string): string {
  const name = /^(?:export\s+)?([A-Z][A-Z_]*)\s*=/.exec(source)?.[1]
  return name === undefined ? '' : ` (${name})`
}

function repeated(lines: readonly EnvLine[]): string[] {
  return lines.flatMap(({ name, line }, index) => {
    const earlier = lines.slice(0, index).findLast((other) => other.name === name)
    return earlier === undefined
      ? []
      : [`.env line ${line} sets again what line ${earlier.line} has already set: remove one of the two.`]
  })
}
