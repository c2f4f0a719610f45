import { newId } from '../../src/database/ids.ts'
import { startPasswordHashing } from '../../src/security/password-hashing.ts'
import { randomNonce } from '../../src/security/random.ts'
import { keepSecondFactor, secondFactor } from '../../src/staff/second-factor.ts'
import { addStaff, findStaff, type Role, replaceStaffPassword } from '../../src/staff/staff-members.ts'
import { codeAt } from './authenticator.ts'
import type { Browser, BrowserOptions } from './browser.ts'
import type { Shop } from './shop.ts'

export const odile = { email: 'odile@perrin.example', name: 'Odile Perrin', role: 'owner' } as const
export const hector = { email: 'hector@perrin.example', name: 'Hector Blum', role: 'helper' } as const

type NewStaff = { email: string; name: string; role: Role }

export const staffPassword = 'nine brass weights'

/** Argon2 costs: the one password of the tests' staff is hashed once. */
let hash: Promise<string> | undefined

async function hashOnce(): Promise<string> {
  const made = await startPasswordHashing().hash(staffPassword)
  if (made === 'busy') throw new Error('The hasher is busy')
  return made
}

/** Somebody of the staff, set up with password and second factor; `code()` is what their phone shows now. */
export async function employ({ services, clock }: Shop, member: NewStaff = odile) {
  const { database, keys } = services
  const now = clock()
  hash ??= hashOnce()
  const id = newId(now)
  await addStaff(database, { id, ...member, passwordHash: 'temporary' }, now)
  await replaceStaffPassword(database, { id, passwordHash: 'temporary' }, await hash, now)
  const nonce = randomNonce()
  const kept = { nonce, recoveryNonce: randomNonce(), step: 1 }
  await keepSecondFactor(database, { id, secondFactorNonce: null }, kept, now)
  const key = secondFactor(keys, id, nonce).text()
  return { id, ...member, code: () => codeAt(key, clock()), stored: () => findStaff(database, id) }
}

/** A browser whose staff member is in; a minute passes, since no code works twice. */
export async function staffBrowser(
  shop: Shop,
  member: Awaited<ReturnType<typeof employ>>,
  options: BrowserOptions = {},
): Promise<Browser> {
  shop.pass(60_000)
  const browser = shop.browser(options)
  await browser.open('/staff/login')
  await browser.type('Email', member.email).type('Password', staffPassword).press('Log in')
  await browser.type('Code', member.code()).press('Go on')
  return browser
}
