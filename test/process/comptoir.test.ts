import { spawn } from 'node:child_process'
import { closeSync, openSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Sqlite from 'better-sqlite3'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { compiledServer } from '../support/compiled.ts'
import { startMailFarEnd } from '../support/mail-far-end.ts'
import { freePort, makeFolder, pause, realShop, removeFolder, startProcess } from '../support/process.ts'

const test = suite<{ folder: string }>('The command line')

test.before.each((t) => {
  t.folder = makeFolder()
})
test.after.each(({ folder }) => removeFolder(folder))

/** Starts `comptoir` compiled, as a child with these settings alone. */
async function start(
  folder: string,
  words: string[],
  settings: Record<string, string> = {},
  output: 'pipe' | number = 'pipe',
) {
  const program = join(dirname(await compiledServer()), 'comptoir.js')
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env: { DATA_DIR: folder, ...settings },
    stdio: ['ignore', output, 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout?.on('data', (part) => {
    said.out += part
  })
  child.stderr?.on('data', (part) => {
    said.err += part
  })
  const ended = new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    child.once('close', (code) => resolve({ code, ...said }))
  })
  return { child, ended }
}

const comptoir = async (folder: string, words: string[], settings?: Record<string, string>) =>
  (await start(folder, words, settings)).ended

const header = 'number,email,status,currency,placed at,total,line name,line quantity,line unit price\n'

function writeOrders(folder: string, count: number): string {
  const rows = Array.from(
    { length: count },
    (_, i) =>
      `${i},nora${i % 50}@example.com,sent,EUR,2024-03-01,12.00,Cup,1,10.00\n${i},,,,,,Spoon,1,2.00\n`,
  )
  const path = join(folder, 'orders.csv')
  writeFileSync(path, header + rows.join(''))
  return path
}

function counted(folder: string, file = 'trial.sqlite') {
  const client = new Sqlite(join(folder, file), { readonly: true })
  try {
    const count = (table: string) => client.prepare(`select count(*) from ${table}`).pluck().get() as number
    const whole = client
      .prepare(
        'select count(*) from customer_order where (select count(*) from order_line where order_id = customer_order.id) = 2',
      )
      .pluck()
      .get()
    return { orders: count('customer_order'), lines: count('order_line'), whole }
  } finally {
    client.close()
  }
}

test('--help everywhere, exit code 0; wrong words and settings 2, a failure 1, never a stack trace', async ({
  folder,
}) => {
  for (const words of [
    ['--help'],
    ['import', '--help'],
    ['import', 'orders', '--help'],
    ['invite', '--help'],
    ['api-key', 'create', '--help'],
  ]) {
    const { code, out } = await comptoir(folder, words)
    assert.is(code, 0, words.join(' '))
    assert.match(out, /^Usage: comptoir/)
    for (const line of out.split('\n')) assert.ok(line.length <= 120, line)
  }
  const wrong = [
    [],
    ['sing'],
    ['import'],
    ['import', 'orders'],
    ['import', 'orders', 'a', 'b'],
    ['import', 'orders', 'a', '--form', 'x'],
  ]
  const more = [
    ['import', 'orders', 'a', '--from', 'magento'],
    ['invite', '--limit', '0'],
    ['api-key', 'create', 'x'],
    ['invite', 'Nora'],
  ]
  for (const words of [...wrong, ...more]) {
    const { code, out, err } = await comptoir(folder, words)
    assert.is(code, 2, words.join(' '))
    assert.is(out, '')
    assert.not.match(err, /\bat .*:\d+:\d+/)
  }
  const unset = await comptoir(folder, ['invite'], { PUBLIC_URL: 'https://account.shop.example' })
  assert.is(unset.code, 2)
  assert.match(unset.err, 'RESEND_API_KEY is missing')
  assert.is((await comptoir(folder, ['import', 'orders', 'nowhere.csv'])).code, 1)

  writeFileSync(
    join(folder, 'trial.sqlite'),
    'no database at all, but long enough to be looked at'.repeat(50),
  )
  const broken = await comptoir(folder, ['invite'])
  assert.is(broken.code, 1)
  assert.match(broken.err, 'is not an SQLite database')
  assert.not.match(broken.err, /\bat .*:\d+:\d+/)
})

test('output that a full disk does not take is told, and is a failure; a reader who has seen enough is none', async ({
  folder,
}) => {
  const full = openSync('/dev/full', 'w')
  const { code, err } = await (await start(folder, ['export', 'customers'], {}, full)).ended
  closeSync(full)
  assert.is(code, 1)
  assert.match(err, /The output cannot be written: the disk is full\.\n$/)

  const { child, ended } = await start(folder, ['export', 'customers'])
  child.stdout?.destroy()
  assert.is((await ended).code, 0)
})

test('killed in the middle of an import, and typed again: as if nothing had been', async ({ folder }) => {
  const path = writeOrders(folder, 3000)
  assert.is((await comptoir(folder, ['api-key', 'list'])).code, 0, 'there is a database')
  for (let round = 0; round < 3; round++) {
    const { orders } = counted(folder)
    const { child, ended } = await start(folder, ['import', 'orders', path])
    while (counted(folder).orders < orders + 100 && child.exitCode === null) await pause(5)
    // Some way into the next batch.
    await pause(10 * round)
    child.kill('SIGKILL')
    assert.is((await ended).code, null, 'the import was over before it was killed')
    const after = counted(folder)
    assert.is(after.lines, 2 * after.orders, 'no order without its lines')
    assert.is(after.whole, after.orders)
  }

  const { code, out } = await comptoir(folder, ['import', 'orders', path])
  assert.is(code, 0)
  assert.match(out, /^3000 orders: /)
  assert.equal(counted(folder), { orders: 3000, lines: 6000, whole: 3000 })
  assert.is(
    (await comptoir(folder, ['import', 'orders', path])).out,
    '3000 orders: 3000 unchanged, 0 not taken.\n',
  )
})

test('while the server runs and is asked: both do their work, and the server sends who is invited', async ({
  folder,
}) => {
  const farEnd = await startMailFarEnd()
  const port = await freePort()
  const settings = realShop(port, farEnd)
  const server = await startProcess({ folder, port, settings })
  try {
    await server.ready()
    const customers = join(folder, 'customers.csv')
    writeFileSync(customers, 'email,first name,last name\nnora@example.com,Nora,Lind\n')
    assert.is((await comptoir(folder, ['import', 'customers', customers], settings)).code, 0)

    const importing = comptoir(folder, ['import', 'orders', writeOrders(folder, 2000)], settings)
    let [done, answers] = [false, 0]
    void importing.then(() => {
      done = true
    })
    while (!done) {
      assert.is((await fetch(`${server.url}/login`)).status, 200)
      answers += 1
    }
    const { code, err } = await importing
    assert.is(code, 0, err)
    assert.ok(answers > 10, String(answers))
    assert.equal(counted(folder, 'comptoir.sqlite'), { orders: 2000, lines: 4000, whole: 2000 })

    const invited = await comptoir(folder, ['invite', '--json'], settings)
    assert.is(JSON.parse(invited.out).invited, 1)
    assert.is(JSON.parse((await comptoir(folder, ['invite', '--json'], settings)).out).invited, 0)
    assert.is((await server.stop()).code, 0)

    const again = await startProcess({ folder, port, settings })
    await again.ready()
    assert.match((await farEnd.emailTo('nora@example.com')).subject, 'Your account is ready')
    await again.stop()
  } finally {
    await server.kill()
    await farEnd.stop()
  }
})

test('a key of the API is shown once, listed without its secret, and ended', async ({ folder }) => {
  const made = await comptoir(folder, [
    'api-key',
    'create',
    'web shop',
    '--scopes',
    'orders:write,orders:read',
    '--json',
  ])
  assert.is(made.code, 0, made.err)
  const { id, secret } = JSON.parse(made.out)
  assert.match(secret, /^ck_[\w-]{43}$/)

  const listed = await comptoir(folder, ['api-key', 'list'])
  assert.match(listed.out, id)
  assert.match(listed.out, 'web shop')
  assert.match(listed.out, 'orders:read, orders:write')
  assert.match(listed.out, 'never used')
  assert.not.match(listed.out, secret)

  assert.is((await comptoir(folder, ['api-key', 'end', id])).code, 0)
  assert.match((await comptoir(folder, ['api-key', 'list'])).out, '; ended ')
  const twice = await comptoir(folder, ['api-key', 'end', id])
  assert.is(twice.code, 1)
  assert.match(twice.err, `There is no key ${id}`)
})

test.run()
