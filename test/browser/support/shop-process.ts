import { join } from 'node:path'
import { openDatabase } from '../../../src/database/database.ts'
import { migrate } from '../../../src/database/migrate.ts'
import { demoPassword, loadDemo } from '../../../src/demo/load.ts'
import { readMailbox } from '../../../src/email/development-mailbox.ts'
import { startPasswordHashing } from '../../../src/security/password-hashing.ts'
import { migrationsFolder } from '../../../src/start/project-folder.ts'
import { startMailFarEnd, temporaryPasswordIn } from '../../support/mail-far-end.ts'
import { freePort, makeFolder, pause, realShop, removeFolder, startProcess } from '../../support/process.ts'

export type ShopProcess = Awaited<ReturnType<typeof openShopProcess>>

type Options = {
  /** The trial shop of `npm start` with its mailbox, in place of a real one whose emails go to the far end. */
  trial?: boolean
  settings?: Record<string, string>
}

type ReceivedEmail = { subject: string; text: string; html: string }

const patience = 30_000

/** The password of every customer of the shop, who are those of the demo. */
export const password = demoPassword

/**
 * Starts the compiled server as a process of its own, with a folder, a port and emails of its own, and the demo's
 * customers in either kind of shop. Whoever opens it closes it.
 */
export async function openShopProcess({ trial = false, settings = {} }: Options = {}) {
  const [folder, port, farEnd] = [makeFolder(), await freePort(), await startMailFarEnd()]
  if (!trial) await fill(join(folder, 'comptoir.sqlite'))
  const ofItsKind = trial ? {} : realShop(port, farEnd)
  const server = await startProcess({ folder, port, settings: { ...ofItsKind, ...settings } })
  const books = () => openDatabase(join(folder, trial ? 'trial.sqlite' : 'comptoir.sqlite'))

  async function close(): Promise<void> {
    await server.stop()
    await farEnd.stop()
    removeFolder(folder)
  }

  await server.ready().catch(async (error) => {
    await close()
    throw error
  })

  const emailsTo = async (address: string): Promise<ReceivedEmail[]> =>
    trial
      ? (await readMailbox(join(folder, 'mailbox'))).filter(({ to }) => to === address).reverse()
      : farEnd.emailsTo(address)

  /** The first email to an address, past the first `after` of them. Throws when none has come within 30 s. */
  async function emailTo(address: string, { after = 0 } = {}): Promise<ReceivedEmail> {
    for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(20)) {
      const email = (await emailsTo(address))[after]
      if (email) return email
    }
    throw new Error(`No email ${after + 1} to ${address} within 30 s`)
  }

  return {
    url: server.url,
    folder,
    emailsTo,
    emailTo,
    /** What the newest of so many emails to an address says the temporary password is. */
    temporaryPasswordTo: async (address: string, wanted?: { after: number }) =>
      temporaryPasswordIn(await emailTo(address, wanted)),
    /** Asks the database of the running server, beside it. */
    ask<Row>(sql: string, ...values: unknown[]): Row[] {
      const { client, close: shut } = books()
      try {
        const statement = client.prepare(sql)
        if (statement.reader) return statement.all(...values) as Row[]
        statement.run(...values)
        return []
      } finally {
        shut()
      }
    },
    /** Its log so far. */
    log: server.out,
    close,
  }
}

async function fill(file: string): Promise<void> {
  const { database, client, close } = openDatabase(file)
  migrate(client, migrationsFolder)
  await loadDemo(database, startPasswordHashing(), new Date())
  close()
}
