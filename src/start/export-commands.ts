import { resolve } from 'node:path'
import type { Config } from '../config.ts'
import { type Exported, type ExportFormat, exportText } from '../exports/export-text.ts'
import { recordEvent } from '../history/record.ts'
import type { Circumstances, Command, ExitCode, Words } from './command.ts'
import { failed } from './failed.ts'
import { writePrivateFile } from './private-file.ts'

const options = {
  format: {
    value: 'FORMAT',
    meaning: 'csv (what is taken when nothing is said), or json: one object on each line.',
  },
  mark: { meaning: 'Begins CSV with a byte order mark, by which spreadsheets know UTF-8.' },
  out: {
    value: 'FILE',
    meaning: 'Writes into this file, readable by its owner only, instead of to standard output.',
  },
  force: { meaning: 'Replaces the FILE when it is there already.' },
  json: { meaning: 'With --out: tells the result as JSON, for scripts.' },
}

const about = [
  'Everything is as it was at one moment; the server may run meanwhile. Memory does not grow with the file.',
  'CSV is what comptoir import reads. A cell that a spreadsheet would take for a formula has an apostrophe in front, which the import takes off again.',
  'The file holds personal data: keep it where only those can read it who must, and delete it afterwards. Each export is in the history.',
]

export const exportCustomers: Command = {
  name: 'export customers',
  takes: [],
  summary: 'Writes all customers, without passwords.',
  about,
  options,
  check: checkWords,
  run: (words, circumstances) => run('customers', words, circumstances),
}

export const exportOrders: Command = {
  name: 'export orders',
  takes: [],
  summary: 'Writes all orders, with their lines and shipments.',
  about,
  options,
  check: checkWords,
  run: (words, circumstances) => run('orders', words, circumstances),
}

function checkWords({ values }: Words): string | null {
  const format = values.get('format') ?? 'csv'
  if (format !== 'csv' && format !== 'json') return `--format ${format} is not known: there are csv and json.`
  if (values.get('mark') && format === 'json') return '--mark is for CSV: JSON never has a mark.'
  if (values.get('out') === '') return '--out wants the name of a file.'
  const alone = (['force', 'json'] as const).find((name) => values.get(name))
  return alone && !values.has('out') ? `--${alone} goes with --out.` : null
}

async function run(
  what: Exported,
  words: Words,
  { config, database, clock, terminal }: Circumstances,
): Promise<ExitCode> {
  const { values } = words
  const out = values.get('out')
  if (typeof out === 'string' && isOurs(out, config))
    return failed(words, terminal, `${out} belongs to the database: name another file.`)
  let count = 0
  const format = formatOf(values)
  const text = exportText(config.databaseFile, what, format, (more) => {
    count += more
  })
  const event = { event: 'exported', actor: { kind: 'command' }, subject: what, details: { format } } as const
  await recordEvent(database, event, clock())

  if (typeof out !== 'string') {
    for await (const part of text) terminal.out(part)
    return 0
  }
  const trouble = await writePrivateFile(out, text, { replace: values.get('force') === true })
  if (trouble) return failed(words, terminal, trouble)
  terminal.out(
    values.get('json')
      ? `${JSON.stringify({ [what]: count, file: out })}\n`
      : `${count} ${what} are in ${out}.\n`,
  )
  return 0
}

/** The database, its log, or the key file: `--force` is not meant for these. */
function isOurs(path: string, { databaseFile, keyFile }: Config): boolean {
  const file = resolve(path)
  return file.startsWith(databaseFile) || file === keyFile
}

function formatOf(values: Words['values']): ExportFormat {
  if (values.get('format') === 'json') return 'json'
  return values.get('mark') ? 'csv-marked' : 'csv'
}
