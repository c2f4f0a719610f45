import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type EnvFile, readEnvFile } from './env-file.ts'
import { isSettingName, looksLikeOurs, unknownSetting } from './setting-names.ts'
import { type Setting, settings } from './settings.ts'

export type Environment = Readonly<Record<string, string | undefined>>

export interface Found {
  readonly text: string
  /** For a sentence: ` in .env line 3`, or nothing for the environment. */
  readonly where: string
}

export interface SettingSource {
  /** By setting name, as written; a name that nobody set is absent, an emptied one is ''. */
  readonly found: ReadonlyMap<string, Found>
  readonly problems: readonly string[]
  /** Names whose text could not be had; their problem is already among the problems. */
  readonly lost: ReadonlySet<string>
  /** False when `.env` is there and cannot be read, so that nobody knows what it sets. */
  readonly complete: boolean
}

/** Collects what was written for every setting: the environment first, then `.env`, then the files of secrets. */
export function readSettingSource(environment: Environment, directory: string): SettingSource {
  const file = readEnvFile(directory)
  const written = new Map<string, Found>()
  for (const { name, value, line } of file.lines)
    written.set(name, { text: value, where: ` in .env line ${line}` })
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined) written.set(name, { text: value, where: '' })
  }
  const problems = [...file.problems, ...unknownNames(environment, file)]
  const found = new Map<string, Found>()
  const lost = new Set<string>()
  for (const setting of settings) {
    const answer = setting.secret ? readSecret(setting, written, directory) : written.get(setting.name)
    if (typeof answer === 'string') {
      lost.add(setting.name)
      problems.push(answer)
    } else if (answer !== undefined) found.set(setting.name, answer)
  }
  return { found, problems, lost, complete: file.readable }
}

function unknownNames(environment: Environment, file: EnvFile): string[] {
  const inEnvironment = Object.keys(environment)
    .filter((name) => environment[name] !== undefined && !isSettingName(name) && looksLikeOurs(name))
    .map((name) => unknownSetting(name, ''))
  const inFile = file.lines
    .filter(({ name }) => !isSettingName(name))
    .map(({ name, line }) =>
      /^[A-Z][A-Z_]*$/.test(name) || looksLikeOurs(name)
        ? unknownSetting(name, ` in .env line ${line}`)
        : `.env line ${line} does not begin with the name of a setting: comptoir settings lists them.`,
    )
  return [...inEnvironment, ...inFile]
}

/**
 * A secret from NAME or the file that NAME_FILE points to, without one newline at the file's end; a sentence when
 * it cannot be had. The sentence never repeats the path: a secret written there by mistake would be shown.
 */
function readSecret(
  { name }: Setting,
  written: ReadonlyMap<string, Found>,
  directory: string,
): Found | string | undefined {
  const direct = written.get(name)
  const file = written.get(`${name}_FILE`)
  if (file === undefined || file.text === '') return direct
  if (direct !== undefined && direct.text !== '')
    return `${name} and ${name}_FILE are both set: keep one of the two.`
  try {
    const text = readFileSync(resolve(directory, file.text), 'utf8').replace(/\r?\n$/, '')
    return { text, where: ` from ${name}_FILE` }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : 'unknown error'
    return `${name}_FILE${file.where} names a file that cannot be read (${code}): write the path of a file that holds the secret.`
  }
}
