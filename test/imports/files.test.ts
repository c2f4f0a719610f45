import { isUtf8 } from 'node:buffer'
import { writeFileSync } from 'node:fs'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { comptoirOrders } from '../../src/imports/comptoir-orders.ts'
import { csvRows } from '../../src/imports/csv-rows.ts'
import { findDelimiter } from '../../src/imports/delimiter.ts'
import { type Encoding, findEncoding } from '../../src/imports/encoding.ts'
import { groupRows } from '../../src/imports/group-rows.ts'
import { readHeader } from '../../src/imports/header.ts'
import { openText } from '../../src/imports/open-text.ts'
import { RowReader } from '../../src/imports/row-reader.ts'
import { type Desk, openDesk } from './desk.ts'

const test = suite<{ desk: Desk }>('Files as programs write them')

test.before((t) => {
  t.desk = openDesk()
})
test.after(({ desk }) => desk.close())

const header = 'number,email,status,currency,placed at,total,note'
const text = `${header}\r\nC-1,anna@example.com,sent,EUR,2024-03-01,12.00,"Élodie’s cup:\r\n20 € – “blue”"\r\n`

const swapped = (bytes: Buffer) => Buffer.from(bytes).swap16()
const windows1252 = (given: string) =>
  Buffer.from(
    given
      .replaceAll('€', '\x80')
      .replaceAll('’', '\x92')
      .replaceAll('–', '\x96')
      .replaceAll('“', '\x93')
      .replaceAll('”', '\x94'),
    'latin1',
  )

test('every encoding, with and without its mark, and every delimiter say the same', async ({ desk }) => {
  const files: [name: string, content: Buffer, encoding: Encoding, words?: string[]][] = [
    ['utf8.csv', Buffer.from(text), 'utf-8'],
    ['utf8-bom.csv', Buffer.from(`\ufeff${text}`), 'utf-8'],
    ['utf16le.csv', Buffer.from(`\ufeff${text}`, 'utf16le'), 'utf-16le'],
    ['utf16be.csv', swapped(Buffer.from(`\ufeff${text}`, 'utf16le')), 'utf-16be'],
    ['utf16-bare.csv', Buffer.from(text, 'utf16le'), 'utf-16le', ['--encoding', 'utf-16le']],
    ['windows.csv', windows1252(text), 'windows-1252'],
    ['windows-said.csv', windows1252(text), 'windows-1252', ['--encoding', 'Latin1']],
    ['semicolon.csv', Buffer.from(text.replaceAll(',', ';')), 'utf-8'],
    ['tab.tsv', Buffer.from(text.replaceAll(',', '\t')), 'utf-8'],
    ['unix.csv', Buffer.from(text.replaceAll('\r\n', '\n')), 'utf-8'],
    ['old-mac.csv', Buffer.from(text.replaceAll('\r\n', '\r')), 'utf-8'],
    [
      'names.csv',
      Buffer.from(
        text.replace(
          header,
          ' NUMBER ,E_mail,Status,currency,"Placed-At",TOTAL,note'.replace('E_mail', 'Email'),
        ),
      ),
      'utf-8',
    ],
  ]
  for (const [name, content, encoding, words = []] of files) {
    const { code, out, err } = await desk.type(
      'import',
      'orders',
      desk.write(name, content),
      '--json',
      ...words,
    )
    assert.is(code, 0, `${name}: ${err}`)
    assert.is(JSON.parse(out).encoding, encoding, name)
    assert.is(desk.orders()[0]?.note, 'Élodie’s cup:\n20 € – “blue”', name)
  }
  const wrong = await desk.type('import', 'orders', desk.file('windows.csv'), '--encoding', 'utf-8')
  assert.is(wrong.code, 1)
  assert.match(wrong.err, 'is not UTF-8')
  const said = await desk.type('import', 'orders', desk.file('windows.csv'))
  assert.match(said.out, 'read as Windows-1252')
})

test('an accent behind the first megabyte, or on the edge between two pieces, is found', async ({ desk }) => {
  for (const length of [65_535, 65_536, 1_048_575, 1_048_576, 1_500_000]) {
    const path = desk.write('edge.csv', `${'a'.repeat(length)}é…`)
    assert.is((await findEncoding(path, null)).encoding, 'utf-8', String(length))
    let read = ''
    for await (const piece of openText(path, 'utf-8')) read += piece
    assert.ok(read.endsWith('aé…'))
    writeFileSync(path, Buffer.concat([Buffer.from('a'.repeat(length)), Buffer.from([0xe9])]))
    assert.is((await findEncoding(path, null)).encoding, 'windows-1252', String(length))
  }
})

test('any table, with any delimiter, quotes and line breaks, in any encoding, is read back', async ({
  desk,
}) => {
  const cell = fc.string({ unit: fc.constantFrom(...'abcéÿ€’“"",;\t \r\n\'=+0'), maxLength: 8 })
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 12 })
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.constantFrom<Encoding>('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'),
      fc.boolean(),
      async (rows, delimiter, newline, encoding, marked) => {
        const names = `"first${delimiter}name"${delimiter}second${delimiter}third`
        const body = rows.map((cells) =>
          cells.map((each) => `"${each.replaceAll('"', '""')}"`).join(delimiter),
        )
        const whole = [names, ...body].join(newline) + newline
        const mark = encoding.startsWith('utf-16') || (marked && encoding === 'utf-8') ? '\ufeff' : ''
        const utf16 = Buffer.from(mark + whole, 'utf16le')
        const bytes = {
          'utf-8': Buffer.from(mark + whole),
          'utf-16le': utf16,
          'utf-16be': swapped(utf16),
          'windows-1252': windows1252(`ÿ${whole}`.slice(1)),
        }[encoding]
        // By chance such letters are also a letter of UTF-8 (E9 93 93): nobody could tell.
        fc.pre(encoding !== 'windows-1252' || /^[\0-\x7f]*$/.test(whole) || !isUtf8(bytes))
        const path = desk.write('property.csv', bytes)
        const found = (await findEncoding(path, null)).encoding
        // Without a letter beyond ASCII there is nothing to tell them by, and no difference.
        if (encoding !== 'windows-1252' || /[éÿ€’“]/.test(whole)) assert.is(found, encoding)
        assert.is(findDelimiter(whole), delimiter)
        const read: string[][] = []
        for await (const { cells } of csvRows(openText(path, found), delimiter)) read.push(cells)
        assert.equal(read.slice(1), rows)
      },
    ),
    { numRuns: 150 },
  )
})

test('the line of a row is where it begins, line breaks in cells and empty lines notwithstanding', async () => {
  const lines: [number, string][] = []
  async function* pieces() {
    yield 'a,b\n1,"x\ny"\n\n2,"q\r\n'
    yield 'r\ns"\n3,4'
  }
  for await (const { line, cells } of csvRows(pieces(), ',')) lines.push([line, cells[0] ?? ''])
  assert.equal(lines, [
    [1, 'a'],
    [2, '1'],
    [5, '2'],
    [8, '3'],
  ])
})

test('a hundred megabytes pass through in little memory', async () => {
  const before = process.memoryUsage.rss()
  let [bytes, count, most] = [0, 0, 0]
  async function* stream() {
    yield 'number,email,status,currency,placed at,total,line name,line quantity,line unit price\n'
    for (let order = 0; bytes < 100_000_000; order += 50) {
      let piece = ''
      for (let i = order; i < order + 50; i++)
        piece += `${i},anna@example.com,sent,EUR,2024-03-01,12.00,"${'A cup. '.repeat(140)}",1,12.00\n`
      bytes += piece.length
      yield piece
    }
  }
  const rows = csvRows(stream(), ',')
  const first = await rows.next()
  const read = readHeader(first.value, comptoirOrders, ',')
  if (!read.ok) throw new Error('The header is not read')
  for await (const { rows: ofOrder } of groupRows(rows, read.header, comptoirOrders)) {
    const readers = ofOrder.map((row) => new RowReader(row, read.header, []))
    assert.is(readers[0]?.text('status'), 'sent')
    count += 1
    if (count % 1000 === 0) most = Math.max(most, process.memoryUsage.rss() - before)
  }
  assert.ok(count > 90_000, String(count))
  assert.ok(most < 120_000_000, `${Math.round(most / 1e6)} MB more than before`)
})

test.run()
