import { encode } from 'uqr'

/** Modules of quiet around the code; ISO/IEC 18004 wants four, of which the padding makes up for the rest. */
const border = 2

/**
 * A QR code as the text of an SVG element: no script, no style, no outside reference. Dark modules side by side are
 * one stroke: a rectangle each would take three times the bytes.
 */
export function drawQr(text: string): string {
  const { data, size } = encode(text, { border })
  const strokes = data.flatMap((row, y) =>
    runsOf(row).map(({ start, length }) => `M${start} ${y}h${length}v1h-${length}`),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0"/><path d="${strokes.join('')}"/></svg>`
}

/** Where dark modules of a row stand side by side. */
function runsOf(row: boolean[]): { start: number; length: number }[] {
  const runs: { start: number; length: number }[] = []
  for (const [x, isDark] of row.entries()) {
    const last = runs.at(-1)
    if (isDark && last && last.start + last.length === x) last.length += 1
    else if (isDark) runs.push({ start: x, length: 1 })
  }
  return runs
}
