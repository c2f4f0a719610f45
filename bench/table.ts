/** One line of the table: what was measured in each round, and what is wanted of the median. */
export type Figure = {
  name: string
  unit: string
  measured: number[]
  wanted: { atLeast: number } | { atMost: number } | null
}

export const medianOf = (values: number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2
}

/** The whole table, as text. */
export function tableOf(figures: Figure[]): string {
  const rows = [['figure', 'median', 'min – max', 'wanted', ''], ...figures.map(rowOf)]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function rowOf({ name, unit, measured, wanted }: Figure): string[] {
  if (measured.length === 0) return [name, 'not measured here', '', '', '']
  const written = (value: number) => `${inDigits(value)}${unit}`
  const middle = medianOf(measured)
  const range = `${inDigits(Math.min(...measured))} – ${inDigits(Math.max(...measured))}`
  if (wanted === null) return [name, written(middle), range, '', '']
  const [words, reached] =
    'atLeast' in wanted
      ? [`≥ ${written(wanted.atLeast)}`, middle >= wanted.atLeast]
      : [`≤ ${written(wanted.atMost)}`, middle <= wanted.atMost]
  return [name, written(middle), range, words, reached ? 'reached' : 'NOT REACHED']
}

const inDigits = (value: number) => (Math.abs(value) < 10 ? value.toFixed(2) : value.toFixed(0))
