import { normaliseEmail } from '../accounts/email-address.ts'
import type { Database } from '../database/database.ts'
import { deriveKeys } from '../security/keys.ts'
import { startPasswordHashing } from '../security/password-hashing.ts'
import { type Added, allowStaff, employStaff, giveStaffTemporaryPassword } from '../staff/manage-staff.ts'
import { listStaff, type Role, roles, type StaffMember, staffByEmail } from '../staff/staff-members.ts'
import type { Circumstances, Command, ExitCode, Terminal, Words } from './command.ts'
import { failed } from './failed.ts'
import { makeOrReadKey } from './key-file.ts'
import { momentOnWall } from './moment-on-wall.ts'

const jsonOption = { json: { meaning: 'Tells the result as JSON, for scripts.' } }
const json = (result: unknown) => `${JSON.stringify(result)}\n`
const byCommand = { actor: { kind: 'command' } } as const

const wantsEmail = (words: Words) =>
  emailOf(words) === null ? 'EMAIL wants an email address, such as odile@perrin.example.' : null

export const addStaffMember: Command = {
  name: 'staff add',
  takes: ['EMAIL'],
  summary: 'Adds somebody who helps customers, and shows their temporary password: this once.',
  about: [
    'It works for a day, on /staff. There, a password of their own is chosen and the second factor set up: an authenticator app on a phone.',
  ],
  options: {
    name: { value: 'NAME', meaning: 'What they are called, such as "Odile Perrin". Needed.' },
    role: { value: 'ROLE', meaning: `${roles.join(' or ')}; a helper unless it says owner.` },
    ...jsonOption,
  },
  check: (words) =>
    wantsEmail(words) ??
    (nameOf(words) === '' || [...nameOf(words)].length > 100
      ? '--name wants what they are called, in at most 100 characters.'
      : roleOf(words) === undefined
        ? `--role wants ${roles.join(' or ')}.`
        : null),
  async run(words, { database, clock, terminal }) {
    const added = { email: emailOf(words) ?? '', name: nameOf(words), role: roleOf(words) ?? 'helper' }
    const made = await employStaff({ database, hashing: startPasswordHashing() }, added, byCommand, clock())
    if (made.outcome === 'taken') return failed(words, terminal, `${added.email} is of the staff already.`)
    return tell(words, terminal, made)
  },
}

export const giveStaffPassword: Command = {
  name: 'staff password',
  takes: ['EMAIL'],
  summary: 'Makes a temporary password for a staff member who has lost password or phone.',
  about: ['Their password and second factor end with it, and they are logged out everywhere.'],
  options: jsonOption,
  check: wantsEmail,
  async run(words, { config, database, clock, terminal }) {
    const member = await find(database, words)
    if (!member) return failed(words, terminal, unknown(words))
    const keys = deriveKeys(await makeOrReadKey(config))
    const parts = { database, keys, hashing: startPasswordHashing() }
    return tell(words, terminal, await giveStaffTemporaryPassword(parts, member.id, byCommand, clock()))
  },
}

export const listStaffMembers: Command = {
  name: 'staff list',
  takes: [],
  summary: 'Lists who helps customers, with role, state and last log-in.',
  about: [],
  options: jsonOption,
  async run({ values }, { config, database, terminal }) {
    const members = await listStaff(database)
    const told = members.map(({ id, email, name, role, disabled, lastLoginAt }) => ({
      ...{ id, email, name, role, disabled, lastLoginAt },
    }))
    if (values.get('json')) terminal.out(json(told))
    else if (members.length === 0) terminal.out('There is nobody yet: comptoir staff add --help.\n')
    else terminal.out(members.map((member) => lineOf(member, config.shop.timeZone)).join(''))
    return 0
  },
}

export const disableStaffMember: Command = {
  name: 'staff disable',
  takes: ['EMAIL'],
  summary: 'Keeps a staff member out, and logs them out everywhere.',
  about: ['The last owner who can log in stays. "staff enable" lets them in again.'],
  options: jsonOption,
  check: wantsEmail,
  run: (words, circumstances) => allow(words, circumstances, false),
}

export const enableStaffMember: Command = {
  name: 'staff enable',
  takes: ['EMAIL'],
  summary: 'Lets a disabled staff member in again.',
  about: [],
  options: jsonOption,
  check: wantsEmail,
  run: (words, circumstances) => allow(words, circumstances, true),
}

async function allow(
  words: Words,
  { database, clock, terminal }: Circumstances,
  allowed: boolean,
): Promise<ExitCode> {
  const member = await find(database, words)
  if (!member) return failed(words, terminal, unknown(words))
  const done = await allowStaff(database, member.id, allowed, byCommand, clock())
  if (words.values.get('json')) terminal.out(json({ [allowed ? 'enabled' : 'disabled']: done }))
  else if (done) terminal.out(`${member.email} is ${allowed ? 'enabled' : 'disabled'}.\n`)
  else terminal.err(`Nothing was changed: ${member.email} ${whyNot(member, allowed)}.\n`)
  return done ? 0 : 1
}

const whyNot = ({ disabled }: StaffMember, allowed: boolean) =>
  disabled === allowed ? 'is the last owner who can log in' : `is ${allowed ? 'enabled' : 'disabled'} already`

/** The secret goes to the output alone, so that a script can take it. */
function tell(words: Words, terminal: Terminal, made: Added | { outcome: 'none' }): ExitCode {
  if (made.outcome !== 'made') return failed(words, terminal, 'Nothing was changed: try again in a moment.')
  const { id, temporaryPassword } = made
  if (words.values.get('json')) terminal.out(json({ id, temporaryPassword }))
  else {
    terminal.out(`${temporaryPassword}\n`)
    terminal.err('This temporary password works for a day, on /staff. It is shown this once.\n')
  }
  return 0
}

const find = (database: Database, words: Words) => staffByEmail(database)(emailOf(words) ?? '')
const unknown = (words: Words) => `Nobody of the staff has ${emailOf(words)}: comptoir staff list shows all.`
const nameOf = ({ values }: Words): string => String(values.get('name') ?? '').trim()

function roleOf({ values }: Words): Role | undefined {
  const typed = values.get('role')
  return typed === undefined ? 'helper' : roles.find((role) => role === typed)
}

function emailOf({ rest: [typed = ''] }: Words): string | null {
  const read = normaliseEmail(typed)
  return read.ok ? read.email : null
}

function lineOf({ email, name, role, disabled, temporaryUntil, lastLoginAt }: StaffMember, timeZone: string) {
  const state = disabled ? 'disabled' : temporaryUntil ? 'has a temporary password' : 'can log in'
  const seen = lastLoginAt ? `last log-in ${momentOnWall(lastLoginAt, timeZone)}` : 'never logged in'
  return `${email}  ${name}\n    ${role}; ${state}; ${seen}\n`
}
