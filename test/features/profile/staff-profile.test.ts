import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { correctProfile } from '../../../src/accounts/correct-profile.ts'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, odile, staffBrowser } from '../../support/staff.ts'
import { logIn } from '../login/steps.ts'

const test = suite<{ shop: Shop; staff: Browser }>('A profile corrected by staff')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.staff = await staffBrowser(t.shop, await employ(t.shop, hector))
})

test.after.each(({ shop }) => shop.close())

const historyOf = ({ client }: Shop, event: string) =>
  client.prepare('select actor_kind, customer_id, details from history where event = ?').all(event) as {
    actor_kind: string
    customer_id: string
    details: string
  }[]

test('staff correct a name and a phone, and the customer is told which', async ({ shop, staff }) => {
  const { id, email } = await shop.customer(claire)
  await staff.open('/staff/customers?q=moreau')
  await staff.click('Claire Moreau')
  assert.is(staff.field('Last name').value, 'Moreau')
  await staff.type('Last name', 'Moreau-Petit').type('Phone', '06 12 34 56 78').press('Save for the customer')
  assert.match(staff.main, 'Saved. The customer is told by email.')

  const { lastName, phone, language } = await shop.stored(id)
  assert.equal([lastName, phone, language], ['Moreau-Petit', '+33612345678', 'fr'])
  const [told] = (await shop.deliver()).filter(({ to }) => to.includes(email))
  assert.match(told?.subject ?? '', 'Nous avons corrigé votre compte')
  assert.match(told?.text ?? '', 'nom, téléphone')
  assert.not.match(told?.text ?? '', /Moreau-Petit|06 12/)
  assert.equal(
    historyOf(shop, 'profile-changed').map(({ details }) => JSON.parse(details)),
    [{ fields: ['lastName', 'phone'] }],
  )
  assert.equal(
    historyOf(shop, 'profile-changed').map(({ actor_kind, customer_id }) => [actor_kind, customer_id]),
    [['staff', id]],
  )
})

test('what the customer saves meanwhile is not written over, and what was typed is shown beside it', async ({
  shop,
  staff,
}) => {
  const { id, email, password } = await shop.customer()
  await staff.open(`/staff/customers/${id}`)
  const anna = await logIn(shop.browser(), email, password)
  shop.pass(1000)
  await anna.open('/profile')
  await anna.type('First name', 'Anna Lena').press('Save')

  await staff.type('First name', 'Hanna <b>').type('Company', 'Brandt & Co').press('Save for the customer')

  assert.is(staff.status, 409)
  assert.match(staff.main, 'Somebody has changed this after you had opened it')
  assert.is(staff.field('First name').value, 'Anna Lena')
  assert.match(staff.main, 'You had typed: Hanna <b>')
  assert.match(staff.main, 'You had typed: Brandt & Co')
  assert.is((await shop.stored(id)).firstName, 'Anna Lena')
  assert.is(historyOf(shop, 'profile-changed').filter(({ actor_kind }) => actor_kind === 'staff').length, 0)

  await staff.type('First name', 'Hanna').press('Save for the customer')
  assert.is((await shop.stored(id)).firstName, 'Hanna')
})

test('two members of staff at the same moment: the second one is told', async ({ shop, staff }) => {
  const { id } = await shop.customer()
  const other = await staffBrowser(shop, await employ(shop, odile))
  await staff.open(`/staff/customers/${id}`)
  await other.open(`/staff/customers/${id}`)
  await staff.type('Company', 'First').press('Save for the customer')
  await other.type('Company', 'Second').press('Save for the customer')
  assert.is(other.status, 409)
  assert.is((await shop.stored(id)).company, 'First')
})

test('of two corrections of the same profile at the very same moment one is saved and told', async ({
  shop,
}) => {
  const { id } = await shop.customer()
  const before = await shop.stored(id)
  const { firstName, lastName, phone, language } = before
  const by = { actor: { kind: 'command' }, language: 'en' } as const
  const outcomes = await Promise.all(
    ['First', 'Second'].map((company) => {
      const corrected = { firstName, lastName, phone, language, company, stopNewsletter: false }
      return correctProfile(shop.database, before, corrected, by, shop.clock())
    }),
  )
  assert.equal(outcomes, ['corrected', 'overtaken'])
  assert.is((await shop.stored(id)).company, 'First')
  assert.is(historyOf(shop, 'profile-changed').length, 1)
  assert.is((await shop.deliver()).length, 1)
})

test('saving what stands there writes nothing and tells nobody', async ({ shop, staff }) => {
  const { id } = await shop.customer({ language: null })
  const before = await shop.stored(id)
  await staff.open(`/staff/customers/${id}`)
  await staff.press('Save for the customer')
  assert.match(staff.main, 'Nothing was different')
  assert.equal(await shop.stored(id), before)
  assert.is((await shop.deliver()).length, 0)
})

test('the same checks as the customer’s, and a phone of the customer’s own country', async ({
  shop,
  staff,
}) => {
  const { id } = await shop.customer()
  await staff.open(`/staff/customers/${id}`)
  await staff.type('First name', ' ').type('Phone', '12').press('Save for the customer')
  assert.is(staff.status, 422)
  assert.match(staff.field('First name').error, 'first name')
  assert.ok(staff.field('Phone').invalid)
  await staff.type('First name', 'x'.repeat(101)).type('Phone', '').press('Save for the customer')
  assert.ok(staff.field('First name').invalid)
  assert.is((await shop.stored(id)).firstName, 'Anna')
})

test('staff end a newsletter, but cannot agree to one', async ({ shop, staff }) => {
  const { id, email, password } = await shop.customer()
  await staff.open(`/staff/customers/${id}`)
  assert.not.ok(staff.find('#stopNewsletter'))
  const anna = await logIn(shop.browser(), email, password)
  await anna.tick('Send me news from Perrin & Filles by email').press('Save')
  assert.ok((await shop.stored(id)).newsletterAgreedAt)
  shop.pass(1000)

  await staff.open(`/staff/customers/${id}`)
  await staff.tick('The customer does not want the newsletter any more').press('Save for the customer')

  const { newsletterAgreedAt, newsletterWording } = await shop.stored(id)
  assert.equal([newsletterAgreedAt, newsletterWording], [null, null])
})

test('who never proved the mailbox gets no email about it', async ({ shop, staff }) => {
  const { id } = await shop.customer({ password: null })
  await staff.open(`/staff/customers/${id}`)
  await staff.type('Company', 'Brandt').press('Save for the customer')
  assert.is((await shop.deliver()).length, 0)
  assert.is((await shop.stored(id)).company, 'Brandt')
})

test('looking is recorded, once for a while of looking', async ({ shop, staff }) => {
  const { id } = await shop.customer()
  for (let times = 0; times < 3; times += 1) await staff.open(`/staff/customers/${id}`)
  assert.equal(
    historyOf(shop, 'customer-shown').map(({ customer_id }) => customer_id),
    [id],
  )
  for (const tab of ['', '/addresses', '/orders', '/web-site-access', '/emails', '/history']) {
    const before = historyOf(shop, 'customer-shown').length
    shop.pass(11 * 60_000)
    await staff.open(`/staff/customers/${id}${tab}`)
    assert.is(historyOf(shop, 'customer-shown').length, before + 1, tab)
  }
})

test('who is not there is not found', async ({ staff }) => {
  for (const id of ['01a208a2-8798-7331-be5e-da34e417c77a', 'x', '01A208A2-8798-7331-BE5E-DA34E417C77A']) {
    await staff.open(`/staff/customers/${id}`)
    assert.is(staff.status, 404, id)
  }
})

test.run()
