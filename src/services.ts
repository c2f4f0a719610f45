import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Database } from './database/database.ts'
import type { PublicFiles } from './http/public-files.ts'
import type { Keys } from './security/keys.ts'
import type { PasswordHashing } from './security/password-hashing.ts'

/** What a feature is handed. Made once in `server.ts`; tests hand in a clock and a mailer of their own. */
export type Services = {
  config: Config
  database: Database
  keys: Keys
  hashing: PasswordHashing
  /** Tells the outbox's worker that an email was queued. */
  outbox: { wake(): void }
  publicFiles: PublicFiles
  settings: {
    /** As the environment says, without what staff have chosen. */
    base: Config
    /** Has what staff have chosen hold from the next request on. */
    renew(): Promise<void>
  }
  clock: () => Date
  log: Logger
}
