import type { Config, ConfigResult } from '../config.ts'
import type { Database } from '../database/database.ts'

/** Where a command speaks: results to `out`, everything about the work to `err`. */
export type Terminal = {
  out: (text: string) => void
  err: (text: string) => void
  /** Whether somebody looks at `err`: then there is a progress bar. */
  watched: boolean
}

export type Option = {
  /** What stands behind it, such as FILE; none for a switch. */
  value?: string
  meaning: string
}

/** What was typed behind a command's name. */
export type Words = { values: ReadonlyMap<string, string | boolean>; rest: string[] }

export type Circumstances = {
  config: Config
  database: Database
  clock: () => Date
  terminal: Terminal
}

/** For a command that does not open the shop: it would bring its database up to date, or make one. */
export type Surroundings = {
  read: ConfigResult
  clock: () => Date
  terminal: Terminal
}

/** 0: done; 1: it failed, or a part of it. */
export type ExitCode = 0 | 1

export type Command = {
  /** As typed: `import orders`. */
  name: string
  /** What stands behind the name, besides options. */
  takes: string[]
  summary: string
  /** More for its --help. */
  about: string[]
  options: Record<string, Option>
  /** What is wrong with the words, as a sentence; before the database is opened. */
  check?: (words: Words) => string | null
} & (
  | { run: (words: Words, circumstances: Circumstances) => Promise<ExitCode> }
  | { runOutside: (words: Words, surroundings: Surroundings) => Promise<ExitCode | 2> }
)
