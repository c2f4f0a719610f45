import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Browser } from '../../support/browser.ts'
import { openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, odile, staffBrowser } from '../../support/staff.ts'

const test = suite<{ shop: Shop; staff: Browser }>('Exports by an owner')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.staff = await staffBrowser(t.shop, await employ(t.shop, odile))
})

test.after.each(({ shop }) => shop.close())

const canary = `<i id="canary">'"&last`

test('an export is an owner’s, and comes as a file', async ({ shop, staff }) => {
  await shop.customer({ firstName: '=1+1', lastName: canary })
  await staff.open('/staff/customers').then((page) => page.click('Export customers and orders'))
  const { action, entries } = staff
    .choose('Format', 'CSV for spreadsheets (UTF-8 with a mark)')
    .formData('Download')
  const cookie = [...staff.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const post = (fields: [string, string][]) =>
    shop.fetch(
      new Request(`http://localhost:3000${action}`, {
        method: 'POST',
        headers: { cookie, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields),
      }),
      { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } } },
    )
  const answer = await post(entries as [string, string][])
  assert.is(answer.status, 200)
  assert.is(answer.headers.get('content-disposition'), 'attachment; filename="customers-2026-11-23.csv"')
  assert.is(answer.headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.match(answer.headers.get('cache-control') ?? '', 'no-store')
  const bytes = Buffer.from(await answer.arrayBuffer())
  assert.equal([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf])
  assert.match(bytes.toString(), "'=1+1")
  assert.equal(
    shop.client.prepare("select subject, actor_kind, details from history where event = 'exported'").all(),
    [{ subject: 'customers', actor_kind: 'staff', details: '{"format":"csv-marked"}' }],
  )

  const json = entries.map(([name, value]): [string, string] => [
    name,
    name === 'format' ? 'json' : String(value),
  ])
  const [line] = (await (await post(json)).text()).split('\n')
  assert.is(JSON.parse(line ?? '').lastName, canary)

  const helper = await staffBrowser(shop, await employ(shop, hector))
  await helper.open('/staff/customers')
  assert.not.ok(helper.links.some(({ href }) => href.includes('/staff/export')))
  assert.is((await helper.open('/staff/export')).status, 403)
})

test('what is not on the form is refused, and nothing is recorded', async ({ shop, staff }) => {
  await staff.open('/staff/export')
  const { action, entries } = staff.formData('Download')
  for (const [name, value] of [
    ['what', 'passwords'],
    ['format', 'xlsx'],
  ] as const) {
    await staff.post(
      action,
      entries.map(([field, typed]) => [field, field === name ? value : String(typed)]),
    )
    assert.is(staff.status, 422)
  }
  assert.is(shop.client.prepare("select count(*) from history where event = 'exported'").pluck().get(), 0)
})

test.run()
