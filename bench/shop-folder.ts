import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { addCustomer } from '../src/accounts/customers.ts'
import { readConfig } from '../src/config.ts'
import { atomically } from '../src/database/atomically.ts'
import { newId } from '../src/database/ids.ts'
import { startServices } from '../src/start/start-services.ts'

export type Person = { email: string; password: string; address: string }

export type ShopFolder = {
  folder: string
  people: Person[]
  /** The settings of a real shop on this folder. */
  settings(port: number): Record<string, string>
  remove(): void
}

const password = 'three loose shutters'

/** A real shop's folder of data, with customers who each come from a network of their own. */
export async function makeShopFolder(customers: number): Promise<ShopFolder> {
  const folder = mkdtempSync(join(tmpdir(), 'comptoir-bench-'))
  const people = Array.from({ length: customers }, (_, number) => ({
    email: `customer${number}@example.com`,
    password,
    address: `198.18.${Math.floor(number / 250)}.${(number % 250) + 1}`,
  }))
  const settings = (port: number) => settingsOf(folder, port)
  await fill(folder, settings(3000), people)
  return { folder, people, settings, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const settingsOf = (folder: string, port: number) => ({
  PUBLIC_URL: `http://localhost:${port}`,
  PORT: String(port),
  DATA_DIR: folder,
  TRUSTED_PROXIES: '127.0.0.1',
  RESEND_API_KEY: 're_bench_sends_nothing',
  RESEND_BASE_URL: 'http://127.0.0.1:9',
  MAIL_FROM: 'Perrin & Filles <bonjour@perrin.example>',
  SHOP_NAME: 'Perrin & Filles',
  SHOP_URL: 'https://perrin.example/',
  SHOP_PRIVACY_URL: 'https://perrin.example/privacy',
  SHOP_HELP_URL: 'https://perrin.example/help',
  SHOP_ADDRESS: '12 rue des Carmes, 44000 Nantes, France',
  SHOP_TIME_ZONE: 'Europe/Paris',
})

async function fill(folder: string, environment: Record<string, string>, people: Person[]): Promise<void> {
  const read = readConfig({ environment, directory: folder })
  if (!read.ok) throw new Error(read.problems.join('\n'))
  const now = new Date()
  const silent = pino({ level: 'silent' })
  const { services, worker, close } = await startServices(read.config, silent, () => now, { byItself: false })
  const passwordHash = await services.hashing.hash(password)
  const person = { firstName: 'Anna', lastName: 'Brandt', company: null, phone: null, language: null }

  await atomically(services.database, (transaction) =>
    people.map(({ email }) =>
      addCustomer(transaction, { ...person, id: newId(now), email, passwordHash, createdAt: now }),
    ),
  )
  await worker.stop(1000)
  close()
}
