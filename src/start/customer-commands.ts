import { disableCustomer, enableCustomer } from '../accounts/account-state.ts'
import { type Customer, customerByEmail, findCustomer, fullName } from '../accounts/customers.ts'
import { askDeletion, type By, pendingDeletion } from '../accounts/deletions.ts'
import { normaliseEmail } from '../accounts/email-address.ts'
import { listSessions } from '../accounts/sessions.ts'
import type { Database } from '../database/database.ts'
import { customerObject } from '../exports/customer-rows.ts'
import { deleteNow } from '../orders/delete-customers.ts'
import { countOrdersOf } from '../orders/orders.ts'
import type { Circumstances, Command, ExitCode, Words } from './command.ts'
import { failed } from './failed.ts'
import { momentOnWall } from './moment-on-wall.ts'

const jsonOption = { json: { meaning: 'Tells the result as JSON, for scripts.' } }
const takes = ['EMAIL-or-ID']
const whom = 'The EMAIL is the one of the account; the ID is ours, as customer show tells it.'

export const showCustomer: Command = {
  name: 'customer show',
  takes,
  summary: 'Shows what an account is like; nothing of passwords.',
  about: [whom],
  options: jsonOption,
  run: (words, circumstances) =>
    withCustomer(words, circumstances, async (found, now) => {
      const { database, config } = circumstances
      const shown = {
        ...customerObject(found),
        hasPassword: found.passwordHash !== null,
        orders: await countOrdersOf(database, found.id),
        sessions: (await listSessions(database, found.id, now)).length,
        deletionAt: (await pendingDeletion(database, found.id))?.dueAt ?? null,
      }
      return { json: shown, words: inWords(shown, config.shop.timeZone) }
    }),
}

export const disable: Command = {
  name: 'customer disable',
  takes,
  summary: 'Disables an account: everybody is logged out, and nobody can log in.',
  about: [whom, 'Temporary passwords end too. The customer is told by email.'],
  options: jsonOption,
  run: (words, circumstances) =>
    withCustomer(words, circumstances, async (found, now) => {
      const done = await disableCustomer(circumstances.database, found, by(circumstances), now)
      return { json: { id: found.id, disabled: true, changed: done }, words: said(found, done, 'disabled') }
    }),
}

export const enable: Command = {
  name: 'customer enable',
  takes,
  summary: 'Opens a disabled account again.',
  about: [whom, 'The customer is told by email, and logs in with the password of before.'],
  options: jsonOption,
  run: (words, circumstances) =>
    withCustomer(words, circumstances, async (found, now) => {
      const done = await enableCustomer(circumstances.database, found, by(circumstances), now)
      return { json: { id: found.id, disabled: false, changed: done }, words: said(found, done, 'open') }
    }),
}

export const deleteCustomer: Command = {
  name: 'customer delete',
  takes,
  summary: 'Deletes an account in seven days, in which its customer can change their mind; or at once.',
  about: [
    whom,
    'Everything about the customer goes. Orders stay, as the law wants it, without email and phone.',
    'The customer is told by email and can keep the account until then.',
  ],
  options: { now: { meaning: 'At once, for good: nobody can take it back.' }, ...jsonOption },
  run: (words, circumstances) =>
    withCustomer(words, circumstances, async (found, now) => {
      const { database, config } = circumstances
      if (words.values.get('now')) {
        await deleteNow(database, found.id, by(circumstances), now)
        return { json: { id: found.id, deleted: true }, words: `The account of ${found.email} is deleted.\n` }
      }
      const asked = await askDeletion(database, found.id, by(circumstances), now)
      const when = momentOnWall(asked?.dueAt ?? now, config.shop.timeZone)
      return {
        json: { id: found.id, deleted: false, deletionAt: asked?.dueAt ?? null },
        words: `The account of ${found.email} will be deleted on ${when}.\n`,
      }
    }),
}

type Told = { json: object; words: string }

/** Finds the customer and tells what was done; exit code 1 when there is none. */
async function withCustomer(
  words: Words,
  { database, clock, terminal }: Circumstances,
  act: (found: Customer, now: Date) => Promise<Told>,
): Promise<ExitCode> {
  const [typed = ''] = words.rest
  const found = await customerOf(database, typed)
  if (!found) return failed(words, terminal, `There is no customer ${JSON.stringify(typed)}.`)
  const told = await act(found, clock())
  terminal.out(words.values.get('json') ? `${JSON.stringify(told.json)}\n` : told.words)
  return 0
}

async function customerOf(database: Database, typed: string): Promise<Customer | undefined> {
  if (!typed.includes('@')) return findCustomer(database, typed.trim().toLowerCase())
  const read = normaliseEmail(typed)
  return read.ok ? customerByEmail(database)(read.email) : undefined
}

const by = ({ config }: Circumstances): By => ({
  actor: { kind: 'command' },
  language: config.shop.language,
})

const said = ({ email }: Customer, done: boolean, state: string) =>
  `The account of ${email} is ${state}${done ? '' : ', as it was before'}.\n`

type Shown = ReturnType<typeof customerObject> & {
  hasPassword: boolean
  orders: number
  sessions: number
  deletionAt: Date | null
}

function inWords(shown: Shown, timeZone: string): string {
  const when = (moment: Date | null) => (moment ? momentOnWall(moment, timeZone) : 'no')
  const lines: [string, string][] = [
    ['id', shown.id],
    ['email', shown.email],
    ['name', fullName(shown)],
    ['company', shown.company ?? ''],
    ['phone', shown.phone ?? ''],
    ['language', shown.language ?? ''],
    ['external id', shown.externalId ?? ''],
    ['disabled', shown.disabled ? 'yes' : 'no'],
    ['email proven', when(shown.emailProvenAt)],
    ['newsletter', when(shown.newsletterAgreedAt)],
    ['password', shown.hasPassword ? 'yes' : 'never chosen'],
    ['orders', String(shown.orders)],
    ['sessions', String(shown.sessions)],
    ['deletion', when(shown.deletionAt)],
    ['customer since', when(shown.createdAt)],
    ['last change', when(shown.updatedAt)],
  ]
  return lines.map(([name, text]) => `${`${name}:`.padEnd(16)}${plain(text)}\n`).join('')
}

/** A name may hold what a terminal takes for an order: nothing but what is seen goes out. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, ' ')
