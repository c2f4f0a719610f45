import { eq, notInArray } from 'drizzle-orm'
import { readLogo } from '../../brand/logo.ts'
import type { Config } from '../../config.ts'
import { atomically } from '../../database/atomically.ts'
import type { Database } from '../../database/database.ts'
import { type Entry, recordEvent } from '../../history/record.ts'
import { choosable, withChoices } from '../../settings/choosable.ts'
import { shopFile, shopSetting } from './shop-setting.table.ts'

type By = Pick<Entry, 'actor' | 'origin'>

/** What staff have chosen, by setting name, as it is written in the environment. */
export async function listChosen(database: Database): Promise<Map<string, string>> {
  const rows = await database.select().from(shopSetting)
  return new Map(rows.map(({ name, value }) => [name, value]))
}

async function chosenLogo(database: Database) {
  const [row] = await database.select().from(shopFile).where(eq(shopFile.name, 'logo')).limit(1)
  const answer = row && readLogo(row.content)
  return answer?.ok ? answer.logo : null
}

/** The settings as they hold: what staff have chosen goes before what the environment says. */
export const configWithChoices = async (database: Database, config: Config): Promise<Config> =>
  withChoices(config, await listChosen(database), await chosenLogo(database))

/**
 * Saves what was chosen, with a line in the history for each that changes. What is as the environment says is not
 * kept: it follows the environment again.
 */
export async function saveChoices(
  database: Database,
  base: Config,
  wanted: ReadonlyMap<string, string>,
  by: By,
  now: Date,
): Promise<void> {
  const before = withChoices(base, await listChosen(database), null)
  const own = choosable.filter((setting) => (wanted.get(setting.name) ?? '') !== setting.read(base))
  const changed = choosable.filter((setting) => setting.read(before) !== (wanted.get(setting.name) ?? ''))
  const rows = own.map(({ name }) => ({ name, value: wanted.get(name) ?? '', updatedAt: now }))

  await atomically(database, (transaction) => [
    transaction.delete(shopSetting).where(
      notInArray(
        shopSetting.name,
        rows.map(({ name }) => name),
      ),
    ),
    ...rows.map((row) =>
      transaction
        .insert(shopSetting)
        .values(row)
        .onConflictDoUpdate({ target: shopSetting.name, set: { value: row.value, updatedAt: now } }),
    ),
    ...changed.map((setting) => {
      const details = { from: setting.read(before), to: wanted.get(setting.name) ?? '' }
      return recordEvent(
        transaction,
        { event: 'setting-changed', ...by, subject: setting.name, details },
        now,
      )
    }),
  ])
}

/** Saves the logo, or with null takes it away: the one of the environment, if any, is shown again. */
export async function saveLogo(
  database: Database,
  logo: { bytes: Buffer; type: string } | null,
  by: By,
  now: Date,
): Promise<void> {
  const details = logo ? { bytes: logo.bytes.length, type: logo.type } : { removed: true }
  const event = { event: 'setting-changed', ...by, subject: 'SHOP_LOGO', details } as const
  await atomically(database, (transaction) => [
    transaction.delete(shopFile).where(eq(shopFile.name, 'logo')),
    ...(logo
      ? [
          transaction
            .insert(shopFile)
            .values({ name: 'logo', contentType: logo.type, content: logo.bytes, updatedAt: now }),
        ]
      : []),
    recordEvent(transaction, event, now),
  ])
}

export const hasChosenLogo = async (database: Database): Promise<boolean> =>
  (await database.$count(shopFile, eq(shopFile.name, 'logo'))) > 0
