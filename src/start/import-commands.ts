import { statSync } from 'node:fs'
import { type CustomerConflict, type SavedCustomer, saveCustomers } from '../accounts/save-customers.ts'
import { recordEvent } from '../history/record.ts'
import { encodingNames } from '../imports/encoding.ts'
import type { Format } from '../imports/format.ts'
import { customerFormats, type From, orderFormats } from '../imports/formats.ts'
import { importFile, type Job, type Outcome, type Report } from '../imports/import-file.ts'
import { type FileFacts, lookThrough } from '../imports/look-through.ts'
import { progressBar } from '../imports/progress.ts'
import { saveOrders } from '../orders/save-orders.ts'
import type { Circumstances, Command, ExitCode, Words } from './command.ts'

const options = {
  from: {
    value: 'SYSTEM',
    meaning: 'Who wrote the file: comptoir (what is taken when nothing is said), shopify or woocommerce.',
  },
  encoding: {
    value: 'NAME',
    meaning: 'utf-8, utf-16le, utf-16be, windows-1252 or latin-1. Without it, it is found out.',
  },
  'dry-run': { meaning: 'Reads and checks everything, and writes nothing.' },
  json: { meaning: 'Tells the result as JSON, for scripts.' },
}

const about = (formats: Record<From, Format<never>>) => [
  ...Object.values(formats).map(({ from, title }) => `--from ${from}: ${title}.`),
  'A comma, a semicolon or a tab stands between the cells, UTF-8, UTF-16 or Windows-1252 is the encoding; all of it is found out. A date without a zone is in SHOP_TIME_ZONE.',
  'Good lines are kept. Bad ones are told with line, column and reason, and go into a side file NAME.rejected.csv beside the file: mend it there and import it. The same file twice is the same as once. The server may run meanwhile.',
  'Exit code 1 when something was not taken.',
]

export const importOrders: Command = {
  name: 'import orders',
  takes: ['FILE.csv'],
  summary: 'Brings orders in from a file.',
  about: [
    ...about(orderFormats as never),
    'All lines of an order have to stand together. An order with lines in other parts of the file is not taken.',
  ],
  options,
  check: checkWords,
  run: (words, circumstances) => {
    const { database, clock } = circumstances
    return run(words, circumstances, orderFormats[fromOf(words)], async (batch) =>
      (await saveOrders(database, batch, clock())).map((saved) => ({ saved })),
    )
  },
}

export const importCustomers: Command = {
  name: 'import customers',
  takes: ['FILE.csv'],
  summary: 'Brings customers in from a file. None has a password: comptoir invite writes to them.',
  about: about(customerFormats as never),
  options,
  check: checkWords,
  run: (words, circumstances) => {
    const { database, clock } = circumstances
    const format = customerFormats[fromOf(words)]
    const emailColumn = Object.keys(format.columns).find((name) => name.toLowerCase() === 'email') ?? 'email'
    return run(words, circumstances, format, async (batch) =>
      (await saveCustomers(database, batch, { actor: { kind: 'command' } }, clock())).map((saved) =>
        outcomeOf(saved, emailColumn),
      ),
    )
  },
}

function outcomeOf(saved: SavedCustomer, column: string): Outcome {
  if (typeof saved === 'string') return { saved }
  const reasons: Record<CustomerConflict['conflict'], string> = {
    emailTaken: 'another customer has it, whom the shop knows under another id',
  }
  return { refused: reasons[saved.conflict], column }
}

const fromOf = ({ values }: Words): From => (values.get('from') ?? 'comptoir') as From

function checkWords({ values }: Words): string | null {
  const from = values.get('from') ?? 'comptoir'
  const encoding = values.get('encoding') ?? 'utf-8'
  if (!Object.hasOwn(orderFormats, String(from)))
    return `--from ${from} is not known: there are ${Object.keys(orderFormats).join(', ')}.`
  return Object.hasOwn(encodingNames, String(encoding).toLowerCase())
    ? null
    : `--encoding ${encoding} is not known: there are ${Object.keys(encodingNames).join(', ')}.`
}

/** More are in the side file. */
const mostProblemsTold = 20

async function run<Value>(
  { values, rest: [path = ''] }: Words,
  { config, database, clock, terminal }: Circumstances,
  format: Format<Value>,
  save: NonNullable<Job<Value>['save']>,
): Promise<ExitCode> {
  const dryRun = values.get('dry-run') === true
  const bar = terminal.watched && !values.get('json') ? progressBar(terminal.err, sizeOf(path), clock) : null
  let told = 0

  const asked =
    values.get('encoding') === undefined ? null : encodingNames[String(values.get('encoding')).toLowerCase()]
  const facts = await lookThrough(path, format, asked ?? null, (bytes) => bar?.add('Checking', bytes))
  const report = await importFile({
    facts,
    format,
    circumstances: { timeZone: config.shop.timeZone, now: clock() },
    save: dryRun ? null : save,
    onRead: (bytes) => bar?.add('Importing', bytes),
    onProblem: ({ line, column, reason }) => {
      told += 1
      if (told > mostProblemsTold || values.get('json')) return
      bar?.clear()
      terminal.err(`Line ${line}, ${column}: ${reason}\n`)
    },
  })
  if (!dryRun) {
    const { read, saved, rejected } = report
    const details = { what: format.what, read, ...saved, rejected }
    await recordEvent(database, { event: 'imported', actor: { kind: 'command' }, details }, clock())
  }
  bar?.clear()
  if (told > mostProblemsTold && !values.get('json')) terminal.err(`… and ${told - mostProblemsTold} more.\n`)
  terminal.out(
    values.get('json')
      ? `${JSON.stringify(asJson(report, facts, dryRun))}\n`
      : inWords(report, facts, format, dryRun),
  )
  return report.rejected > 0 ? 1 : 0
}

/** For the bar alone: what is wrong with the file is told by whoever reads it. */
const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

const asJson = (report: Report, { encoding }: FileFacts, dryRun: boolean) => ({ dryRun, encoding, ...report })

function inWords(report: Report, facts: FileFacts, { what }: { what: string }, dryRun: boolean): string {
  const { read, saved, rejected, rejectedRows, rejectedFile } = report
  const outcomes = Object.entries(saved).map(([word, count]) => `${count} ${word}`)
  return [
    ...(facts.encoding === 'windows-1252'
      ? ['The file is no UTF-8: it was read as Windows-1252 (Latin-1).']
      : []),
    `${read} ${what}: ${[...outcomes, `${rejected} not taken`].join(', ')}.`,
    ...(rejectedFile
      ? [
          `What was not taken (${rejectedRows} ${rejectedRows === 1 ? 'line' : 'lines'}) is in ${rejectedFile}: mend it there and import that file.`,
        ]
      : []),
    ...(dryRun ? ['Nothing was written: this was a dry run.'] : []),
    '',
  ].join('\n')
}
