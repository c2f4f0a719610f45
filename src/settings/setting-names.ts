import { settings } from './settings.ts'

const names: ReadonlySet<string> = new Set(
  settings.flatMap(({ name, secret }) => (secret ? [name, `${name}_FILE`] : [name])),
)

/** A name in the environment that begins with one of these is meant for this program. */
const ourBeginnings = ['SHOP_', 'ACCOUNT_', 'TEMPORARY_PASSWORD_', 'RESEND_', 'KEEP_'] as const

export const isSettingName = (name: string): boolean => names.has(name)

/**
 * Whether an unknown name in the environment was meant for this program: by its beginning, or because it is very
 * close to a setting's name. The environment is full of other programs' names, so closeness is judged narrowly.
 */
export const looksLikeOurs = (name: string): boolean =>
  ourBeginnings.some((beginning) => name.toUpperCase().startsWith(beginning)) ||
  [...names].some((known) => isNear(name.toUpperCase(), known))

/** What to say about an unknown name; `where` is ` in .env` or the like. */
export function unknownSetting(name: string, where: string): string {
  const plain = name.replace(/_FILE$/i, '').toUpperCase()
  if (plain !== name.toUpperCase() && names.has(plain))
    return `${name}${where} is not a setting: only a secret may come from a file, so set ${plain} itself.`
  const meant = closest(name.toUpperCase())
  return meant === null
    ? `${name}${where} is not a setting: remove it, or look up the right name with comptoir settings.`
    : `${name}${where} is not a setting: did you mean ${meant}?`
}

function closest(name: string): string | null {
  const ranked = [...names]
    .map((known) => ({ known, distance: distance(name, known) }))
    .sort((one, other) => one.distance - other.distance)
  const best = ranked[0]
  return best !== undefined && best.distance < best.known.length / 3 ? best.known : null
}

function isNear(name: string, known: string): boolean {
  if (name === known) return true
  if (name[0] !== known[0]) return known.length > 5 && distance(name, known) === 1
  // One letter more or less in HOST and PORT gives other people's words; only letters out of order are a slip.
  if (known.length <= 5) return [...name].sort().join('') === [...known].sort().join('')
  return distance(name, known) <= Math.floor(known.length / 4)
}

/** Optimal string alignment: inserted, lost, wrong and swapped letters count one each. */
function distance(one: string, other: string): number {
  let before: number[] = []
  let last = Array.from({ length: other.length + 1 }, (_, column) => column)
  for (let row = 1; row <= one.length; row++) {
    const current = [row]
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1]
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
      current[column] = Math.min(
        at(last, column) + 1,
        at(current, column - 1) + 1,
        at(last, column - 1) + (same ? 0 : 1),
        swapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
      )
    }
    before = last
    last = current
  }
  return at(last, other.length)
}

const at = (row: readonly number[], column: number): number => row[column] ?? Number.POSITIVE_INFINITY
