const known = [',', ';', '\t'] as const
export type Delimiter = (typeof known)[number]

/** What stands between the cells of the first line: whichever of comma, semicolon and tab is there most often. */
export function findDelimiter(text: string): Delimiter {
  const counts = new Map<string, number>()
  let quoted = false
  for (const letter of text.replace(/^[\r\n\ufeff]+/, '')) {
    if (letter === '"') quoted = !quoted
    else if (!quoted && (letter === '\n' || letter === '\r')) break
    else if (!quoted) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  }
  const count = (delimiter: Delimiter) => counts.get(delimiter) ?? 0
  return known.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best))
}
