/** What a spreadsheet would take for a formula and calculate (OWASP, CSV Injection). */
const formula = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/

/**
 * One row as CSV (RFC 4180). A cell that a spreadsheet would calculate has an apostrophe in front, which our own import
 * takes off again.
 */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(',')}\r\n`

function csvCell(text: string): string {
  const harmless = formula.test(text) ? `'${text}` : text
  return /[",\r\n']|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
