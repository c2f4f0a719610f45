import { existsSync } from 'node:fs'
import { normaliseEmail } from '../accounts/email-address.ts'
import type { Config, ConfigResult } from '../config.ts'
import { openDatabase, sqliteVersion } from '../database/database.ts'
import { openMigrations } from '../database/migrate.ts'
import { databaseProblem } from '../database/unusable-database.ts'
import { type DnsLookup, machineDns } from '../doctor/dns.ts'
import { examine, oldDatabase } from '../doctor/examine.ts'
import { type Finding, fine, problem } from '../doctor/finding.ts'
import { configWithChoices } from '../features/shop-settings/chosen.ts'
import { deriveKeys } from '../security/keys.ts'
import { wrap } from '../settings/wrap.ts'
import type { Command, Surroundings, Words } from './command.ts'
import { sendTestEmail } from './email-test-command.ts'
import { readKeyFile } from './key-file.ts'
import { mailerOf } from './mailer-of.ts'
import { migrationsFolder } from './project-folder.ts'
import { checkMachine } from './start-checks.ts'

/** The far ends that tests put in the place of the world's. */
type World = { dns: DnsLookup; ca?: string }

export const makeDoctor = (world: () => World): Command => ({
  name: 'doctor',
  takes: [],
  summary:
    'Looks at everything that a shop needs to run well, and tells what is wrong, why it matters, and what to type.',
  about: [
    'On this machine: settings, disk, database, key file, backups, unsent emails. Through PUBLIC_URL: whether it answers, caches, cookies, the certificate, whom the server takes for the client, and whether the webhook gets through. At Resend and in the DNS: key, sender domain, SPF, DKIM, DMARC, tracking, webhook. And the clock.',
    'Nothing is changed and nothing secret is printed. Run it where the server runs, as the same person. Exit code 0 when nothing is wrong.',
  ],
  options: {
    email: { value: 'ADDRESS', meaning: 'Sends a test email there at the end.' },
    json: { meaning: 'Tells the findings as JSON, for scripts.' },
  },
  check: (words) =>
    words.values.has('email') && addressOf(words) === null
      ? '--email wants an email address, such as anna@example.com.'
      : null,
  async runOutside(words, given) {
    const surroundings = { ...given, read: await withChosen(given.read) }
    const findings = [
      ...(await findingsOf(surroundings, world())),
      ...(await testFindings(words, surroundings)),
    ]
    const isWell = findings.every(({ level }) => level === 'ok')
    const { terminal } = surroundings
    terminal.out(
      words.values.get('json') ? `${JSON.stringify({ ok: isWell, findings })}\n` : inWords(findings),
    )
    return isWell ? 0 : 1
  },
})

export const doctor = makeDoctor(() => ({ dns: machineDns() }))

/** The settings as the server has them: with what staff have chosen, where that can be read. */
async function withChosen(read: ConfigResult): Promise<ConfigResult> {
  const opened = read.ok ? openAsItIs(read.config, []) : null
  if (!read.ok || !opened) return read
  try {
    return { ok: true, config: await configWithChoices(opened.database, read.config) }
  } catch {
    // A damaged database is told of by its own check.
    return read
  } finally {
    opened.close()
  }
}

async function findingsOf({ read, clock }: Surroundings, world: World): Promise<Finding[]> {
  const older: Finding[] = []
  const config = read.ok ? read.config : null
  const machine = config ? await machineProblems(config) : []
  const key = config ? await readKeyFile(config.keyFile) : null
  const findings = await examine({
    read,
    machine,
    keys: key?.state === 'key' ? deriveKeys(key.key) : null,
    openDatabase: () => (config ? openAsItIs(config, older) : null),
    clock,
    ...world,
  })
  return [...findings, ...older]
}

/** The server's own checks; one of them makes the data folder when it is missing, and a look must change nothing. */
function machineProblems({ dataDir, keyFile }: Config): Promise<string[]> {
  const folder = existsSync(dataDir) ? { dataDir } : {}
  return checkMachine({ ...folder, keyFile }, { sqliteVersion: sqliteVersion() })
}

/** Without bringing it up to date: a look must change nothing. */
function openAsItIs({ databaseFile }: Config, older: Finding[]) {
  if (!existsSync(databaseFile)) return null
  try {
    const opened = openDatabase(databaseFile)
    if (openMigrations(opened.client, migrationsFolder).length === 0) return opened
    opened.close()
    older.push(oldDatabase())
  } catch (error) {
    const said = databaseProblem(error, databaseFile)
    if (said === null) throw error
    older.push(
      problem('database-version', said, 'The server does not start with it.', 'Do what the sentence says.'),
    )
  }
  return null
}

function addressOf({ values }: Words): string | null {
  const read = normaliseEmail(String(values.get('email')))
  return read.ok ? read.email : null
}

async function testFindings(words: Words, { read, clock }: Surroundings): Promise<Finding[]> {
  const to = words.values.has('email') ? addressOf(words) : null
  if (to === null || !read.ok) return []
  const { config } = read
  const delivery = await sendTestEmail(config, mailerOf(config, clock), to, clock())
  if (delivery.outcome === 'sent')
    return [
      fine('test-email', `A test email to ${to} was accepted: see whether it arrives, and not as spam.`),
    ]
  return [
    problem(
      'test-email',
      `The test email to ${to} was not accepted: ${delivery.reason}.`,
      'Other emails fare no better.',
      'Mend what is said above, then: comptoir email test ADDRESS',
    ),
  ]
}

const signs = { ok: 'ok', warning: 'WARNING', problem: 'PROBLEM' } as const

function inWords(findings: Finding[]): string {
  const wrong = findings.filter(({ level }) => level !== 'ok').length
  const lines = findings.map(
    ({ level, what, why, type }) =>
      `${signs[level].padEnd(8)}${wrap(what, ' '.repeat(8)).trimStart()}\n${wrapped('Why:', why)}${wrapped('Do:', type)}`,
  )
  const end = wrong === 0 ? 'All is well.' : `${wrong} ${wrong === 1 ? 'thing needs' : 'things need'} you.`
  return `${lines.join('')}\n${end}\n`
}

const wrapped = (begins: string, text: string | null): string =>
  text === null ? '' : `${wrap(`${begins} ${text}`, ' '.repeat(8))}\n`
