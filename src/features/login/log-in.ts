import { attemptsOf } from '../../accounts/attempts.ts'
import { type Customer, customerByEmail, refreshPasswordHash } from '../../accounts/customers.ts'
import { deviceOf, makeDevice } from '../../accounts/device.ts'
import { recordOnceAnHour } from '../../accounts/refusals.ts'
import { expireRegistration, recogniseRegistration } from '../../accounts/registrations.ts'
import type { Origin, SessionKind } from '../../accounts/sessions.ts'
import { expireTemporaryPassword, recogniseTemporaryPassword } from '../../accounts/temporary-passwords.ts'
import { giveBack, roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { recordEvent } from '../../history/record.ts'
import type { Language } from '../../i18n/words.ts'
import type { Services } from '../../services.ts'
import { loginFailed } from './login-history.ts'
import { openWithPassword } from './open-with-password.ts'
import { openWithRegistration } from './open-with-registration.ts'
import { openWithTemporaryPassword } from './open-with-temporary-password.ts'

export type Attempt = {
  /** Normalised. */
  email: string
  password: string
  kind: Exclude<SessionKind, 'temporary'>
  /** The client's, for counting. */
  address: string
  origin: Origin
  /** Of the page, for customers who have not chosen one. */
  language: Language
  /** The page and the browser it was posted from: the same for both posts of a double click. */
  from: string
  /** Cookies the browser came with. */
  device: string | undefined
  session: string | undefined
}

export type Outcome =
  | {
      outcome: 'in'
      customer: Customer
      token: string
      kind: SessionKind
      device: string
      /** By this very log-in: a registration was proven. */
      created?: boolean
    }
  | { outcome: 'wrong'; why: 'no-customer' | 'disabled' | 'password'; customerId?: string }
  /** A temporary password, rightly typed, that has ended; `byHand`: it was read out or printed. */
  | { outcome: 'expired' | 'used'; customerId: string | undefined; byHand?: boolean }
  /** The temporary password of a registration that was not proven in time: there is no account. */
  | { outcome: 'registrationExpired' }
  | { outcome: 'tooMany'; until: Date }
  | { outcome: 'busy' }

/**
 * Logs in with a password or a temporary password. Tries are counted before anything is hashed (TP-17). Each try
 * that is let through costs exactly one Argon2 verification, whoever it is for (TP-14). A try over the limit
 * costs none, so that one network's flood cannot take up the hashing that others wait for; but a temporary
 * password, which nobody can guess, gets in all the same. One that has ended is no guess either: its owner is
 * told so, and the second post of a double click finds the first one's session (TP-10). The temporary password of a
 * registration is treated alike, as long as its address is nobody's: using it makes the customer.
 */
export function makeLogIn(services: Services) {
  const { database, keys, hashing, config } = services
  const find = customerByEmail(database)

  /** Each try and what became of it, for history; as much work for an address without an account (TP-13). */
  return async function logInAndRecord(attempt: Attempt, now: Date): Promise<Outcome> {
    const outcome = await logIn(attempt, now)
    await recordRefusal(attempt, outcome, now)
    return outcome
  }

  async function recordRefusal(attempt: Attempt, outcome: Outcome, now: Date): Promise<void> {
    if (outcome.outcome === 'in' || outcome.outcome === 'busy') return
    const { address, origin } = attempt
    if (outcome.outcome === 'tooMany')
      return recordOnceAnHour(services, { event: 'login-limited', origin }, address, now)
    const why = outcome.outcome === 'wrong' ? outcome.why : outcome.outcome
    const customerId = 'customerId' in outcome ? outcome.customerId : undefined
    await recordEvent(database, loginFailed(customerId, why, origin), now)
  }

  async function logIn(attempt: Attempt, now: Date): Promise<Outcome> {
    const customer = await find(attempt.email)
    const known = customer?.id ?? ''
    const device = deviceOf(keys, known, attempt.device)
    const attempts = attemptsOf(keys, attempt.email, attempt.address, device)
    const letThrough = await takeFromAll(database, attempts.allowances, now)
    const temporary = await recogniseTemporaryPassword(database, keys, known, attempt.password, now)
    if (temporary?.state === 'expired') await expireTemporaryPassword(database, temporary.id)
    const registration = await recognise(attempt, now)
    if (registration?.state === 'expired') await expireRegistration(database, registration.id)
    const isMailed = temporary !== null || registration !== null
    if (!letThrough && !isMailed)
      return { outcome: 'tooMany', until: await roomAgainAt(database, attempts.allowances, now) }

    const hash = customer?.passwordHash
    const verified = letThrough
      ? await (hash ? hashing.verify(hash, attempt.password) : hashing.verifyNothing(attempt.password))
      : false
    if (verified === 'busy' && !isMailed) {
      await giveBack(
        database,
        attempts.allowances.map(({ key }) => key),
      )
      return { outcome: 'busy' }
    }
    const counted = letThrough ? attempts : { ...attempts, givenBack: [] }
    if (!customer && registration) return register({ attempt, attempts: counted, registration }, now)
    if (!customer) return { outcome: 'wrong', why: 'no-customer' }
    if (customer.disabled) return { outcome: 'wrong', why: 'disabled', customerId: customer.id }

    const opening = { customer, attempt, attempts: counted }
    const opened =
      verified === true && hash
        ? await openWithPassword(services, { ...opening, hash }, now)
        : temporary && (await openWithTemporaryPassword(services, { ...opening, temporary }, now))
    // The address became a customer's otherwise: a registration does not open what somebody else has made.
    if (!opened && registration) return { outcome: 'expired', customerId: customer.id }
    if (!opened) return { outcome: 'wrong', why: 'password', customerId: customer.id }
    if (opened.outcome !== 'in') return { ...opened, customerId: customer.id }

    if (verified === true && hash && hashing.isOutdated(hash))
      await rehash(customer.id, hash, attempt.password)
    return { ...opened, customer, device: makeDevice(keys, customer.id) }
  }

  /** Looked for on every path, so that the time taken does not tell whether there is an account. */
  async function recognise({ email, password }: Attempt, now: Date) {
    const found = await recogniseRegistration(database, keys, email, password, now)
    return config.registration ? found : null
  }

  async function register(
    registering: Parameters<typeof openWithRegistration>[1],
    now: Date,
  ): Promise<Outcome> {
    const opened = await openWithRegistration(services, registering, now)
    if (opened.outcome === 'in') return { ...opened, device: makeDevice(keys, opened.customer.id) }
    if (opened.outcome === 'registrationExpired') return { outcome: 'registrationExpired' }
    return { outcome: 'used', customerId: (await find(registering.attempt.email))?.id }
  }

  async function rehash(customerId: string, old: string, password: string): Promise<void> {
    const fresh = await hashing.hash(password)
    if (fresh !== 'busy') await refreshPasswordHash(database, customerId, old, fresh)
  }
}

export type Opening = { customer: Customer; attempt: Attempt; attempts: ReturnType<typeof attemptsOf> }
