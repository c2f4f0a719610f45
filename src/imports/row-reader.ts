import { cellText, manyLines, oneLine } from './cell-text.ts'
import { readCountry } from './country.ts'
import type { Row } from './csv-rows.ts'
import type { Header } from './header.ts'
import { readMoment } from './moment.ts'
import { type Read, readMoney } from './money.ts'
import { readPhone } from './phone.ts'

/** What is wrong, and where. */
export type Problem = { line: number; column: string; reason: string }

/** One row of a file, read column by column; what cannot be read is noted and stands for nothing. */
export class RowReader {
  readonly row: Row
  readonly problems: Problem[]
  readonly #header: Header

  constructor(row: Row, header: Header, problems: Problem[]) {
    this.row = row
    this.#header = header
    this.problems = problems
  }

  /** What the cell says, on one line; '' where the file has no such column. */
  text(column: string): string {
    return oneLine(this.#cell(column))
  }

  textOrNull(column: string): string | null {
    return this.text(column) || null
  }

  linesOrNull(column: string): string | null {
    return manyLines(this.#cell(column)) || null
  }

  /** The first of the columns that is filled, or null. */
  firstOf(...columns: string[]): string | null {
    return columns.map((column) => this.text(column)).find((text) => text !== '') ?? null
  }

  /** In minor units; nothing is `otherwise`. */
  money(column: string, currency: string, options: { decimals?: boolean; otherwise?: number } = {}): number {
    const text = this.text(column)
    if (text === '' && options.otherwise !== undefined) return options.otherwise
    if (text === '') return this.#read(column, { ok: false, reason: 'is empty' }, 0)
    return this.#read(column, readMoney(text, currency, options), 0)
  }

  /** A whole number from 0, which 2, 2.0 and 1,000 are. */
  count(column: string): number {
    const text = this.text(column)
    const figures = /^(\d+|\d{1,3}(?:[,.'\s\u00a0\u202f]\d{3})+)(?:[.,]0+)?$/.exec(text)?.[1]
    const reason = text === '' ? 'is empty' : `${JSON.stringify(text)} is no whole number`
    return figures === undefined
      ? this.#read(column, { ok: false, reason }, 0)
      : Number(figures.replace(/\D/g, ''))
  }

  moment(column: string, timeZone: string): string | null {
    const text = this.text(column)
    if (text === '') return null
    return this.#read<Date | null>(column, readMoment(text, timeZone), null)?.toISOString() ?? null
  }

  country(column: string): string | null {
    return this.#read(column, readCountry(this.text(column)), null)
  }

  phone(column: string, country: string | null): string | null {
    return this.#read(column, readPhone(this.text(column), country), null)
  }

  /** Notes what is wrong with a cell. */
  refuse(column: string, reason: string): void {
    this.problems.push({ line: this.row.line, column: this.columnInFile(column), reason })
  }

  /** As the file spells it. */
  columnInFile(column: string): string {
    const at = this.#header.places.get(column)
    return at === undefined ? column : (this.#header.names[at] ?? column)
  }

  #cell(column: string): string {
    const at = this.#header.places.get(column)
    return at === undefined ? '' : cellText(this.row.cells[at] ?? '')
  }

  #read<Value>(column: string, read: Read<Value>, otherwise: Value): Value {
    if (read.ok) return read.value
    this.refuse(column, read.reason)
    return otherwise
  }
}
