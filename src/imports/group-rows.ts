import { cellText, oneLine } from './cell-text.ts'
import type { Row } from './csv-rows.ts'
import type { Format } from './format.ts'
import type { Header } from './header.ts'

/** What says that rows belong together: the first filled one of the format's columns; '' for nothing. */
export function groupOf({ cells }: Row, { places }: Header, { groupedBy }: Format): string {
  for (const column of groupedBy) {
    const text = oneLine(cellText(cells[places.get(column) ?? -1] ?? ''))
    if (text !== '') return text
  }
  return ''
}

/** Rows that follow each other and belong together; each alone where the format knows no groups. */
export async function* groupRows(
  rows: AsyncIterable<Row>,
  header: Header,
  format: Format,
): AsyncGenerator<{ key: string; rows: Row[] }> {
  let open: { key: string; rows: Row[] } | undefined
  for await (const row of rows) {
    const key = groupOf(row, header, format)
    if (open && key !== '' && key === open.key && open.rows.length < mostRows) {
      open.rows.push(row)
      continue
    }
    if (open) yield open
    open = { key, rows: [row] }
  }
  if (open) yield open
}

/** A file with the same number everywhere must not fill the memory. */
const mostRows = 2000
