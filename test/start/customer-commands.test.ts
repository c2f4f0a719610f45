import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { saveCustomers } from '../../src/accounts/save-customers.ts'
import { openDatabase } from '../../src/database/database.ts'
import { type Desk, openDesk } from '../imports/desk.ts'

const test = suite<{ desk: Desk; id: string }>('comptoir customer')

const now = new Date('2026-11-23T13:40:00Z')

test.before.each(async (t) => {
  t.desk = openDesk()
  await t.desk.type('api-key', 'list')
  const { database, client, close } = openDatabase(join(t.desk.folder, 'trial.sqlite'))
  const anna = {
    email: 'quill@example.com',
    firstName: 'Anna\u001b[31m',
    lastName: 'Quill',
    phone: '+33240123456',
  }
  await saveCustomers(database, [{ externalId: 'C-1', ...anna }], { actor: { kind: 'command' } }, now)
  t.id = String(client.prepare("select id from customer where external_id = 'C-1'").pluck().get())
  close()
})

test.after.each(({ desk }) => desk.close())

const events = (desk: Desk) =>
  desk.rows<{ event: string; actor_kind: string }>(
    "select event, actor_kind from history where event like '%customer-%' or event like 'deletion-%' order by id",
  )

test('show tells what there is, by email or id, and nothing of passwords', async ({ desk, id }) => {
  const byEmail = await desk.type('customer', 'show', ' Quill@Example.com')
  assert.is(byEmail.code, 0)
  assert.match(byEmail.out, /^email: +quill@example\.com$/m)
  assert.match(byEmail.out, /^external id: +C-1$/m)
  // What a name holds gives no orders to a terminal.
  assert.not.match(byEmail.out, '\u001b')
  const { out } = await desk.type('customer', 'show', id.toUpperCase(), '--json')
  const shown = JSON.parse(out)
  assert.equal([shown.id, shown.phone, shown.orders, shown.hasPassword], [id, '+33240123456', 0, false])
  assert.not.match(out, 'passwordHash')
})

test('disable and enable, twice as well as once', async ({ desk, id }) => {
  const disabled = () =>
    desk.rows<{ disabled: number }>('select disabled from customer where id = ?', id)[0]?.disabled
  assert.match((await desk.type('customer', 'disable', 'quill@example.com')).out, 'is disabled.')
  assert.is(disabled(), 1)
  assert.match((await desk.type('customer', 'disable', id)).out, 'is disabled, as it was before.')
  assert.equal(JSON.parse((await desk.type('customer', 'enable', id, '--json')).out), {
    id,
    disabled: false,
    changed: true,
  })
  assert.is(disabled(), 0)
  assert.equal(events(desk), [
    { event: 'customer-disabled', actor_kind: 'command' },
    { event: 'customer-enabled', actor_kind: 'command' },
  ])
})

test('delete waits seven days, or does it at once when asked to', async ({ desk, id }) => {
  const asked = await desk.type('customer', 'delete', id)
  assert.match(asked.out, 'will be deleted on 30 November 2026')
  assert.is(desk.rows('select id from customer where id = ?', id).length, 1)
  assert.match((await desk.type('customer', 'show', id)).out, /^deletion: +30 November 2026/m)

  const done = await desk.type('customer', 'delete', 'quill@example.com', '--now', '--json')
  assert.equal([done.code, JSON.parse(done.out)], [0, { id, deleted: true }])
  assert.equal(desk.rows('select id from customer where id = ?', id), [])
  assert.equal(
    events(desk).map(({ event }) => event),
    ['deletion-asked', 'customer-deleted'],
  )
})

test('who is not there is told, with exit code 1', async ({ desk }) => {
  for (const act of ['show', 'disable', 'enable', 'delete'])
    for (const whom of ['nobody@example.com', 'C-1', 'no@such@thing']) {
      const { code, err, out } = await desk.type('customer', act, whom)
      assert.equal([code, out], [1, ''], `${act} ${whom}`)
      assert.match(err, 'There is no customer')
    }
  assert.equal(JSON.parse((await desk.type('customer', 'show', 'x', '--json')).out), {
    problem: 'There is no customer "x".',
  })
})

test('each has its help, and wants to know whom', async ({ desk }) => {
  for (const act of ['show', 'disable', 'enable', 'delete']) {
    assert.match(
      (await desk.type('customer', act, '--help')).out,
      `Usage: comptoir customer ${act} EMAIL-or-ID`,
    )
    assert.is((await desk.type('customer', act)).code, 2)
  }
})

test.run()
