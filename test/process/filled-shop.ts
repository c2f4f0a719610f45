import { join } from 'node:path'
import { addCustomer } from '../../src/accounts/customers.ts'
import { atomically } from '../../src/database/atomically.ts'
import { openDatabase } from '../../src/database/database.ts'
import { newId } from '../../src/database/ids.ts'
import { migrate } from '../../src/database/migrate.ts'
import { startPasswordHashing } from '../../src/security/password-hashing.ts'
import { migrationsFolder } from '../../src/start/project-folder.ts'

/** The password of every customer that `addFilledShop` makes. */
export const password = 'three loose shutters'

export const databaseOf = (folder: string) => join(folder, 'comptoir.sqlite')

/** Puts a real shop's database with these customers into a folder, before any server has started on it. */
export async function addFilledShop(folder: string, emails: string[]): Promise<void> {
  const passwordHash = await (await startPasswordHashing()).hash(password)
  const { database, client, close } = openDatabase(databaseOf(folder))
  migrate(client, migrationsFolder)
  const createdAt = new Date(Date.now() - 1000)
  await atomically(database, (transaction) =>
    emails.map((email, at) =>
      addCustomer(transaction, {
        id: newId(createdAt),
        email,
        firstName: 'Mona',
        lastName: `Lind ${at}`,
        company: null,
        phone: null,
        language: 'en',
        passwordHash,
        createdAt,
      }),
    ),
  )
  close()
}
