import { randomBytes } from 'node:crypto'
import { readdir, stat, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { hours } from '../durations.ts'

/** A moment as part of a file's name: 2026-11-23T13-40-00Z. Names sort as the moments do. */
export const stampOf = (moment: Date): string =>
  moment.toISOString().replace(/\.\d+/, '').replaceAll(':', '-')

const ending = '.unfinished'

/** A name for what is still being written, beside what it will be; nobody takes it for a whole file. */
export const unfinishedBeside = (path: string): string =>
  join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}${ending}`)

/** Longer than any backup takes, so that what is older was left by one that was killed. */
const leftOverAfter = hours(24)

/** Clears away what killed backups have left in a folder: it holds everything, and would stay for ever. */
export async function clearUnfinished(folder: string, now: Date): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.startsWith('.') || !name.endsWith(ending)) continue
    const path = join(folder, name)
    const age = await stat(path).then(
      ({ mtimeMs }) => now.getTime() - mtimeMs,
      () => 0,
    )
    if (age > leftOverAfter) await unlink(path)
  }
}

type Shop = 'comptoir' | 'trial'

/** The name of a backup that the server makes by itself. */
export const scheduledName = (shop: Shop, sealed: boolean, moment: Date): string =>
  `${shop}-${stampOf(moment)}.${sealed ? 'sealed' : 'sqlite'}`

const scheduled = (shop: Shop) =>
  new RegExp(`^${shop}-\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\dZ\\.(sqlite|sealed)$`)

/** Removes all but the newest of the backups that the server made by itself; every other file stays. */
export async function keepNewest(folder: string, shop: Shop, keep: number): Promise<string[]> {
  const ours = (await namesIn(folder)).filter((name) => scheduled(shop).test(name)).sort()
  const old = ours.slice(0, Math.max(0, ours.length - keep))
  for (const name of old) await unlink(join(folder, name))
  return old
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => [])
