import { chmodSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { saveCustomers } from '../../src/accounts/save-customers.ts'
import { csvLine } from '../../src/csv.ts'
import { openDatabase } from '../../src/database/database.ts'
import { exportText } from '../../src/exports/export-text.ts'
import { cellText } from '../../src/imports/cell-text.ts'
import { saveOrders } from '../../src/orders/save-orders.ts'
import { type Desk, openDesk } from '../imports/desk.ts'

const test = suite<{ desk: Desk }>('Exports')

test.before.each((t) => {
  t.desk = openDesk()
})

test.after.each(({ desk }) => desk.close())

const now = new Date('2026-11-23T13:40:00Z')
const formula = '=HYPERLINK("https://evil.example","x")'

const people = [
  {
    externalId: 'C-1',
    email: 'anna@example.com',
    firstName: 'Anna, "Lena"',
    lastName: 'Brandt',
    company: formula,
    phone: '+33240123456',
    language: 'fr' as const,
  },
  {
    externalId: '=1+1',
    email: 'zoe@example.com',
    firstName: "'t",
    lastName: 'Hooft',
    company: "'=1",
    phone: null,
  },
  {
    externalId: null,
    email: '-@example.com'.replace('-@', 'dash-@'),
    firstName: '@SUM(A1)',
    lastName: '-1+2',
    company: "''0123",
    phone: null,
  },
  {
    externalId: '007',
    email: 'x@example.com',
    firstName: '+33',
    lastName: '＝cmd',
    company: '="00123"',
    phone: null,
  },
]

const address = {
  name: '@Anna',
  company: null,
  line1: '+1 Quay',
  line2: null,
  district: null,
  town: 'Nantes',
  region: null,
  postcode: '04400',
  country: 'FR',
}
const order = {
  email: 'anna@example.com',
  status: 'sent' as const,
  currency: 'EUR',
  discount: 100,
  shipping: 490,
  tax: 310,
  total: 2990,
  shippingAddress: address,
  billingAddress: null,
  note: '=A1\nsecond line, "quoted";=2+2\n@SUM(A1)\n- as a list',
  reorderUrl: 'https://shop.example/again?x=1,2',
  placedAt: new Date('2026-11-20T09:00:00.123Z'),
  lines: [
    { sku: '0012', name: '=cup', option: null, quantity: 2, unitPrice: 1250, discount: 0 },
    { sku: null, name: 'Pot', option: '-5 cm', quantity: 1, unitPrice: 100, discount: 5 },
  ],
  shipments: [
    {
      carrier: 'La Poste',
      trackingNumber: '+6A',
      trackingUrl: null,
      shippedAt: new Date('2026-11-21T09:00:00Z'),
      deliveredAt: null,
    },
  ],
}
const orders = [
  { ...order, number: '1042' },
  { ...order, number: '=1043', currency: 'JPY', email: null, lines: [], shipments: [], note: null },
  { ...order, number: 'N-3', currency: 'KWD', billingAddress: address },
]

/** The trial shop of a desk, filled besides. */
async function fill(desk: Desk): Promise<string> {
  await desk.type('api-key', 'list')
  const file = join(desk.folder, 'trial.sqlite')
  const { database, close } = openDatabase(file)
  await saveCustomers(database, people, { actor: { kind: 'command' } }, now)
  await saveOrders(database, orders, now)
  close()
  return file
}

const customersOf = (desk: Desk) =>
  desk.rows(
    'select external_id, email, first_name, last_name, company, phone, language from customer order by email',
  )

test('what is exported as CSV is what our import reads: a round trip into an empty shop', async ({
  desk,
}) => {
  await fill(desk)
  assert.is((await desk.type('export', 'customers', '--out', desk.file('c.csv'))).code, 0)
  assert.is((await desk.type('export', 'orders', '--mark', '--out', desk.file('o.csv'))).code, 0)

  const other = openDesk()
  for (const what of ['customers', 'orders']) {
    const imported = await other.type('import', what, desk.file(`${what[0]}.csv`), '--json')
    assert.is(imported.code, 0, imported.out + imported.err)
  }
  assert.equal(customersOf(other), customersOf(desk))
  assert.equal(other.orders(), desk.orders())

  const again = JSON.parse((await desk.type('import', 'orders', desk.file('o.csv'), '--json')).out)
  assert.equal([again.saved.unchanged, again.rejected], [3, 0])
  other.close()
})

test('no cell of a CSV export begins like a formula', async ({ desk }) => {
  const file = await fill(desk)
  for (const what of ['customers', 'orders'] as const) {
    let text = ''
    for await (const part of exportText(file, what, 'csv')) text += part
    const cells = text.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)|\r\n/)
    assert.ok(cells.length > 50)
    for (const cell of cells)
      assert.not.match(cell.replace(/^"/, ''), /^[=+\-@\t\r\uff0b\uff0d\uff1d\uff20]/, cell)
    // Where lists are separated by semicolons, lines are parted there; quotes within a cell are text.
    for (const cell of text.split(/[;\r\n]/))
      assert.not.match(cell, /^\t*[=+\-@\uff0b\uff0d\uff1d\uff20]/, cell)
  }
})

test('any text comes back from its cell as it was', () => {
  const text = fc.string({
    unit: fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '0', '1', 'A', ' ', '＝', ';', '\n', '\t', 'é'),
  })
  fc.assert(
    fc.property(text, (typed) => {
      const stored = typed.trim()
      const file = csvLine([/^'+(?:[=+\-@\t\n＝]|\d[\dA-Z .\-/()]*$)/.test(stored) ? `'${stored}` : stored])
      const cell = file.replace(/\r\n$/, '')
      assert.is(cellText(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell), stored)
    }),
    { numRuns: 2000 },
  )
})

test('JSON has an object on each line, and nothing of passwords', async ({ desk }) => {
  await fill(desk)
  const { out, code } = await desk.type('export', 'customers', '--format', 'json')
  assert.is(code, 0)
  const objects = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  assert.is(objects.length, desk.rows('select id from customer').length)
  assert.is(objects.find(({ email }) => email === 'anna@example.com').company, formula)
  assert.not.match(out, /password|argon2/i)
  const lines = (await desk.type('export', 'orders', '--format', 'json')).out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
  const found = lines.find(({ number }) => number === '1042')
  assert.equal([found.lines.length, found.shipments.length, found.total], [2, 1, 2990])
})

test('the export is of one moment, whatever is written meanwhile, and leaves nothing open', async ({
  desk,
}) => {
  const file = await fill(desk)
  const { database, client, close } = openDatabase(file)
  const many = Array.from({ length: 1200 }, (_, at) => ({
    externalId: `M${at}`,
    email: `m${at}@example.com`,
    firstName: 'M',
    lastName: `${at}`,
  }))
  await saveCustomers(database, many, { actor: { kind: 'command' } }, now)
  const before = client.prepare('select count(*) from customer').pluck().get()

  let lines = 0
  const text = exportText(file, 'customers', 'json')
  for await (const part of text) {
    lines += part.split('\n').length - 1
    assert.ok(part.length < 500_000)
    client.prepare("delete from customer where external_id like 'M%'").run()
    await saveCustomers(
      database,
      [{ externalId: `L${lines}`, email: `l${lines}@example.com`, firstName: 'L', lastName: 'L' }],
      { actor: { kind: 'command' } },
      now,
    )
  }
  assert.is(lines, before)

  const halfway = exportText(file, 'customers', 'json')
  await halfway.next()
  await halfway.return(undefined)
  // With a reader left, the log could not be emptied.
  assert.equal(client.pragma('wal_checkpoint(truncate)'), [{ busy: 0, log: 0, checkpointed: 0 }])
  close()
})

test('a file is its owner’s alone, complete, and never written over unasked', async ({ desk }) => {
  await fill(desk)
  const path = desk.file('c.csv')
  writeFileSync(path, 'mine')
  chmodSync(path, 0o644)
  const refused = await desk.type('export', 'customers', '--out', path)
  assert.is(refused.code, 1)
  assert.match(refused.err, 'is there already: --force replaces it.')
  assert.is(readFileSync(path, 'utf8'), 'mine')

  const replaced = await desk.type('export', 'customers', '--out', path, '--force', '--json')
  assert.is(replaced.code, 0)
  assert.equal(JSON.parse(replaced.out), {
    customers: desk.rows('select id from customer').length,
    file: path,
  })
  assert.is(statSync(path).mode & 0o777, 0o600)
  assert.match(readFileSync(path, 'utf8'), /^external id,email/)
  assert.not.ok(readdirSync(desk.folder).some((name) => name.endsWith('.unfinished')))

  for (const what of ['trial.sqlite', 'trial.sqlite-wal', 'trial.key']) {
    const ours = await desk.type('export', 'orders', '--out', desk.file(what), '--force')
    assert.equal([ours.code, /belongs to the database/.test(ours.err)], [1, true], what)
  }
  for (const place of ['/dev/null', desk.folder]) {
    const other = await desk.type('export', 'orders', '--out', place, '--force', '--json')
    assert.equal(
      [other.code, JSON.parse(other.out)],
      [1, { problem: `${place} cannot be written: it is not a file.` }],
    )
  }
  assert.ok(statSync('/dev/null').isCharacterDevice())

  const nowhere = await desk.type('export', 'orders', '--out', desk.file('no/where.csv'))
  assert.is(nowhere.code, 1)
  assert.match(nowhere.err, 'its folder is not there (ENOENT)')
  assert.not.ok(existsSync(desk.file('no')))
})

test('wrong words are told before anything is opened', async ({ desk }) => {
  for (const [words, sentence] of [
    [['--format', 'xml'], '--format xml is not known'],
    [['--format', 'json', '--mark'], '--mark is for CSV'],
    [['--force'], '--force goes with --out.'],
    [['--json'], '--json goes with --out.'],
    [['extra'], 'cannot do anything with extra'],
  ] as const) {
    const { code, err } = await desk.type('export', 'customers', ...words)
    assert.is(code, 2)
    assert.match(err, sentence)
  }
  assert.match((await desk.type('export', 'orders', '--help')).out, 'Usage: comptoir export orders')
})

test('each export is in the history', async ({ desk }) => {
  await fill(desk)
  await desk.type('export', 'orders')
  assert.equal(desk.rows("select actor_kind, subject, details from history where event = 'exported'"), [
    { actor_kind: 'command', subject: 'orders', details: '{"format":"csv"}' },
  ])
})

test.run()
