import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { addAddress, listAddresses } from '../../../src/features/address-book/addresses.ts'
import { correctAddress, removeForCustomer } from '../../../src/features/address-book/correct-address.ts'
import type { Browser } from '../../support/browser.ts'
import { openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, staffBrowser } from '../../support/staff.ts'
import { logIn } from '../login/steps.ts'

type Scene = { shop: Shop; staff: Browser; id: string; email: string; password: string }
const test = suite<Scene>('An address book corrected by staff')

const mill = { called: 'Home', name: 'Anna Brandt', line1: '1 Mill Lane', town: 'Hull', postcode: 'HU1 1AA' }

test.before.each(async (t) => {
  t.shop = await openShop()
  Object.assign(t, await t.shop.customer())
  const added = { ...mill, country: 'GB', defaultShipping: true, defaultBilling: true }
  await addAddress(t.shop.database, t.id, added, t.shop.clock())
  t.staff = await staffBrowser(t.shop, await employ(t.shop, hector))
  await t.staff.open(`/staff/customers/${t.id}/addresses`)
})

test.after.each(({ shop }) => shop.close())

const bookOf = async ({ shop, id }: Pick<Scene, 'shop' | 'id'>) => listAddresses(shop.database, id)

const events = ({ client }: Shop) =>
  client
    .prepare("select event, actor_kind, details from history where event like 'address-%' order by id")
    .all()
    .map((row) => Object.values(row as object).join(' '))

test('staff correct an address with the checks of its country, and the customer is told', async (t) => {
  const { shop, staff, email } = t
  await staff.click('Edit Home')
  await staff.type('Postcode', '4400').press('Save')
  assert.is(staff.status, 422)
  assert.ok(staff.field('Postcode').invalid)
  await staff.type('Postcode', 'hu2 2bb').untick('Send the bill here').press('Save')
  assert.match(staff.main, 'The address is saved. The customer is told by email.')

  const [address] = await bookOf(t)
  assert.equal(
    [address?.postcode, address?.defaultShipping, address?.defaultBilling],
    ['HU2 2BB', true, false],
  )
  const [told] = (await shop.deliver()).filter(({ to }) => to.includes(email))
  assert.match(told?.text ?? '', 'address book')
  assert.not.match(told?.text ?? '', 'HU2')
  assert.equal(events(shop), ['address-changed staff {"fields":["postcode","defaultBilling"]}'])
})

test('what the customer saves meanwhile is not written over', async (t) => {
  const { shop, staff, email, password } = t
  await staff.click('Edit Home')
  const anna = await logIn(shop.browser(), email, password)
  await anna.open('/address-book').then((page) => page.click('Edit Home'))
  await anna.type('Street and number', '2 Mill Lane').press('Save')

  await staff.type('Town', 'York').press('Save')
  assert.is(staff.status, 409)
  assert.match(staff.main, 'Somebody has changed this after you had opened it')
  assert.is(staff.field('Street and number').value, '2 Mill Lane')
  assert.is((await bookOf(t))[0]?.town, 'Hull')

  await staff.type('Town', 'York').press('Save')
  assert.equal(
    (await bookOf(t)).map(({ line1, town }) => [line1, town]),
    [['2 Mill Lane', 'York']],
  )
})

test('the fields of another country, and a look at the label, forget nothing and keep what was seen', async (t) => {
  const { shop, staff, id, email, password } = t
  await staff.click('Edit Home')
  await staff.choose('Country', 'France').press('Change')
  assert.is(staff.field('Name').value, 'Anna Brandt')
  const anna = await logIn(shop.browser(), email, password)
  await anna.open('/address-book').then((page) => page.click('Edit Home'))
  await anna.type('Street and number', '2 Mill Lane').press('Save')
  await staff.type('Postal code', '44000').type('Town or city', 'Nantes').press('Save')
  assert.is(staff.status, 409)
  assert.is((await listAddresses(shop.database, id))[0]?.country, 'GB')
})

test('an address that is removed meanwhile is gone', async (t) => {
  const { shop, staff, id } = t
  await staff.click('Edit Home')
  shop.client.prepare('delete from address where customer_id = ?').run(id)
  await staff.type('Town', 'York').press('Save')
  assert.is(staff.status, 404)
  assert.equal(await bookOf(t), [])
})

test('one is added for the customer, once however often it is pressed', async (t) => {
  const { shop, staff } = t
  await staff.click('Add an address')
  await staff.type('Name', 'Anna Brandt').type('Street and number', '9 Quay').type('Town', 'Hull')
  await staff.type('Postcode', 'HU1 1AA')
  const { action, entries } = staff.formData('Save')
  await staff.post(action, entries)
  await staff.post(action, entries)
  assert.equal(
    (await bookOf(t)).map(({ line1 }) => line1),
    ['1 Mill Lane', '9 Quay'],
  )
  assert.equal(events(shop), ['address-added staff {}'])
})

test('one is removed after asking', async (t) => {
  const { shop, staff } = t
  await staff.click('Remove Home')
  assert.match(staff.main, '1 Mill Lane')
  await staff.press('Remove the address')
  assert.match(staff.main, 'There is no address in the book.')
  assert.equal(await bookOf(t), [])
  assert.equal(events(shop), ['address-removed staff {}'])
})

test('of two corrections of the same address at the very same moment one is saved and told', async (t) => {
  const { shop } = t
  const [before] = await bookOf(t)
  if (!before) throw new Error('There is no address')
  const by = { actor: { kind: 'command' }, language: 'en' } as const
  const about = await shop.stored(t.id)
  const { name, company, line1, line2, district, region, postcode, sortingCode, country, called } = before
  const same = { name, company, line1, line2, district, region, postcode, sortingCode, country, called }
  const outcomes = await Promise.all(
    ['York', 'Leeds'].map((town) => {
      const wanted = { ...same, town, shipping: town === 'York', billing: true }
      return correctAddress(shop.database, about, before, wanted, by, shop.clock())
    }),
  )
  assert.equal(outcomes, ['corrected', 'overtaken'])
  assert.equal(
    (await bookOf(t)).map(({ town, defaultShipping }) => [town, defaultShipping]),
    [['York', true]],
  )
  assert.is(await removeForCustomer(shop.database, about, before, by, shop.clock()), false)
  assert.is(events(shop).length, 1)
  assert.is((await shop.deliver()).length, 1)
})

test('saving what stands there writes nothing and tells nobody', async ({ shop, staff }) => {
  await staff.click('Edit Home').then((page) => page.press('Save'))
  assert.match(staff.main, 'Nothing was different')
  assert.is((await shop.deliver()).length, 0)
  assert.equal(events(shop), [])
})

test('an address of another customer is not found under this one', async (t) => {
  const other = await t.shop.customer({ email: 'claire@example.com' })
  const [address] = await bookOf(t)
  for (const end of ['', '/remove']) {
    await t.staff.open(`/staff/customers/${other.id}/addresses/${address?.id}${end}`)
    assert.is(t.staff.status, 404)
  }
})

test.run()
