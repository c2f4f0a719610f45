import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import { startWorker } from '../email/worker.ts'
import { emailWriters } from '../emails.ts'
import { loadPublicFiles } from '../http/public-files.ts'
import { deriveKeys } from '../security/keys.ts'
import { startPasswordHashing } from '../security/password-hashing.ts'
import type { Services } from '../services.ts'
import { makeOrReadKey } from './key-file.ts'
import { mailerOf } from './mailer-of.ts'
import { openShop } from './open-shop.ts'
import { publicFolder } from './project-folder.ts'

/**
 * Makes everything that features are handed, and the worker that sends what they queue: by itself, or, for tests
 * with a clock of their own, when it is told to `work()`.
 */
export async function startServices(
  config: Config,
  log: Logger,
  clock: () => Date,
  { byItself = true } = {},
) {
  const { database, client, close } = await openShop(config, (news) => log.info(news), clock())
  // After the database: one that was restored may bring its key.
  const keys = deriveKeys(await makeOrReadKey(config))

  const mailer = mailerOf(config, clock)
  const write = emailWriters({ database, keys, config })
  const worker = startWorker({ database, write, mailer, clock, log }, { byItself })
  const services: Services = {
    config,
    database,
    keys,
    hashing: startPasswordHashing(),
    outbox: worker,
    publicFiles: loadPublicFiles(publicFolder, config.shop),
    clock,
    log,
  }
  return { services, worker, client, close }
}
