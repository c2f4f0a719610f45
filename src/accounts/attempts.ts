import type { Allowance } from '../database/allowances.ts'
import { hours, minutes } from '../durations.ts'
import type { Keys } from '../security/keys.ts'
import { limitKeyOf } from './network-words.ts'

/** Which tries at log-in count against what (TP-17). */
export type Attempts = {
  /** What a wrong try uses up. */
  allowances: Allowance[]
  /** Cleared by a right one. */
  cleared: string[]
  /** Given back by a right one: others behind the same network go on being counted. */
  givenBack: string[]
}

/** Beginning of every counter about an address: a new password clears them all (TP-12). */
export const attemptsAbout = (keys: Keys, email: string): string[] => [
  `login/address:${sign(keys, email)}`,
  `login/device:${sign(keys, email)}`,
]

/**
 * Tries are counted by address and network together, and by network. By address alone only for browsers that
 * have never logged in to it, and so generously that it stops botnets (NIST SP 800-63B-4 3.2.2: 100 failed tries
 * an account); its owner still gets in from a known browser, which has a counter of its own, and everywhere with
 * a temporary password, which no counter stops.
 */
export function attemptsOf(keys: Keys, email: string, address: string, device: string | null): Attempts {
  const network = sign(keys, limitKeyOf(address))
  const [byAddress = '', byDevice = ''] = attemptsAbout(keys, email)
  if (device !== null) {
    const own = { key: `${byDevice}/${sign(keys, device)}`, most: 20, per: minutes(15) }
    return { allowances: [own], cleared: [own.key], givenBack: [] }
  }
  return {
    allowances: [
      { key: `${byAddress}/${network}`, most: 10, per: minutes(15) },
      { key: byAddress, most: 100, per: hours(24) },
      { key: `login/network:${network}`, most: 100, per: minutes(15) },
    ],
    cleared: [`${byAddress}/${network}`],
    givenBack: [byAddress, `login/network:${network}`],
  }
}

/** Counters hold no address and no network that could be read back. */
const sign = (keys: Keys, text: string) => keys.sign('allowance', text).toString('base64url').slice(0, 22)
