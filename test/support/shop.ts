import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { pino } from 'pino'
import { addCustomer, type Customer, findCustomer } from '../../src/accounts/customers.ts'
import { makeApp } from '../../src/app.ts'
import { type Config, readConfig } from '../../src/config.ts'
import { newId } from '../../src/database/ids.ts'
import { startPasswordHashing } from '../../src/security/password-hashing.ts'
import type { Services } from '../../src/services.ts'
import { startServices } from '../../src/start/start-services.ts'
import { sweep } from '../../src/start/sweep.ts'
import { type Browser, type BrowserOptions, type Fetch, openBrowser } from './browser.ts'
import { type MailFarEnd, startMailFarEnd } from './mail-far-end.ts'

export type Shop = Awaited<ReturnType<typeof openShop>>

/** 23 November 2026, 14:40 in Paris: no test depends on when it runs. */
const opening = new Date('2026-11-23T13:40:00Z')

const ofARealShop = {
  PUBLIC_URL: 'http://localhost:3000',
  SHOP_NAME: 'Perrin & Filles',
  SHOP_URL: 'https://perrin.example/',
  SHOP_ADDRESS: '12 rue des Carmes, 44000 Nantes, France',
  SHOP_PHONE: '02 40 12 34 56',
  SHOP_EMAIL: 'bonjour@perrin.example',
  SHOP_TIME_ZONE: 'Europe/Paris',
  MAIL_FROM: 'Perrin & Filles <bonjour@perrin.example>',
  LOG_LEVEL: 'debug',
}

type Options = {
  settings?: Record<string, string>
  /** A folder that an earlier shop left behind: the shop starts again on its data. */
  folder?: string
  now?: Date
  /** The mail's far end to use; by default one of its own. */
  farEnd?: MailFarEnd
  /** No PUBLIC_URL: the demo's rules, and a development mailbox. */
  trial?: boolean
}

/**
 * A whole shop on a data folder of its own, with a clock that the test moves and a stand-in for the far end of
 * the mail. Everything else is what customers get. Emails go out when the test says `deliver()`.
 */
export async function openShop(options: Options = {}) {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'comptoir-'))
  const farEnd = options.farEnd ?? (await startMailFarEnd())
  let now = options.now ?? opening
  const clock = () => now
  const config = configOf(options, folder, farEnd)

  const renew = (renewed: Services) => {
    app = makeApp(renewed)
  }

  const logged: string[] = []
  const sink = new Writable({ write: (line, _, done) => done(void logged.push(String(line))) })
  const { services, worker, client, close } = await startServices(
    config,
    pino({ level: config.logLevel, base: null }, sink),
    clock,
    { byItself: false, onRenewal: renew },
  )
  const verifications = countVerifications(services)
  let app = makeApp(services)
  const fetch: Fetch = (request, client) => app.fetch(request, client)

  return {
    get app() {
      return app
    },
    services,
    database: services.database,
    config,
    folder,
    farEnd,
    client,
    clock,
    /** How many Argon2 verifications have run so far. */
    verifications: () => verifications.count,
    logged: () => logged.map((line) => JSON.parse(line) as Record<string, unknown>),
    log: () => logged.join(''),
    /** Moves the clock by so many milliseconds, back with a minus. */
    pass(milliseconds: number) {
      now = new Date(now.getTime() + milliseconds)
    },
    browser: (given: BrowserOptions = {}): Browser =>
      openBrowser(fetch, { origin: config.publicUrl, now: clock, ...given }),
    fetch,
    /** Sends what is due, and answers what the far end has received altogether. */
    async deliver() {
      await worker.work()
      return farEnd.emails
    },
    worker,
    sweep: () => sweep(services),
    customer: (known: Partial<NewCustomer> = {}) => addPerson(services, known),
    /** What is stored of a customer now. */
    async stored(id: string): Promise<Customer> {
      const found = await findCustomer(services.database, id)
      if (!found) throw new Error(`There is no customer ${id}`)
      return found
    },
    /** Shuts the shop but leaves its folder for the next one. */
    async shut() {
      await worker.stop(1000)
      close()
    },
    async close() {
      await worker.stop(1000)
      close()
      if (!options.farEnd) await farEnd.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function configOf({ settings, trial }: Options, folder: string, farEnd: MailFarEnd): Config {
  const real = { ...ofARealShop, RESEND_API_KEY: farEnd.apiKey, RESEND_BASE_URL: farEnd.url }
  const environment = { ...(trial ? {} : real), DATA_DIR: folder, ...settings }
  const read = readConfig({ environment, directory: folder })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.config
}

function countVerifications(services: Services) {
  const counted = { count: 0 }
  const { verify, verifyNothing } = services.hashing
  services.hashing = {
    ...services.hashing,
    verify: (...given) => {
      counted.count += 1
      return verify(...given)
    },
    verifyNothing: (...given) => {
      counted.count += 1
      return verifyNothing(...given)
    },
  }
  return counted
}

type NewCustomer = {
  email: string
  firstName: string
  lastName: string
  language: 'en' | 'fr' | null
  /** Null for one who has never set a password. */
  password: string | null
}

export const anna: NewCustomer = {
  email: 'anna@example.com',
  firstName: 'Anna',
  lastName: 'Brandt',
  language: 'en',
  password: 'three loose shutters',
}

export const claire: NewCustomer = {
  email: 'claire@example.com',
  firstName: 'Claire',
  lastName: 'Moreau',
  language: 'fr',
  password: 'une armoire trop bleue',
}

const hashes = new Map<string, Promise<string>>()

/** Argon2 costs: each password of the tests is hashed once. */
function hashOf(password: string): Promise<string> {
  const known = hashes.get(password) ?? hashAnew(password)
  hashes.set(password, known)
  return known
}

async function hashAnew(password: string): Promise<string> {
  const hash = await (await startPasswordHashing()).hash(password)
  if (hash === 'busy') throw new Error('The hasher is busy')
  return hash
}

async function addPerson({ database, clock }: Services, known: Partial<NewCustomer>) {
  const { password, ...person } = { ...anna, ...known }
  const createdAt = new Date(clock().getTime() - 1000)
  const id = newId(createdAt)
  const passwordHash = password === null ? null : await hashOf(password)
  // Whoever has set a password has been in with a temporary one from the mailbox.
  const emailProvenAt = passwordHash === null ? null : createdAt
  const added = { id, ...person, company: null, phone: null, passwordHash, createdAt, emailProvenAt }
  await addCustomer(database, added)
  return { ...person, id, password: password ?? '' }
}
