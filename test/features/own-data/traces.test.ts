import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { atomically } from '../../../src/database/atomically.ts'
import { openDatabase } from '../../../src/database/database.ts'
import { leaveNoTrace } from '../../../src/database/leave-no-trace.ts'
import { days } from '../../../src/durations.ts'
import { deleteNow } from '../../../src/orders/delete-customers.ts'
import { addOrders } from '../../../src/orders/orders.ts'
import { anna, openShop, type Shop } from '../../support/shop.ts'
import { askForDeletion, loggedIn, rows, withBelongings, withEmail } from './steps.ts'

const test = suite<{ shop: Shop }>('Nothing is left of a deleted account')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

/** Which of these texts stand in the database, its log, or anything else in the folder but the key. */
function found({ folder }: Pick<Shop, 'folder'>, texts: string[]): string[] {
  const files = readdirSync(folder).filter((name) => !name.endsWith('.key'))
  return files.flatMap((name) => {
    const bytes = readFileSync(join(folder, name))
    return texts.filter((text) => bytes.includes(text)).map((text) => `${text} in ${name}`)
  })
}

test('neither email, phone, names nor password can be read in the files, with the server running', async ({
  shop,
}) => {
  const person = await shop.customer({ ...anna, firstName: 'Philomena', lastName: 'Quillfeather' })
  shop.client
    .prepare("update customer set phone = '+33240987654', company = 'Zinkwerk', external_id = 'ext-4711'")
    .run()
  await withBelongings(shop, person.id, person.email, 'Quill')
  const browser = await loggedIn(shop, person)
  await browser.open('/web-site-access')
  await browser
    .type('New Email', 'quill@example.net')
    .type('Your Password', person.password)
    .press('Send the code')
  shop.client
    .prepare(
      "insert into registration values ('r1', 'n', ?, 'Philomena', 'Quillfeather', 'en', 'ended', 1, ?)",
    )
    .run(person.email, shop.clock().getTime() + days(7))
  const asking = await shop.browser().open('/registration')
  asking.type('First name', 'Philomena').type('Last name', 'Quillfeather').type('Email', person.email)
  await asking.press('Create the account')
  await shop.deliver()
  await askForDeletion(browser, person.password)
  await shop.deliver()
  const [{ password_hash, token_digest, nonce }] = rows<Record<string, string>>(
    shop,
    `select password_hash, token_digest, nonce from customer
     join session on session.customer_id = customer.id join temporary_password t on t.customer_id = customer.id`,
  ) as [Record<string, string>]
  const texts = [
    person.email,
    'quill@example.net',
    '+33240987654',
    'Zinkwerk',
    'ext-4711',
    'Philomena',
    'Quillfeather',
  ]
  const secrets = [password_hash ?? '', token_digest ?? '', nonce ?? '']
  assert.ok(found(shop, [...texts, ...secrets]).length >= 10, 'they were there to be found')

  shop.pass(days(7))
  await shop.sweep()
  assert.ok(found(shop, [person.email]).length > 0, 'until the last email is sent, its address is there')
  await shop.deliver()
  shop.client.exec(
    "update email set state = 'bounced', reason = 'no such mailbox: ' || recipient where recipient is not null",
  )
  await shop.sweep()

  assert.equal(found(shop, [...texts, ...secrets]), [])
  assert.ok(found(shop, ['Quill line1']).length > 0, 'the address on the invoice stays')
})

test('of hundreds of deleted accounts none is left, also not in the gaps between rows', async ({ shop }) => {
  const people = 400
  const emails: string[] = []
  for (let at = 0; at < people; at += 1) {
    const email = `${((at * 7919) % 1000) + 1000}-customer-with-a-rather-long-name-${at}@example.com`
    const { id } = await shop.customer({ ...anna, email, password: null })
    const orders = [1, 2, 3].map((number) => ({
      number: `${at}-${number}`,
      email,
      status: 'sent' as const,
      currency: 'EUR',
      total: 100,
      placedAt: shop.clock(),
      lines: [],
      shipments: [],
    }))
    await atomically(shop.database, (transaction) => addOrders(transaction, id, orders))
    if (at % 2 === 0) emails.push(email)
  }
  for (const email of emails) {
    const [{ id }] = rows<{ id: string }>(shop, 'select id from customer where email = ?', email) as [
      { id: string },
    ]
    await deleteNow(shop.database, id, { actor: { kind: 'command' }, language: 'en' }, shop.clock())
  }
  await shop.sweep()
  assert.equal(found(shop, emails), [])
  assert.is(rows(shop, 'select id from customer').length, people / 2)
  assert.is(shop.client.pragma('integrity_check', { simple: true }), 'ok')
})

test('a copy that SQLite left in the free room of a page is found and removed', async ({ shop }) => {
  const { folder, config } = shop
  await shop.customer()
  await shop.shut()
  const bytes = readFileSync(config.databaseFile)
  const trace = 'lost.copy@example.com'
  // The room between the pointers of a page and its first row; a leaf of a table begins with 13.
  const page = Array.from({ length: bytes.length / 4096 }, (_, at) => at * 4096).find(
    (at) => at > 0 && bytes[at] === 13 && bytes.readUInt16BE(at + 3) > 0 && bytes.readUInt16BE(at + 5) > 2000,
  )
  bytes.write(trace, (page ?? 0) + 1000, 'utf8')
  writeFileSync(config.databaseFile, bytes)
  assert.equal(found({ folder }, [trace]), [`${trace} in comptoir.sqlite`])

  const { database, client, close } = openDatabase(config.databaseFile)
  assert.is(client.pragma('integrity_check', { simple: true }), 'ok')
  assert.is(await leaveNoTrace(database, ['nobody@example.com']), 'none')
  assert.is(found({ folder }, [trace]).length, 1, 'the file is not written anew without a reason')
  assert.is(await leaveNoTrace(database, ['nobody@example.com', trace]), 'removed')
  assert.equal(found({ folder }, [trace]), [])
  assert.is(client.pragma('integrity_check', { simple: true }), 'ok')
  assert.is(client.prepare('select count(*) from customer').pluck().get(), 1)
  close()
})

test('while another process reads, nothing waits for it: it is told, and done at the next sweep', async ({
  shop,
}) => {
  const person = await shop.customer()
  await withEmail(shop, {
    kind: 'account-deleted',
    customerId: null,
    recipient: 'gone@example.com',
    language: 'en',
    facts: { name: 'A' },
  })
  await shop.deliver()
  const other = openDatabase(shop.config.databaseFile)
  other.client.exec('begin')
  other.client.prepare('select count(*) from email').get()
  await shop.sweep()
  assert.ok(found(shop, ['gone@example.com']).length > 0)
  assert.ok(shop.logged().some(({ event }) => event === 'deleted_data_left'))
  other.client.exec('commit')
  other.close()
  await shop.sweep()
  assert.equal(found(shop, ['gone@example.com']), [])
  assert.ok(await shop.stored(person.id))
})

test.run()
