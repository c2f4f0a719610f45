import { parseArgs } from 'node:util'
import { wrap } from '../settings/wrap.ts'
import type { Command, Option, Words } from './command.ts'

export type Understood =
  | { kind: 'run'; command: Command; words: Words }
  | { kind: 'help'; text: string }
  | { kind: 'wrong'; sentence: string }

const helpOption: Option = { meaning: 'Says this.' }

/** Finds the command in what was typed, and reads its options: any that it does not have is a mistake. */
export function understand(typed: string[], commands: readonly Command[]): Understood {
  const command = commands.find(({ name }) => name.split(' ').every((word, at) => typed[at] === word))
  if (!command) return withoutCommand(typed, commands)

  const options: Record<string, Option> = { ...command.options, help: helpOption }
  try {
    const { values, positionals } = parseArgs({
      args: typed.slice(command.name.split(' ').length),
      allowPositionals: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { value }]) => [
          name,
          { type: value ? ('string' as const) : ('boolean' as const) },
        ]),
      ),
    })
    const words: Words = {
      values: new Map(Object.entries(values as Record<string, string | boolean>)),
      rest: positionals,
    }
    if (words.values.has('help')) return { kind: 'help', text: commandHelp(command) }
    const sentence = wrongCount(command, positionals) ?? command.check?.(words) ?? null
    return sentence === null
      ? { kind: 'run', command, words }
      : { kind: 'wrong', sentence: asking(sentence, command) }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('ERR_PARSE_ARGS')) throw error
    const said = (error as Error).message.split('. ')[0] ?? ''
    return { kind: 'wrong', sentence: asking(`${said}.`, command) }
  }
}

function withoutCommand(typed: string[], commands: readonly Command[]): Understood {
  const [first = '--help'] = typed
  const known = commands.filter(({ name }) => name.split(' ')[0] === first)
  if (typed.includes('--help') && (first.startsWith('-') || known.length > 0))
    return { kind: 'help', text: overview(known.length > 0 ? known : commands) }
  if (typed.length === 0)
    return { kind: 'wrong', sentence: `Say what to do.\n\n${overview(commands).trimEnd()}` }
  const names = (known.length > 0 ? known : commands).map(({ name }) => name).join(', ')
  return {
    kind: 'wrong',
    sentence: `There is no command ${typed.join(' ')}. There are: ${names}. Each has a --help.`,
  }
}

function wrongCount({ takes, name }: Command, given: string[]): string | null {
  if (given.length < takes.length)
    return `${name} needs ${takes.slice(given.length).join(' and ')} behind it.`
  const more = given.slice(takes.length)
  return more.length > 0 ? `${name} cannot do anything with ${more.join(' ')}.` : null
}

const asking = (sentence: string, { name }: Command) => `${sentence} comptoir ${name} --help says more.`

function overview(commands: readonly Command[]): string {
  const lines = commands.map(
    ({ name, takes, summary }) => `  comptoir ${[name, ...takes].join(' ')}\n      ${summary}`,
  )
  return [
    'Usage: comptoir COMMAND, or npm run --silent comptoir -- COMMAND',
    ...lines,
    wrap(
      'Settings are read as the server reads them (comptoir settings lists them): without PUBLIC_URL everything goes into the trial shop. Exit codes: 0 done, 1 failed, 2 wrong words or settings.',
      '',
    ),
    '',
  ].join('\n\n')
}

function commandHelp({ name, takes, summary, about, options }: Command): string {
  const all: [string, Option][] = Object.entries({ ...options, help: helpOption })
  return [
    `Usage: comptoir ${[name, ...takes].join(' ')}${Object.keys(options).length > 0 ? ' [OPTIONS]' : ''}`,
    ...[summary, ...about].map((paragraph) => wrap(paragraph, '')),
    all
      .map(
        ([option, { value, meaning }]) =>
          `  --${option}${value ? ` ${value}` : ''}\n${wrap(meaning, '      ')}`,
      )
      .join('\n'),
    '',
  ].join('\n\n')
}
