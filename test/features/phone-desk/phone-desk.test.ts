import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { addAddress } from '../../../src/features/address-book/addresses.ts'
import { addOrder } from '../../../src/orders/orders.ts'
import type { Browser } from '../../support/browser.ts'
import { claire, openShop, type Shop } from '../../support/shop.ts'
import { employ, hector, odile, staffBrowser, staffPassword } from '../../support/staff.ts'
import {
  changePassword,
  days,
  everythingKept,
  hours,
  logIn,
  minutes,
  one,
  receive,
  rows,
} from '../login/steps.ts'

const test = suite<{ shop: Shop; staff: Browser }>('Staff on the phone let a customer in')

test.before.each(async (t) => {
  t.shop = await openShop()
  t.staff = await staffBrowser(t.shop, await employ(t.shop, hector))
})

test.after.each(({ shop }) => shop.close())

const readOutPage = (id: string) => `/staff/customers/${id}/read-out`
const letterPage = (id: string) => `/staff/customers/${id}/letter`

const shownOn = (browser: Browser) => browser.find('.secret code')?.textContent ?? ''

async function readOut(staff: Browser, id: string): Promise<string> {
  await staff.open(readOutPage(id))
  await staff.tick('I asked, and the answers were right').press('Make it and show it')
  return shownOn(staff)
}

async function print(staff: Browser, id: string): Promise<string> {
  await staff.open(letterPage(id))
  await staff.tick('I asked, and the answers were right').press('Make the letter')
  return shownOn(staff)
}

/** A customer with an address and an order to ask about. */
async function known(shop: Shop, person: Parameters<Shop['customer']>[0] = {}, name = 'Anna Brandt') {
  const added = await shop.customer(person)
  const address = { name, line1: '9 Mill Lane', town: 'Hull', postcode: 'HU1 1AA', country: 'GB' }
  await addAddress(shop.database, added.id, address, shop.clock())
  for (const [number, days] of [
    ['QF-77001', 20],
    ['QF-77002', 2],
  ] as const)
    await addOrder(shop.database, added.id, {
      number,
      status: 'sent',
      currency: 'GBP',
      total: number === 'QF-77002' ? 4200 : 1100,
      placedAt: new Date(shop.clock().getTime() - days * 86_400_000),
    })
  return added
}

const eventsOf = (shop: Shop, id: string) =>
  rows(
    shop,
    "select event, details from history where customer_id = ? and event like 'temporary-password%' order by id",
    id,
  )

const noticesTo = async (shop: Shop, email: string, subject: string) =>
  (await shop.deliver()).filter((sent) => sent.to.includes(email) && sent.subject.startsWith(subject))

test('the page says what to ask, with the right answers; nothing is made unless it was asked', async ({
  shop,
  staff,
}) => {
  const { id } = await known(shop)
  await staff
    .open(`/staff/customers/${id}/web-site-access`)
    .then((page) => page.click('Read out a temporary password'))
  assert.match(staff.main, 'Anna Brandt')
  assert.match(staff.main, '9 Mill Lane, HULL, HU1 1AA')
  assert.match(staff.main, 'QF-77002, £42.00 (21 November 2026)')
  assert.not.match(staff.main, 'QF-77001')

  await staff.press('Make it and show it')
  assert.is(staff.status, 422)
  assert.equal(staff.errors.length, 1)
  assert.match(staff.main, 'Ask first, and tick the box')
  assert.is(one(shop, 'select count(*) from temporary_password'), 0)
  assert.equal(eventsOf(shop, id), [])
})

test('a temporary password is spelled out once, opens the account once, and the customer is told', async ({
  shop,
  staff,
}) => {
  const { id, email, password } = await known(shop)
  const shown = await readOut(staff, id)
  assert.match(shown, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
  assert.is(staff.headers.get('cache-control'), 'no-store')
  const [own, other] = staff.all('.spelled')
  const international = (own?.textContent ?? '').match(/[A-Za-z-]{3,}/g) ?? []
  assert.is((own?.querySelectorAll('li') ?? []).length, 4)
  const digits = 'zero one two three four five six seven eight nine'.split(' ')
  const letters = (own?.querySelectorAll('span') ?? []) as unknown as { textContent: string }[]
  const said = [...letters].flatMap(({ textContent }) => textContent.split(' · '))
  const read = said.map((word) => (digits.includes(word) ? String(digits.indexOf(word)) : word[0]))
  assert.is(read.join(''), shown.replaceAll('-', ''))
  assert.ok(international.length >= 16)
  assert.not.equal(other?.textContent, own?.textContent)

  await staff.open(`/staff/customers/${id}/web-site-access`)
  assert.not.match(staff.html, shown)
  const [notice] = await noticesTo(shop, email, 'A temporary password was given out on the phone')
  assert.match(notice?.text ?? '', 'Was it you who called?')
  const bare = shown.replaceAll('-', '')
  assert.equal(eventsOf(shop, id), [{ event: 'temporary-password-read-out', details: '{}' }])
  for (const secret of [shown, bare]) {
    assert.not.match(everythingKept(shop), secret)
    assert.not.match(JSON.stringify(shop.farEnd.emails), secret)
  }

  const anna = await logIn(shop.browser(), email, ` ${bare.toLowerCase().replaceAll('0', 'o')} `)
  assert.match(anna.url, '/web-site-access')
  await changePassword(anna, shown, 'seven tall ladders')
  assert.match(anna.main, 'saved')
  const late = await logIn(shop.browser(), email, shown)
  assert.is(late.status, 422)
  assert.is((await logIn(shop.browser(), email, password)).status, 422)
  await logIn(shop.browser(), email, 'seven tall ladders').then((page) => assert.match(page.url, '/profile'))
})

test('it lives for 15 minutes, and until it is used nothing about the account changes', async ({
  shop,
  staff,
}) => {
  const { id, email, password } = await known(shop)
  const shown = await readOut(staff, id)
  assert.match(staff.main, 'until 14:56.')
  await logIn(shop.browser(), email, password).then((page) => assert.match(page.url, '/profile'))
  shop.pass(minutes(15))
  const late = await logIn(shop.browser(), email, shown)
  assert.is(late.status, 422)
  assert.match(late.main, 'This temporary password has ended. Ask for a new one')
  shop.pass(-minutes(5))
  assert.is((await logIn(shop.browser(), email, shown)).status, 422, 'a clock set back revives nothing')
})

test('it opens the account a moment before it ends', async ({ shop, staff }) => {
  const { id, email } = await known(shop)
  const shown = await readOut(staff, id)
  shop.pass(minutes(15) - 1)
  await logIn(shop.browser(), email, shown).then((page) => assert.match(page.url, '/web-site-access'))
})

test('a new one ends the one read out before, not an emailed one and not a letter', async ({
  shop,
  staff,
}) => {
  const { id, email } = await known(shop)
  const emailed = await receive(shop, email)
  const letter = await print(staff, id)
  const first = await readOut(staff, id)
  const second = await readOut(staff, id)
  assert.is.not(first, second)
  const states = () =>
    rows(shop, 'select handed, state from temporary_password order by created_at, id').map(
      ({ handed, state }) => `${handed} ${state}`,
    )
  assert.equal(states(), ['email live', 'letter live', 'read-out ended', 'read-out live'])
  await print(staff, id)
  assert.equal(states(), ['email live', 'letter ended', 'read-out ended', 'read-out live', 'letter live'])
  for (const ended of [first, letter]) assert.is((await logIn(shop.browser(), email, ended)).status, 422)
  await logIn(shop.browser(), email, emailed).then((page) => assert.match(page.url, '/web-site-access'))
  assert.is((await logIn(shop.browser(), email, second)).status, 422, 'the first use ends the others')
})

test('who asks for an email gets one of its own, never what was read out or printed', async ({
  shop,
  staff,
}) => {
  const { id, email } = await known(shop)
  const shown = [await readOut(staff, id), await print(staff, id)]
  const emailed = await receive(shop, email)
  assert.not.ok(shown.includes(emailed))
})

test('at most five an hour for one customer; another customer is not kept waiting', async ({
  shop,
  staff,
}) => {
  const { id, email } = await known(shop)
  const other = await shop.customer({ email: 'hanna@example.com' })
  for (const make of [readOut, print]) {
    for (let at = 0; at < 5; at += 1) assert.ok(await make(staff, id), `${at}`)
    const before = one(shop, 'select count(*) from temporary_password')
    assert.is(await make(staff, id), '')
    assert.is(staff.status, 429)
    assert.ok(Number(staff.headers.get('retry-after')) > 0)
    assert.match(staff.main, 'There is room again in 60 minutes')
    assert.is(one(shop, 'select count(*) from temporary_password'), before)
  }
  assert.ok(await readOut(staff, other.id))
  assert.is((await noticesTo(shop, email, 'A temporary password was given out')).length, 5)
  shop.pass(hours(1))
  const again = await staffBrowser(shop, await employ(shop, odile))
  assert.ok(await readOut(again, id))
})

test('a disabled account gets neither, and the page says why', async ({ shop, staff }) => {
  const { id } = await known(shop)
  for (const [page, tick] of [
    [readOutPage(id), 'Make it and show it'],
    [letterPage(id), 'Make the letter'],
  ] as const) {
    await staff.open(page)
    const { action, entries } = staff.tick('I asked, and the answers were right').formData(tick)
    shop.client.prepare('update customer set disabled = 1 where id = ?').run(id)
    await staff.post(action, entries)
    assert.is(staff.status, 422)
    await staff.open(page)
    assert.match(staff.main, 'The account is disabled, so no temporary password was made.')
    assert.not.ok(staff.buttons.includes(tick))
    shop.client.prepare('update customer set disabled = 0 where id = ?').run(id)
  }
  assert.is(one(shop, 'select count(*) from temporary_password'), 0)
  assert.equal(eventsOf(shop, id), [])
})

test('what was read out or printed proves no mailbox: orders placed from it stay where they are', async ({
  shop,
  staff,
}) => {
  const { id, email } = await known(shop, { password: null })
  await addOrder(shop.database, id, {
    number: 'GUEST-1',
    status: 'sent',
    currency: 'EUR',
    total: 100,
    placedAt: shop.clock(),
  })
  shop.client
    .prepare("update customer_order set customer_id = null, email = ? where number = 'GUEST-1'")
    .run(email)
  const guests = () => one(shop, "select customer_id from customer_order where number = 'GUEST-1'")
  for (const make of [readOut, print]) {
    await logIn(shop.browser(), email, await make(staff, id)).then((page) =>
      assert.match(page.url, '/web-site-access'),
    )
    assert.is((await shop.stored(id)).emailProvenAt, null)
    assert.is(guests(), null)
  }
  assert.is(
    (await noticesTo(shop, email, 'A temporary password was given out')).length,
    1,
    'told all the same',
  )
  await logIn(shop.browser(), email, await receive(shop, email))
  assert.ok((await shop.stored(id)).emailProvenAt)
  assert.is(guests(), id)
})

test('a letter is printed once, in the customer’s own words, without the email of the account', async ({
  shop,
  staff,
}) => {
  const { id, email } = await known(shop)
  await staff.open(`/staff/customers/${id}/web-site-access`).then((page) => page.click('Print a letter'))
  assert.match(staff.main, 'The letter goes to')
  const shown = await print(staff, id)
  const letter = staff.find('.letter')
  const said = letter?.textContent ?? ''
  assert.is(letter?.getAttribute('lang'), 'en')
  assert.match(letter?.querySelector('.to')?.innerHTML ?? '', /Anna Brandt<br\/?>9 Mill Lane<br\/?>HULL/)
  assert.match(said, 'It works once, until 7 December 2026 at 14:41 (Paris time).')
  assert.match(said, `Open ${new URL('/login', shop.config.publicUrl).href} in a browser.`)
  assert.match(said, '02 40 12 34 56')
  assert.not.match(said, email)
  assert.equal(eventsOf(shop, id), [{ event: 'temporary-password-printed', details: '{}' }])
  assert.is((await noticesTo(shop, email, 'A letter with a temporary password')).length, 1)
  assert.not.match(everythingKept(shop), shown)
  assert.not.match(JSON.stringify(shop.farEnd.emails), shown)

  shop.pass(days(14) - minutes(1))
  await shop.sweep()
  await logIn(shop.browser(), email, shown).then((page) => assert.match(page.url, '/web-site-access'))
})

test('a letter ends after 14 days', async ({ shop, staff }) => {
  const { id, email } = await known(shop)
  const shown = await print(staff, id)
  shop.pass(days(14))
  const late = await logIn(shop.browser(), email, shown)
  assert.is(late.status, 422)
  assert.match(late.main, 'This temporary password has ended. Ask for a new one')
})

test('emails that were asked for meanwhile do not push a letter out', async ({ shop, staff }) => {
  const { id, email } = await known(shop)
  const shown = await print(staff, id)
  const add = shop.client.prepare(
    "insert into temporary_password (id, nonce, customer_id, state, handed, created_at, expires_at) values (?, 'n', ?, 'expired', 'email', ?, ?)",
  )
  const later = shop.clock().getTime() + 1
  for (let at = 0; at < 40; at += 1) add.run(`e${at}`, id, later + at, later + at)
  shop.pass(minutes(1))
  await logIn(shop.browser(), email, shown).then((page) => assert.match(page.url, '/web-site-access'))
})

test('without an address in the book a letter goes where the last order was billed; with neither there is none', async ({
  shop,
  staff,
}) => {
  const { id } = await shop.customer()
  await staff.open(letterPage(id))
  assert.match(staff.main, 'No postal address of this customer is known')
  assert.not.ok(staff.buttons.includes('Make the letter'))
  await staff.open(readOutPage(id))
  assert.match(staff.main, 'a name alone proves nothing')
  const { action, entries } = staff
    .tick('I asked, and the answers were right')
    .formData('Make it and show it')
  await staff.post(action.replace('read-out', 'letter'), entries)
  assert.is(staff.status, 422)
  assert.is(one(shop, 'select count(*) from temporary_password'), 0)

  const to = (name: string) => ({
    ...{ name, company: null, line1: '3 Quay Street', line2: null, district: null, town: 'Hull' },
    ...{ region: null, postcode: 'HU1 2BB', country: 'GB' },
  })
  await addOrder(shop.database, id, {
    number: 'QF-1',
    status: 'sent',
    currency: 'GBP',
    total: 1,
    placedAt: shop.clock(),
    shippingAddress: to('A Friend'),
    billingAddress: to('Anna Brandt'),
  })
  assert.ok(await print(staff, id))
  assert.match(staff.find('.letter .to')?.textContent ?? '', 'Anna Brandt3 Quay Street')
})

test('in French: asked, spelled and written in French, whatever staff read', async ({ shop, staff }) => {
  const { id, email } = await known(shop, claire, 'Claire Moreau')
  const shown = await readOut(staff, id)
  const [own, international, english] = staff.all('.spelled')
  const french =
    'Anatole Berthe Célestin Désiré Eugène François Gaston Henri Irma Joseph Kléber Louis Marcel Nicolas Oscar Pierre Quintal Raoul Suzanne Thérèse Ursule Victor William Xavier Yvonne Zoé'.split(
      ' ',
    )
  const figures = 'zéro un deux trois quatre cinq six sept huit neuf'.split(' ')
  const spans = [...((own?.querySelectorAll('span') ?? []) as unknown as { textContent: string }[])]
  const said = spans.flatMap(({ textContent }) => textContent.split(' · '))
  const read = said.map((word) =>
    figures.includes(word) ? String(figures.indexOf(word)) : String.fromCharCode(65 + french.indexOf(word)),
  )
  assert.is(read.join(''), shown.replaceAll('-', ''))
  assert.is(own?.querySelector('span')?.getAttribute('lang'), 'fr')
  assert.ok(international && english)
  const [notice] = await noticesTo(shop, email, 'Un mot de passe temporaire a été donné par téléphone')
  assert.match(notice?.text ?? '', 'C’est vous qui avez appelé')

  await print(staff, id)
  assert.is(staff.find('.letter')?.getAttribute('lang'), 'fr')
  assert.match(
    staff.find('.letter')?.textContent ?? '',
    'Il fonctionne une seule fois, jusqu’au 7 décembre 2026',
  )
  assert.match(staff.find('.letter .to')?.textContent ?? '', 'ROYAUME-UNI')
  assert.is((await noticesTo(shop, email, 'Une lettre avec un mot de passe temporaire')).length, 1)
})

test('staff who read French see every page in French', async ({ shop }) => {
  const { id } = await known(shop)
  const staff = await staffBrowser(shop, await employ(shop, odile))
  shop.client.prepare("update staff set language = 'fr' where email = ?").run(odile.email)
  await staff.open(readOutPage(id))
  assert.match(staff.main, 'Demandez d’abord ceci')
  await staff.press('Le créer et l’afficher')
  assert.match(staff.main, 'Posez d’abord les questions')
  await staff.tick('J’ai posé les questions, et les réponses étaient exactes').press('Le créer et l’afficher')
  assert.match(staff.main, 'Alphabet international, en anglais')
  assert.is(staff.find('.spelled span')?.getAttribute('lang'), 'en')
  await staff.open(letterPage(id))
  await staff.tick('J’ai posé les questions, et les réponses étaient exactes').press('Créer la lettre')
  assert.match(staff.main, 'Imprimez cette lettre maintenant')
  assert.match(staff.find('.letter')?.textContent ?? '', 'How to use it')
})

test('names and addresses stay text on every page and in the letter', async ({ shop, staff }) => {
  const evil = '<img src=x onerror=alert(1)>"\'&'
  const { id } = await known(shop, { firstName: evil, lastName: evil }, evil)
  const pages = [
    () => staff.open(readOutPage(id)),
    () => readOut(staff, id),
    () => staff.open(letterPage(id)),
    () => print(staff, id),
  ]
  for (const show of pages) {
    await show()
    assert.is(staff.status, 200)
    assert.is(staff.all('img[src="x"]').length, 0)
    assert.match(staff.main, evil)
  }
  assert.match(staff.find('.letter .to')?.textContent ?? '', evil)
})

test('the password of staff is asked for again after ten minutes, and nothing is made meanwhile', async ({
  shop,
  staff,
}) => {
  const { id } = await known(shop)
  await staff.open(readOutPage(id))
  staff.tick('I asked, and the answers were right')
  shop.pass(minutes(11))
  await staff.press('Make it and show it')
  assert.is(staff.heading, 'Your password once more')
  assert.is(one(shop, 'select count(*) from temporary_password'), 0)
  await staff.type('Password', 'guess').press('Go on')
  assert.is(one(shop, 'select count(*) from temporary_password'), 0)

  await staff.type('Password', staffPassword).press('Go on')
  assert.is(one(shop, 'select count(*) from temporary_password'), 0, 'not without a press')
  await staff.press('Go on')
  assert.is(one(shop, 'select count(*) from temporary_password'), 1)
})

test.run()
