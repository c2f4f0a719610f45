import type { Problem, RowReader } from './row-reader.ts'

/** What an import reads beside the file. */
export type Circumstances = {
  /** Of dates that name no zone: an IANA name. */
  timeZone: string
  now: Date
}

export type Reading<Value> = { ok: true; value: Value } | { ok: false; problems: Problem[] }

/** How another system writes a file. */
export type Format<Value = unknown> = {
  /** As written behind --from. */
  from: 'comptoir' | 'shopify' | 'woocommerce'
  what: 'orders' | 'customers'
  /** Which export of that system it is, for people. */
  title: string
  /** Each column that is read, as that system writes it, with other spellings. */
  columns: Record<string, readonly string[]>
  /** Without these it is another file. */
  required: readonly string[]
  /** The columns that say which order a row belongs to, the first filled one counts; none: each row stands alone. */
  groupedBy: readonly string[]
  /** Any other column is a mistake: the format is ours. */
  closed?: true
  read(rows: RowReader[], circumstances: Circumstances): Reading<Value>
}
