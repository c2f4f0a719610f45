import { sql } from 'drizzle-orm'
import type { Database } from './database.ts'

/** As the index tells words apart: letters with their accents, and figures. */
const notOfAWord = /[^\p{L}\p{N}\p{M}]+/u

/** Nobody finds anybody by more; each costs a look-up. */
const mostWords = 8

/** The words of a text as the index knows them, at most eight; none when it holds neither letters nor figures. */
export const wordsOf = (text: string): string[] =>
  text
    .normalize('NFC')
    .split(notOfAWord)
    // A mark without its letter is no word.
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, mostWords)

/**
 * The numbers of the customers in whose names, company or email every one of these words begins a word, whatever
 * its accents and capitals: those below `before` (null: all), highest first, at most `most`. Words are those of
 * `wordsOf`, at least one. Each is handed to FTS5 in quotes, so that none is read as an operator (sqlite.org/fts5.html, 3.1).
 */
export async function customersWithWords(
  database: Database,
  words: string[],
  before: number | null,
  most: number,
): Promise<number[]> {
  const wanted = words.map((word) => `"${word.replaceAll('"', '')}"*`).join(' ')
  const below = before ?? Number.MAX_SAFE_INTEGER
  const rows = database.all<{ number: number }>(
    sql`select rowid as number from customer_words
      where customer_words match ${wanted} and rowid < ${below} order by rowid desc limit ${most}`,
  )
  return rows.map(({ number }) => number)
}
