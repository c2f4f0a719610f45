import { cellText } from './cell-text.ts'
import type { Row } from './csv-rows.ts'
import type { Format } from './format.ts'

/** Ours in a side file; ignored when the file is fed again. */
export const reasonColumn = 'Comptoir: reason'

export type Header = {
  names: string[]
  delimiter: string
  /** Where each column of the format stands. */
  places: ReadonlyMap<string, number>
}

/** Case, spaces, hyphens and underscores do not matter in the name of a column. */
export const columnName = (name: string): string =>
  cellText(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')

export type HeaderReading = { ok: true; header: Header } | { ok: false; missing: string[]; twice: string[] }

/** Which column of the file is which of the format; or what is missing, or there twice. */
export function readHeader({ cells }: Row, format: Format, delimiter: string): HeaderReading {
  const written = cells.map(columnName)
  const wanted = new Map(Object.entries(format.columns).map(([name, more]) => [name, [name, ...more]]))
  const places = new Map<string, number>()
  for (const [name, spellings] of wanted) {
    const at = spellings.map((spelling) => written.indexOf(columnName(spelling))).find((place) => place >= 0)
    if (at !== undefined) places.set(name, at)
  }
  const missing = format.required.filter((name) => !places.has(name))
  const twice = [...places.values()]
    .filter((at) => written.lastIndexOf(written[at] ?? '') !== at)
    .map((at) => cells[at] ?? '')
  if (missing.length > 0 || twice.length > 0) return { ok: false, missing, twice }
  return { ok: true, header: { names: cells.map(cellText), delimiter, places } }
}

/** Names of columns that the format does not know, empty ones and the one with our reasons aside. */
export function unknownColumns(names: string[], format: Format): string[] {
  const known = new Set(
    Object.entries(format.columns).flatMap(([name, more]) => [name, ...more].map(columnName)),
  )
  return names.filter((name) => name !== '' && !known.has(columnName(name)) && !isReason(name))
}

export const isReason = (name: string): boolean => columnName(name) === columnName(reasonColumn)
