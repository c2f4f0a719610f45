import type { Logger } from 'pino'
import type { Config } from '../config.ts'
import type { Mailer } from '../email/mailer.ts'
import { startWorker } from '../email/worker.ts'
import { emailWriters } from '../emails.ts'
import { configWithChoices } from '../features/shop-settings/chosen.ts'
import { loadPublicFiles } from '../http/public-files.ts'
import { deriveKeys } from '../security/keys.ts'
import { startPasswordHashing } from '../security/password-hashing.ts'
import type { Services } from '../services.ts'
import { makeOrReadKey } from './key-file.ts'
import { mailerOf } from './mailer-of.ts'
import { openShop } from './open-shop.ts'
import { publicFolder } from './project-folder.ts'

type Options = {
  byItself?: boolean
  /** Called with new services whenever staff have changed the settings. */
  onRenewal?: (services: Services) => void
}

/**
 * Makes everything that features are handed, and the worker that sends what they queue: by itself, or, for tests
 * with a clock of their own, when it is told to `work()`.
 */
export async function startServices(
  config: Config,
  log: Logger,
  clock: () => Date,
  { byItself = true, onRenewal = () => {} }: Options = {},
) {
  const { database, client, close } = await openShop(config, (news) => log.info(news), clock())
  // After the database: one that was restored may bring its key.
  const keys = deriveKeys(await makeOrReadKey(config))

  const inForce = (settled: Config) => ({
    mailer: mailerOf(settled, clock),
    write: emailWriters({ database, keys, config: settled }),
  })
  const chosen = await configWithChoices(database, config)
  let emails = inForce(chosen)
  const mailer: Mailer = { send: (...given) => emails.mailer.send(...given) }
  const write: typeof emails.write = (...given) => emails.write(...given)
  const worker = startWorker({ database, write, mailer, clock, log }, { byItself })
  let services: Services = {
    config: chosen,
    database,
    keys,
    hashing: startPasswordHashing(),
    outbox: worker,
    publicFiles: loadPublicFiles(publicFolder, chosen.shop),
    settings: { base: config, renew },
    clock,
    log,
  }
  return { services, worker, client, close }

  /** Everything that closes over the settings is made anew; what is under way ends as it began. */
  async function renew(): Promise<void> {
    const renewed = await configWithChoices(database, config)
    emails = inForce(renewed)
    services = { ...services, config: renewed, publicFiles: loadPublicFiles(publicFolder, renewed.shop) }
    onRenewal(services)
  }
}
