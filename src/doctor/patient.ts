import type { Config } from '../config.ts'
import type { Keys } from '../security/keys.ts'
import type { DnsLookup } from './dns.ts'
import type { Account } from './resend-account.ts'

/** What the checks are handed: a real shop, whose settings are right, and ways to its far ends. */
export type Patient = {
  config: Config
  /** Null without a usable key file. */
  keys: Keys | null
  dns: DnsLookup
  account: Account
  /** Authorities that are believed besides the usual ones: PEM. */
  ca: string | undefined
  clock: () => Date
}
