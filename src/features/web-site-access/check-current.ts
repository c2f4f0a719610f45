import { findTemporaryPassword, isTemporaryPassword } from '../../accounts/temporary-passwords.ts'
import type { Services } from '../../services.ts'
import type { Change } from './change-password.ts'

/**
 * Checks what was typed as Current Password: the customer's own, or the temporary password of this very session
 * (TP-11), used though it is. One Argon2 verification in every case.
 */
export function makeCheckCurrent({ database, keys, hashing }: Services) {
  async function isTemporary({ session, current }: Pick<Change, 'session' | 'current'>): Promise<boolean> {
    const id = session.temporaryPasswordId
    const temporary = id === null ? undefined : await findTemporaryPassword(database, id)
    return temporary !== undefined && isTemporaryPassword(keys, temporary, current)
  }

  async function check(
    change: Pick<Change, 'customer' | 'session' | 'current'>,
  ): Promise<'right' | 'wrong' | 'busy'> {
    const hash = change.customer.passwordHash
    const isOfSession = await isTemporary(change)
    const verified = await (hash
      ? hashing.verify(hash, change.current)
      : hashing.verifyNothing(change.current))
    if (verified === true || isOfSession) return 'right'
    return verified === 'busy' ? 'busy' : 'wrong'
  }

  return Object.assign(check, { isTemporary })
}
