/**
 * Spreadsheets and shop systems protect text that looks like a formula or a number with an apostrophe, as
 * WooCommerce does before = + - @ and Shopify before postcodes and phones; or they write ="00123". An apostrophe
 * that belongs to the word ('t Hooft, '90s shirt) stays.
 */
const protectedText = /^'(?='*(?:[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]|\d[\dA-Z .\-/()]*$))/
/** The same behind what other spreadsheets take for the end of a cell, as our own files have it. */
const protectedWithin = /([;\r\n]\t*'*)'(?=[=+\-@\uff0b\uff0d\uff1d\uff20])/g
const textFormula = /^="([^"]*)"$/

/** What a cell says: without the protection, white space around it and zero-width marks; never calculated. */
export function cellText(cell: string): string {
  const bare = cell.replace(/^[\s\u200b\u200e\u200f\ufeff]+|[\s\u200b\u200e\u200f\ufeff]+$/g, '')
  // What an apostrophe protects is text through and through, ="00123" too.
  const unprotected = bare.replace(protectedText, '').replace(protectedWithin, '$1')
  return (unprotected === bare ? bare.replace(textFormula, '$1') : unprotected).trim()
}

/** On one line: white space and line breaks become single spaces. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ')

/** Line breaks as we keep them. */
export const manyLines = (text: string): string => text.replace(/\r\n?|\u2028|\u2029/g, '\n')

/**
 * The cell as it is written into a file for people: a spreadsheet would calculate what begins like a formula
 * (OWASP, CSV injection). `cellText` reads it back as it was.
 */
export const protectCell = (cell: string): string =>
  (beginsLikeFormula.test(cell) && !/^-?[\d.,]+$/.test(cell) ? `'${cell}` : cell).replace(
    formulaWithin,
    "$1'",
  )

const beginsLikeFormula = /^[=+\-@\t\r\n\uff0b\uff0d\uff1d\uff20]/
const formulaWithin = /([;\r\n]\t*)(?=[=+\-@\uff0b\uff0d\uff1d\uff20])/g
