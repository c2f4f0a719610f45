import { type ConfigInput, readConfig } from '../config.ts'
import { sqliteVersion } from '../database/database.ts'
import { isStorageFailure } from '../database/failures.ts'
import { databaseProblem } from '../database/unusable-database.ts'
import { configWithChoices } from '../features/shop-settings/chosen.ts'
import { UnusableFile } from '../imports/unusable-file.ts'
import type { Command, Terminal, Words } from './command.ts'
import { understand } from './command-line.ts'
import { commands } from './commands.ts'
import { failed, refuse } from './failed.ts'
import { type OpeningNews, openingWords, openShop } from './open-shop.ts'
import { checkMachine } from './start-checks.ts'

/** 0: done; 1: it failed, or a part of it; 2: wrong words or settings. */
type ExitCode = 0 | 1 | 2

/** Does what was typed behind `comptoir`, with a sentence for everything that can go wrong. */
export async function runCommand(
  typed: string[],
  surroundings: ConfigInput,
  clock: () => Date,
  terminal: Terminal,
): Promise<ExitCode> {
  const understood = understand(typed, commands)
  if (understood.kind === 'wrong') return refuse(terminal, [understood.sentence])
  if (understood.kind === 'help') {
    terminal.out(understood.text)
    return 0
  }
  const { command, words } = understood
  return 'run' in command
    ? withShop(command.run, words, surroundings, clock, terminal)
    : command.runOutside(words, { read: readConfig(surroundings), clock, terminal })
}

type Inside = Extract<Command, { run: unknown }>['run']

async function withShop(
  run: Inside,
  words: Words,
  surroundings: ConfigInput,
  clock: () => Date,
  terminal: Terminal,
): Promise<ExitCode> {
  const read = readConfig(surroundings)
  if (!read.ok) return refuse(terminal, read.problems)
  const { config } = read
  // Not the port: the server may be running.
  const problems = await checkMachine({ dataDir: config.dataDir }, { sqliteVersion: sqliteVersion() })
  if (problems.length > 0) return refuse(terminal, problems)

  try {
    const tell = (news: OpeningNews) => terminal.err(openingWords(news))
    const { database, close } = await openShop(config, tell, clock())
    try {
      if (config.trial) terminal.err(`This is the trial shop, in ${config.databaseFile}.\n`)
      const chosen = await configWithChoices(database, config)
      return await run(words, { config: chosen, database, clock, terminal })
    } finally {
      close()
    }
  } catch (error) {
    return failed(words, terminal, sentenceFor(error, config.databaseFile))
  }
}

/** What is no expected failure is thrown on. */
function sentenceFor(error: unknown, databaseFile: string): string {
  if (error instanceof UnusableFile) return error.message
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const problem = databaseProblem(cause, databaseFile)
    if (problem)
      return isStorageFailure(cause) ? `${problem} What was done before stays; do it again later.` : problem
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOSPC' || code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return `The side file cannot be written (${code}): let this program write beside the file.`
  throw error
}
