import { existsSync } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import { protectCell } from './cell-text.ts'
import type { Row } from './csv-rows.ts'
import { type Header, isReason, reasonColumn } from './header.ts'

/**
 * The side file: the rows that were not taken, under the same header, with the reason behind each. Mended, it can be fed
 * like the file itself. It is UTF-8 with a byte order mark, which spreadsheets need to know it by.
 */
export class RejectedFile {
  readonly #path: string
  readonly #header: Header
  readonly #reasonAt: number
  #file: FileHandle | undefined

  constructor(path: string, header: Header) {
    this.#path = path
    this.#header = header
    const there = header.names.findIndex(isReason)
    this.#reasonAt = there >= 0 ? there : header.names.length
  }

  async add(row: Row, reason: string): Promise<void> {
    this.#file ??= await this.#begin()
    await this.#file.appendFile(this.#rowOf(row.cells, reason))
  }

  /** Gives the file its name and answers it; null when there was nothing to reject. */
  async finish(): Promise<string | null> {
    if (!this.#file) return null
    await this.#file.sync()
    await this.#file.close()
    const name = freeName(this.#path)
    await rename(this.#unfinished, name)
    return name
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    await this.#file?.close()
    if (this.#file) await rm(this.#unfinished, { force: true })
  }

  /** Not under its name before it is complete: what an import that was killed leaves is no list of what to mend. */
  get #unfinished(): string {
    return `${rejectedName(this.#path)}.unfinished`
  }

  async #begin(): Promise<FileHandle> {
    // Names and addresses of customers, for the owner's eyes only. What has the name already may be a link to somewhere
    // else, or somebody else's file: it is never written into (CWE-59).
    await rm(this.#unfinished, { force: true })
    const file = await open(this.#unfinished, 'wx', 0o600)
    await file.appendFile(`\ufeff${this.#rowOf(this.#header.names, reasonColumn)}`)
    return file
  }

  #rowOf(cells: string[], reason: string): string {
    const whole = Array.from({ length: Math.max(cells.length, this.#reasonAt) }, (_, at) => cells[at] ?? '')
    const withReason =
      this.#reasonAt < this.#header.names.length
        ? whole.with(this.#reasonAt, reason)
        : whole.toSpliced(this.#reasonAt, 0, reason)
    return `${withReason.map((cell) => quoted(protectCell(cell), this.#header.delimiter)).join(this.#header.delimiter)}\r\n`
  }
}

const quoted = (cell: string, delimiter: string): string =>
  cell.includes(delimiter) || /["\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell

const rejectedName = (path: string) => `${path.replace(/\.(csv|tsv|txt)$/i, '')}.rejected.csv`

/** An earlier side file may be half mended: it is not written over. */
function freeName(path: string): string {
  const name = rejectedName(path)
  for (let count = 1; ; count++) {
    const tried = count === 1 ? name : name.replace(/\.csv$/, `-${count}.csv`)
    if (!existsSync(tried)) return tried
  }
}
