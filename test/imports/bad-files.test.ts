import { chmodSync, mkdirSync, statSync, symlinkSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Desk, openDesk, sample } from './desk.ts'

const test = suite<{ desk: Desk }>('Files that are not as they should be')

test.before.each((t) => {
  t.desk = openDesk()
})
test.after.each(({ desk }) => desk.close())

const header = 'number,email,status,currency,placed at,total,line name,line quantity,line unit price'
const good = (number: string) => `${number},anna@example.com,sent,EUR,2024-03-01,12.00,Cup,1,12.00`
const numbers = (desk: Desk) => desk.orders().map(({ number }) => number)

test('rubbish of every kind: one sentence, exit code 1, no stack trace, nothing saved', async ({ desk }) => {
  mkdirSync(desk.file('folder.csv'))
  symlinkSync(desk.file('nowhere'), desk.file('link.csv'))
  const noise = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 31) & 0xff))
  const rubbish: [path: string, says: RegExp][] = [
    [desk.file('folder.csv'), /is a folder/],
    [desk.file('missing.csv'), /There is no file/],
    [desk.file('link.csv'), /There is no file/],
    [desk.write('empty.csv', ''), /is empty/],
    [desk.write('newlines.csv', '\r\n\n\r\n'), /nothing but empty lines/],
    [desk.write('bom.csv', '\ufeff'), /nothing but empty lines/],
    [desk.write('header-only.csv', `${header}\n`), /a header and no line below it/],
    [desk.write('noise.csv', noise), /is no text file/],
    [desk.write('book.csv', Buffer.from('PK\x03\x04 rest of a workbook')), /save the sheet as CSV/],
    [desk.write('old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2])), /old Excel workbook/],
    [desk.write('paper.pdf', '%PDF-1.7 …'), /is a PDF/],
    [
      desk.write('page.html', '<!doctype html>\n<html><p>Log in to download the export</html>\n'),
      /does not begin with/,
    ],
    [
      desk.write('no-header.csv', `${good('1')}\n${good('2')}\n`),
      /does not begin with the names of the columns/,
    ],
    [desk.write('half.csv', 'number,status\n1,sent\n'), /lacks columns .*currency, placed at, total/],
    [desk.write('typo.csv', `${header},trcaking url\n${good('1')},x\n`), /does not know: trcaking url/],
    [desk.write('twice.csv', `${header},Total\n${good('1')},9\n`), /the column total twice/i],
    [
      desk.write('quote.csv', `${header}\n${good('1')}\n2,"anna@example.com,sent\n${good('3')}\n`),
      /line 2 is never closed/,
    ],
    ['/dev/null', /not a regular file/],
  ]
  for (const [path, says] of rubbish) {
    const { code, out, err } = await desk.type('import', 'orders', path)
    assert.is(code, 1, path)
    assert.is(out, '', path)
    assert.match(err, says)
    assert.is(err.trim().split('\n').length, 2, `one sentence below the trial shop's: ${err}`)
    assert.not.match(err, /\bat .*:\d+:\d+|Error:/)
    assert.equal(numbers(desk), [], path)
  }
})

test('good lines are kept, bad ones are told with line, column and reason', async ({ desk }) => {
  const path = desk.write(
    'orders.csv',
    [
      header,
      good('1'),
      '2,anna@example.com,sent,EUR,2024-03-01,twelve,Cup,1,12.00',
      '3,anna@example.com,lost,EUR,2024-03-01,12.00,Cup,1,12.00',
      '4,anna(at)example.com,sent,EUR,2024-03-01,12.00,Cup,1,12.00',
      '5,anna@example.com,sent,EURO,2024-03-01,12.00,Cup,1,12.00',
      '6,anna@example.com,sent,EUR,03/04/2024,12.00,Cup,1,12.00',
      '7,anna@example.com,sent,EUR,2024-02-30,12.00,Cup,1,12.00',
      '8,anna@example.com,sent,EUR,2024-03-01,12.00,Cup,some,12.00',
      '9,anna@example.com,sent,EUR,2024-03-01,12.00,,1,12.00',
      '10,anna@example.com,sent,JPY,2024-03-01,12.50,Cup,1,12',
      '11,anna@example.com,sent,EUR,2024-03-01,"12,00",Cup,1,$12.00',
      '12,anna@example.com,sent,EUR,2024-03-01,12.00,Cup, blue,1,12.00',
      '13,anna@example.com,sent,EUR,,12.00,Cup,1,12.00',
      ',anna@example.com,sent,EUR,2024-03-01,12.00,Cup,1,12.00',
      '"14\nb",anna@example.com,sent,EUR,2024-03-01,-12.00,Cup,1,12.00',
      good('15'),
    ].join('\n'),
  )
  const { code, out, err } = await desk.type('import', 'orders', path)
  assert.is(code, 1)
  assert.equal(numbers(desk), ['1', '15'])
  assert.match(out, '16 orders: 2 created, 14 not taken.')
  for (const sentence of [
    'Line 3, total: "twelve" is no amount',
    'Line 4, status: ',
    'Line 5, email: is no email address',
    'Line 6, currency: "EURO" is no currency',
    'Line 7, placed at: "03/04/2024" may mean two days',
    'Line 8, placed at: "2024-02-30" is no day of the calendar',
    'Line 9, line quantity: "some" is no whole number',
    'Line 10, line name: must not be empty',
    'Line 11, total: "12.50" has more decimals than JPY',
    'Line 12, line unit price: "$12.00" is not in EUR',
    'Line 13, the line: 10 cells, where the header has 9',
    'Line 14, placed at: is empty',
    'Line 15, number: must not be empty',
    'Line 16, total: ',
  ])
    assert.match(err, sentence)
  const side = desk.read('orders.rejected.csv')
  assert.is(statSync(desk.file('orders.rejected.csv')).mode & 0o777, 0o600)
  assert.match(side, `\ufeff${header},Comptoir: reason\r\n`)
  assert.match(side, '2,anna@example.com,sent,EUR,2024-03-01,twelve,Cup,1,12.00,')
  assert.equal(desk.files().sort(), ['orders.csv', 'orders.rejected.csv'])
})

test('the side file mended and fed again: everything is in, and its reasons do not matter', async ({
  desk,
}) => {
  const path = desk.write(
    'orders.csv',
    `${header}\n${good('1')}\n${good('2').replace('EUR', 'EURO')}\n2,,,,,,Spoon,2,1.00\n${good('3')}\n`,
  )
  await desk.type('import', 'orders', path)
  assert.equal(numbers(desk), ['1', '3'])
  const side = desk.read('orders.rejected.csv')
  assert.match(side, 'same order as line 3')

  const still = await desk.type('import', 'orders', desk.file('orders.rejected.csv'))
  assert.match(still.out, '1 orders: 1 not taken.')
  assert.is(
    desk.read('orders.rejected.rejected.csv').replaceAll('line 3', 'line 2'),
    side.replaceAll('line 3', 'line 2'),
  )

  desk.write('orders.rejected.csv', side.replace('EURO', 'EUR'))
  const { code, out } = await desk.type('import', 'orders', desk.file('orders.rejected.csv'))
  assert.is(code, 0)
  assert.is(out, '1 orders: 1 created, 0 not taken.\n')
  assert.equal(
    desk
      .orders()
      .find(({ number }) => number === '2')
      ?.lines.map(({ name, quantity }) => [name, quantity]),
    [
      ['Cup', 1],
      ['Spoon', 2],
    ],
  )
})

test('an earlier side file, which may be half mended, is not written over', async ({ desk }) => {
  const path = desk.write('orders.csv', `${header}\n${good('1').replace('sent', 'lost')}\n`)
  await desk.type('import', 'orders', path)
  desk.write('orders.rejected.csv', 'half mended')
  const { out } = await desk.type('import', 'orders', path)
  assert.match(out, 'orders.rejected-2.csv')
  assert.is(desk.read('orders.rejected.csv'), 'half mended')
})

test('a link or a file of somebody else under the side file’s name is not written into', async ({ desk }) => {
  const path = desk.write('orders.csv', `${header}\n${good('1').replace('sent', 'lost')}\n`)
  desk.write('elsewhere', 'precious')
  symlinkSync(desk.file('elsewhere'), desk.file('orders.rejected.csv.unfinished'))
  await desk.type('import', 'orders', path)
  assert.is(desk.read('elsewhere'), 'precious')
  assert.is(statSync(desk.file('orders.rejected.csv')).mode & 0o777, 0o600)

  desk.write('orders.rejected.csv.unfinished', 'open to all')
  chmodSync(desk.file('orders.rejected.csv.unfinished'), 0o666)
  await desk.type('import', 'orders', path)
  assert.is(statSync(desk.file('orders.rejected-2.csv')).mode & 0o777, 0o600)
  assert.not.match(desk.read('orders.rejected-2.csv'), 'open to all')
})

test('a dry run tells the same, and writes nothing', async ({ desk }) => {
  const path = desk.write('orders.csv', `${header}\n${good('1')}\n${good('2').replace('sent', 'lost')}\n`)
  const { code, out, err } = await desk.type('import', 'orders', path, '--dry-run')
  assert.is(code, 1)
  assert.match(out, '2 orders: 1 good, 1 not taken.')
  assert.match(err, 'Line 3, status')
  assert.equal(numbers(desk), [])
  assert.equal(desk.files(), ['orders.csv'])
})

test('an order whose lines are apart is not taken, rather than cut short', async ({ desk }) => {
  const lines = [header, good('1'), good('2'), '1,,,,,,Spoon,2,1.00', good('3')]
  const { code, err } = await desk.type('import', 'orders', desk.write('orders.csv', lines.join('\n')))
  assert.is(code, 1)
  assert.match(err, 'Line 2, number: of 1 stands in other parts of the file too')
  assert.equal(numbers(desk), ['2', '3'])

  const side = desk.read('orders.rejected.csv')
  assert.is(side.split('\r\n').length, 4, 'header, both lines, and the end')
  const { code: second } = await desk.type('import', 'orders', desk.file('orders.rejected.csv'))
  assert.is(second, 0, 'in the side file they stand together')
  assert.equal(
    desk.orders()[0]?.lines.map(({ name }) => name),
    ['Cup', 'Spoon'],
  )
})

test('a Shopify line without its order does not become one', async ({ desk }) => {
  const [head = '', , further = ''] = sample('shopify-orders.csv').split('\n')
  const path = desk.write('part.csv', `${head}\n${further}\n`)
  const { code, err } = await desk.type('import', 'orders', path, '--from', 'shopify')
  assert.is(code, 1)
  assert.match(err, 'Line 2, Name: is a further line of an order')
})

test('two rows of one order that contradict each other are told', async ({ desk }) => {
  const path = desk.write(
    'orders.csv',
    `${header}\n${good('1')}\n${good('1').replace('12.00,Cup', '13.00,Pot')}\n`,
  )
  const { err } = await desk.type('import', 'orders', path)
  assert.match(err, 'Line 3, total: differs from line 2 of the same order')
})

test('an email that the shop knows under another id is refused, the others are kept', async ({ desk }) => {
  const head = 'external id,email,first name,last name'
  await desk.type('import', 'customers', desk.write('a.csv', `${head}\n1,anna@example.com,Anna,Brandt\n`))
  const path = desk.write('b.csv', `${head}\n2,anna@example.com,Hanna,Brandt\n3,bo@example.com,Bo,Reed\n`)
  const { code, err } = await desk.type('import', 'customers', path)
  assert.is(code, 1)
  assert.match(err, 'Line 2, email: another customer has it')
  assert.match(desk.read('b.rejected.csv'), '2,anna@example.com,Hanna,Brandt,')
  assert.equal(desk.rows('select first_name from customer order by email'), [
    { first_name: 'Anna' },
    { first_name: 'Bo' },
  ])
})

test('a cell that a spreadsheet would calculate is protected in the side file, and read back as it was', async ({
  desk,
}) => {
  const line = '1,anna@example.com,lost,EUR,2024-03-01,12.00,"=HYPERLINK(""http://x"")",1,12.00'
  await desk.type('import', 'orders', desk.write('orders.csv', `${header}\n${line}\n`))
  const side = desk.read('orders.rejected.csv')
  assert.match(side, `"'=HYPERLINK(""http://x"")"`)
  desk.write('mended.csv', side.replace('lost', 'sent'))
  assert.is((await desk.type('import', 'orders', desk.file('mended.csv'))).code, 0)
  assert.is(desk.orders()[0]?.lines[0]?.name, '=HYPERLINK("http://x")')
})

test('with --json a script reads what became of it', async ({ desk }) => {
  const path = desk.write('orders.csv', `${header}\n${good('1')}\n${good('2').replace('sent', 'lost')}\n`)
  const { out } = await desk.type('import', 'orders', path, '--json')
  assert.equal(JSON.parse(out), {
    dryRun: false,
    encoding: 'utf-8',
    read: 2,
    saved: { created: 1 },
    rejected: 1,
    rejectedRows: 1,
    rejectedFile: desk.file('orders.rejected.csv'),
  })
})

test.run()
