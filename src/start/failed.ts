import type { Terminal, Words } from './command.ts'

/** Tells what failed, a sentence; with --json the same to the script that reads the output. */
export function failed({ values }: Words, terminal: Terminal, problem: string): 1 {
  if (values.get('json')) terminal.out(`${JSON.stringify({ problem })}\n`)
  terminal.err(`${problem}\n`)
  return 1
}

/** Wrong settings, or a machine that is not as it should be: a sentence each, and nothing was begun. */
export function refuse(terminal: Terminal, problems: readonly string[]): 2 {
  for (const problem of problems) terminal.err(`${problem}\n`)
  return 2
}
