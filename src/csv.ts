/** What a spreadsheet would take for a formula and calculate (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/

/**
 * The same in the middle of a cell. Where lists are separated by semicolons, as in France, a spreadsheet parts our lines
 * there: the rest of a cell is a cell of its own, quotes or not, and so is what stands behind a line end.
 */
const formulaWithin = /([;\r\n]\t*'*)(?=[=+\-@\uff0b\uff0d\uff1d\uff20])/g

/**
 * One row as CSV (RFC 4180). Before what a spreadsheet would calculate there is an apostrophe, which our own import takes
 * off again.
 */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

/** The text with an apostrophe wherever a spreadsheet would begin to calculate. */
const defused = (text: string): string =>
  (formula.test(text) ? `'${text}` : text).replace(formulaWithin, "$1'")

function csvCell(text: string): string {
  const harmless = defused(text)
  return /[",;\r\n']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
