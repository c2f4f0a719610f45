import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { temporaryPasswordIn } from '../support/mail-far-end.ts'
import { anna, openShop, type Shop } from '../support/shop.ts'
import { askFor, changePassword, onlyRow, passUntilDue, rowsOf } from './outbox.ts'

const test = suite<{ shop: Shop }>('What an email says')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(async ({ shop }) => {
  await shop.close()
})

test('TP-4: a retry sends the identical body, although language and name have changed meanwhile', async ({
  shop,
}) => {
  const { id } = await shop.customer()
  await askFor(shop, anna.email)
  shop.farEnd.behave('drop', 2)
  await shop.deliver()
  update(shop, "language = 'fr', first_name = 'Annette', last_name = 'Müller'", id)
  passUntilDue(shop)
  await shop.deliver()
  // Less than half of the temporary password’s life is left: asking now would bring a new one.
  shop.pass(40 * 60_000)
  await shop.deliver()

  const bodies = shop.farEnd.calls.map(({ body }) => body)
  assert.is(bodies.length, 3)
  assert.is(new Set(bodies).size, 1)
  assert.match(shop.farEnd.emails[0]?.text ?? '', /Anna Brandt/)
})

test('TP-4: so does a retry after a restart', async ({ shop }) => {
  await shop.customer()
  await askFor(shop, anna.email)
  shop.farEnd.behave('drop', 1)
  await shop.deliver()
  const { folder, farEnd } = shop
  passUntilDue(shop)
  await shop.shut()
  const next = await openShop({ folder, farEnd, now: shop.clock() })
  await next.deliver()
  await next.shut()

  const [first, second] = farEnd.calls
  assert.equal([second?.idempotencyKey, second?.body], [first?.idempotencyKey, first?.body])
})

test('the notice of a changed password is identical on a retry, too', async ({ shop }) => {
  const { id } = await shop.customer()
  await changePassword(shop)
  shop.farEnd.behave('error500', 1)
  await shop.deliver()
  update(shop, "language = 'fr', first_name = 'Annette'", id)
  passUntilDue(shop)
  await shop.deliver()

  assert.is(shop.farEnd.calls.length, 2)
  assert.is(shop.farEnd.calls[0]?.body, shop.farEnd.calls[1]?.body)
})

test('the shop was given another name between two attempts: what the provider has accepted counts as sent', async ({
  shop,
}) => {
  await shop.customer()
  await askFor(shop, anna.email)
  shop.farEnd.behave('dropAfterAccept', 1)
  await shop.deliver()
  assert.is(onlyRow(shop).state, 'waiting')
  passUntilDue(shop)
  const { folder, farEnd } = shop
  await shop.shut()

  const renamed = await openShop({
    folder,
    farEnd,
    now: shop.clock(),
    settings: { SHOP_NAME: 'Perrin & Fils' },
  })
  await renamed.deliver()
  assert.is(farEnd.calls.length, 2)
  assert.is.not(farEnd.calls[0]?.body, farEnd.calls[1]?.body)
  assert.equal([onlyRow(renamed).state, onlyRow(renamed).reason], ['sent', null])
  assert.is(farEnd.emails.length, 1)
  await renamed.shut()
})

const reasons: Record<string, { change: string; reason: string }> = {
  'the account was disabled': { change: 'disabled = 1', reason: 'disabled' },
  'the account got another address': { change: "email = 'elsewhere@example.com'", reason: 'address-changed' },
}

for (const [what, { change, reason }] of Object.entries(reasons))
  for (const when of ['before the first attempt', 'between two attempts'])
    test(`withheld: ${what} ${when}`, async ({ shop }) => {
      const { id } = await shop.customer()
      await askFor(shop, anna.email)
      if (when !== 'before the first attempt') {
        shop.farEnd.behave('error500', 1)
        await shop.deliver()
        passUntilDue(shop)
      }
      const calls = shop.farEnd.calls.length
      update(shop, change, id)
      await shop.deliver()

      assert.is(shop.farEnd.calls.length, calls)
      assert.equal([onlyRow(shop).state, onlyRow(shop).reason], ['withheld', reason])
    })

test('withheld: the password was changed while a temporary one was waiting to be sent', async ({ shop }) => {
  await shop.customer()
  await askFor(shop, anna.email)
  shop.farEnd.behave('error500', 1)
  await shop.deliver()
  await changePassword(shop)
  shop.pass(60_000)
  await shop.deliver()

  assert.equal(
    shop.farEnd.emails.map(({ subject }) => subject),
    ['Your password was changed – Perrin & Filles'],
  )
  const [asked] = rowsOf(shop)
  assert.equal([asked?.state, asked?.reason], ['withheld', 'password-changed'])
})

test('withheld: the customer is not there any more', async ({ shop }) => {
  const { id } = await shop.customer()
  await askFor(shop, anna.email)
  shop.client.prepare('delete from customer where id = ?').run(id)
  await shop.deliver()

  assert.is(shop.farEnd.calls.length, 0)
  assert.is(onlyRow(shop).state, 'withheld')
})

test('a temporary password that ends before it can be sent: failed, and nobody gets a dead one', async ({
  shop,
}) => {
  await shop.customer()
  await askFor(shop, anna.email)
  shop.farEnd.behave('error500', 1)
  await shop.deliver()
  shop.pass(60 * 60_000)
  await shop.deliver()

  assert.is(shop.farEnd.emails.length, 0)
  assert.equal([onlyRow(shop).state, onlyRow(shop).reason], ['failed', 'expired before it could be sent'])
})

for (const language of ['en', 'fr'] as const)
  test(`every email in ${language}: text and HTML say the same, nothing is loaded, no machine answers it`, async ({
    shop,
  }) => {
    await shop.customer({ language })
    await askFor(shop, anna.email)
    const [asked] = await shop.deliver()
    const browser = shop.browser()
    await browser.open('/login')
    browser.type('Email', anna.email).type('Password', temporaryPasswordIn(asked ?? { text: '' }))
    await browser.press('Log in')
    shop.pass(120_000)
    await changePassword(shop)
    const emails = await shop.deliver()

    assert.is(emails.length, 3)
    for (const { headers, html, text, subject, from, to } of emails) {
      assert.equal(headers, { 'Auto-Submitted': 'auto-generated' })
      assert.equal([from, to], ['Perrin & Filles <bonjour@perrin.example>', [anna.email]])
      assert.ok(text.length > 100 && html.length > 200, subject)
      assert.match(html, `<html lang="${language}"`)
      assert.not.match(html, /<(img|script|link|iframe|video|audio|object|form)\b|url\(|\bsrc=|@import/i)
      for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g))
        assert.ok(
          /^(http:\/\/localhost:3000\/login|https:\/\/perrin\.example\/|mailto:|tel:)/.test(href),
          href,
        )
      assert.not.match(html + text, /[?&]\w+=/, 'no link carries anything')
    }
    const temporary = temporaryPasswordIn(asked ?? { text: '' })
    assert.ok(asked?.html.includes(temporary))
    assert.ok(asked?.text.split('\n').includes(temporary), 'alone on its line')
  })

function update({ client }: Shop, set: string, id: string): void {
  const { changes } = client.prepare(`update customer set ${set} where id = ?`).run(id)
  assert.is(changes, 1)
}

test.run()
