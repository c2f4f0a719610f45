import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'

export type Wanted = {
  /** What a person calls it. */
  called: string
  /** How its file may be called, the likeliest first. */
  names: readonly string[]
  /** Debian's package. */
  package: string
  /** An environment variable that may hold its path. */
  setting?: string
}

export const browsersAndTools = {
  chromium: {
    called: 'Chromium',
    names: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
    package: 'chromium',
    setting: 'CHROMIUM',
  },
  firefox: {
    called: 'Firefox',
    names: ['firefox-esr', 'firefox'],
    package: 'firefox-esr',
    setting: 'FIREFOX',
  },
  lynx: { called: 'lynx', names: ['lynx'], package: 'lynx' },
  w3m: { called: 'w3m', names: ['w3m'], package: 'w3m' },
  links: { called: 'links', names: ['links2', 'links'], package: 'links2' },
  tmux: { called: 'tmux', names: ['tmux'], package: 'tmux' },
  java: { called: 'Java', names: ['java'], package: 'default-jre-headless' },
} satisfies Record<string, Wanted>

export type ProgramName = keyof typeof browsersAndTools

/** The path of a program; throws with what to install when it is nowhere. */
export function findProgram(name: ProgramName, environment: NodeJS.ProcessEnv = process.env): string {
  const wanted: Wanted = browsersAndTools[name]
  const found = pathOf(wanted, environment)
  if (found === null) throw new Error(whatToInstall([wanted], environment))
  return found
}

/** What to do about everything that is missing, as one sentence; null when nothing is. */
export function missingPrograms(environment: NodeJS.ProcessEnv = process.env): string | null {
  const missing = Object.values<Wanted>(browsersAndTools).filter((one) => pathOf(one, environment) === null)
  return missing.length === 0 ? null : whatToInstall(missing, environment)
}

function pathOf({ names, setting }: Wanted, environment: NodeJS.ProcessEnv): string | null {
  const told = setting && environment[setting]
  if (told) return isProgram(told) ? told : null
  const { PATH = '' } = environment
  const folders = PATH.split(delimiter).filter(Boolean)
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram) ?? null
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function whatToInstall(missing: Wanted[], environment: NodeJS.ProcessEnv): string {
  const wrong = missing.flatMap(({ setting }) =>
    setting && environment[setting] ? [`${setting} is ${environment[setting]}, which is no program.`] : [],
  )
  const settings = missing.flatMap(({ setting }) => (setting ? [setting] : []))
  return [
    ...wrong,
    `The tests in real browsers need ${listed(missing.map(({ called }) => called))}, not found on this machine.`,
    `Install: apt-get install ${missing.map((one) => one.package).join(' ')}`,
    ...(settings.length > 0 ? [`or tell where it is, with ${listed(settings)}.`] : []),
  ].join(' ')
}

const listed = (words: string[]) =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
