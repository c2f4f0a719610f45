import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { atomically } from '../../../src/database/atomically.ts'
import { addOrders } from '../../../src/orders/orders.ts'
import { parseHtml } from '../../support/browser/html.ts'
import { temporaryPasswordIn } from '../../support/mail-far-end.ts'
import { anna, claire, openShop, type Shop } from '../../support/shop.ts'
import { download, downloadJson } from './download.ts'
import { loggedIn, rows, withBelongings, withEmail } from './steps.ts'

const test = suite<{ shop: Shop }>('Downloading one’s own data')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

test('from Profile to both files, which are kept by nobody on the way', async ({ shop }) => {
  const person = await shop.customer()
  await withBelongings(shop, person.id, person.email, 'Quill')
  const browser = await loggedIn(shop, person)
  await browser.click('Download your data, or delete the account')
  assert.is(browser.heading, 'Your data')

  const page = await download(shop, browser, 'html')
  assert.is(page.status, 200)
  assert.is(page.headers.get('content-type'), 'text/html; charset=UTF-8')
  assert.is(page.headers.get('content-disposition'), 'attachment; filename="your-data-2026-11-23.html"')
  assert.is(page.headers.get('cache-control'), 'no-store')
  assert.is(page.headers.get('x-content-type-options'), 'nosniff')
  const html = await page.text()
  for (const told of ['Anna Brandt', 'anna@example.com', 'Quill thing', 'Quill line1', 'Quill-1', '€42.00'])
    assert.ok(html.includes(told), told)

  const json = await download(shop, browser, 'json')
  assert.is(json.headers.get('content-type'), 'application/json')
  assert.is(json.headers.get('content-disposition'), 'attachment; filename="your-data-2026-11-23.json"')
  const data = JSON.parse(await json.text())
  assert.equal([data.format, data.version, data.account.email], ['comptoir-own-data', 1, person.email])
  assert.is(data.orders[0].lines[0].name, 'Quill thing')
  assert.is(data.orders[0].shipments[0].carrier, 'Quill carrier')
})

test('each download is in the history, for the customer to see in the next one', async ({ shop }) => {
  const browser = await loggedIn(shop, await shop.customer())
  await download(shop, browser, 'json')
  const { history } = await downloadJson(shop, browser)
  const told = history.filter(({ event }: { event: string }) => event === 'data-downloaded')
  assert.is(told.length, 2)
  assert.equal(told[0].details, { file: 'json' })
  assert.is(told[0].by, 'customer')
  assert.equal(told[0].origin.network, { kind: 'this-computer' })
})

test('the page needs nothing around it: no script, no link, no file, and a policy that forbids all of them', async ({
  shop,
}) => {
  const person = await shop.customer()
  await withBelongings(shop, person.id, person.email, 'Quill')
  const html = await (await download(shop, await loggedIn(shop, person), 'html')).text()
  assert.not.match(html, /<(script|link|img|iframe|object|embed|form|a|base)\b/)
  assert.not.match(html, /\b(src|href|srcset|action|on\w+)=/)
  assert.not.match(html, /url\(|@import/)
  assert.match(
    html,
    /<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"/,
  )
  assert.match(html, '@media print')
})

test('French customers get it in French, whatever the browser speaks', async ({ shop }) => {
  const person = await shop.customer(claire)
  const browser = await loggedIn(shop, person, 'fr')
  const answer = await download(shop, browser, 'html')
  assert.match(answer.headers.get('content-disposition') ?? '', 'vos-donnees-2026-11-23.html')
  const html = await answer.text()
  assert.match(html, '<html lang="fr">')
  assert.match(html, 'Vos données chez Perrin &amp; Filles')
  assert.match(html, '23 novembre 2026')
  assert.match(html, 'jusqu’à la fermeture du navigateur')
})

const nasty = `<script>alert("1")</script>'"&`

test('whatever was typed stays text', async ({ shop }) => {
  const person = await shop.customer({ ...anna, firstName: nasty, lastName: nasty })
  await withBelongings(shop, person.id, person.email, nasty)
  shop.client
    .prepare(
      'update customer set company = ?, phone = ?, external_id = ?, newsletter_agreed_at = 1, newsletter_wording = ?',
    )
    .run(nasty, nasty, nasty, nasty)
  const browser = await loggedIn(shop, person)
  shop.client.prepare('update session set browser = ?, platform = ?').run(nasty, nasty)
  await withEmail(shop, { kind: nasty, customerId: person.id, recipient: nasty, language: 'en', facts: {} })

  const html = await (await download(shop, browser, 'html')).text()
  assert.not.ok(html.includes('<script'))
  const page = parseHtml(html)
  assert.is(page.querySelectorAll('script').length, 0)
  const text = page.body?.textContent ?? ''
  assert.ok(text.split(nasty).length > 12, `only ${text.split(nasty).length} marks came through`)
  const data = await downloadJson(shop, browser)
  assert.is(data.account.firstName, nasty)
})

test('no secret is in it, and nobody else', async ({ shop }) => {
  const person = await shop.customer()
  const other = await shop.customer({ ...claire, lastName: 'Otterburn' })
  await withBelongings(shop, other.id, other.email, 'Otter')
  await withBelongings(shop, person.id, person.email, 'Quill')
  const asking = await shop.browser().open('/forgot-password')
  await asking.type('Email', person.email).press('Reset password')
  const temporary = temporaryPasswordIn((await shop.deliver())[0] ?? { text: '' })
  const browser = await loggedIn(shop, person)
  await browser.open('/web-site-access')
  await browser.type('New Email', other.email).type('Your Password', person.password).press('Send the code')
  await shop.deliver()

  const files = [
    await (await download(shop, browser, 'html')).text(),
    await (await download(shop, browser, 'json')).text(),
  ]
  const kept = rows<Record<string, string>>(
    shop,
    `select password_hash as secret from customer union all select token_digest from session
     union all select nonce from temporary_password union all select used_from from temporary_password
     union all select nonce from email_change union all select id from session
     union all select id from temporary_password union all select provider_id from email`,
  )
  const secrets = kept.flatMap(({ secret }) => secret ?? [])
  assert.ok(secrets.length > 8, 'there are secrets to look for')
  for (const file of files) {
    for (const secret of [...secrets, temporary, temporary.replaceAll('-', ''), person.password])
      assert.not.ok(file.includes(secret), secret)
    for (const hers of ['Otter', 'Claire', other.id]) assert.not.ok(file.includes(hers), hers)
  }

  // What became of the email to the other mailbox would tell that there is an account.
  const { emails } = JSON.parse(files[1] ?? '')
  const toOther = emails.filter(({ recipient }: { recipient: string }) => recipient === other.email)
  assert.is(toOther.length, 1)
  assert.equal([toOther[0].state, toOther[0].reason, toOther[0].sentAt], [null, null, null])
})

test('a session of a temporary password may have it: whoever never set one has the same right', async ({
  shop,
}) => {
  const person = await shop.customer({ ...anna, password: null })
  const asking = await shop.browser().open('/forgot-password')
  await asking.type('Email', person.email).press('Reset password')
  const password = temporaryPasswordIn((await shop.deliver())[0] ?? { text: '' })
  const browser = await loggedIn(shop, { ...person, password })
  const data = await downloadJson(shop, browser)
  assert.is(data.account.hasPassword, false)
  assert.is(data.sessions[0].kind, 'temporary')
  assert.equal(
    data.temporaryPasswords.map(({ state, handed }: Record<string, string>) => [state, handed]),
    [['used', 'email']],
  )
})

test('too many in an hour: it says when there is room again, and writes nothing', async ({ shop }) => {
  const browser = await loggedIn(shop, await shop.customer())
  for (let times = 1; times <= 10; times += 1)
    assert.is((await download(shop, browser, 'json')).status, 200, String(times))
  const refused = await download(shop, browser, 'json')
  assert.is(refused.status, 429)
  assert.is(refused.headers.get('retry-after'), '3600')
  assert.match(await refused.text(), 'You have downloaded your data several times. Wait 60 minutes')
  assert.is(rows(shop, "select * from history where event = 'data-downloaded'").length, 10)
  shop.pass(60 * 60 * 1000)
  assert.is((await download(shop, browser, 'html')).status, 200)
})

test('a button that is not there is refused', async ({ shop }) => {
  const browser = await loggedIn(shop, await shop.customer())
  await browser.open('/profile/your-data')
  const { action, entries } = browser.formData('Download the page')
  const others = entries.filter(([name]) => name !== 'file')
  await browser.post(action, [...others, ['file', 'sqlite']])
  assert.is(browser.status, 422)
  assert.is(rows(shop, "select * from history where event = 'data-downloaded'").length, 0)
})

test('thousands of orders are read while they are written out, not before', async ({ shop }) => {
  const person = await shop.customer()
  const browser = await loggedIn(shop, person)
  const placedAt = (at: number) => new Date(shop.clock().getTime() - (3000 - at) * 60_000)
  for (let start = 0; start < 3000; start += 500)
    await atomically(shop.database, (transaction) =>
      addOrders(
        transaction,
        person.id,
        Array.from({ length: 500 }, (_, i) => ({
          number: `N-${start + i}`,
          status: 'sent' as const,
          currency: 'EUR',
          total: start + i,
          placedAt: placedAt(start + i),
          lines: [{ name: 'Zinc tray', quantity: 1, unitPrice: start + i }],
          shipments: [],
        })),
      ),
    )

  const whole = await downloadJson(shop, browser)
  assert.equal(
    whole.orders.map(({ number }: { number: string }) => number),
    Array.from({ length: 3000 }, (_, i) => `N-${i}`),
  )

  for (const file of ['html', 'json'] as const) {
    const reader = (await download(shop, browser, file)).body?.getReader()
    let text = ''
    while (!text.includes('N-0')) text += new TextDecoder().decode((await reader?.read())?.value)
    shop.client.prepare("update customer_order set number = 'X' || number where number > 'N-2'").run()
    for (let piece = await reader?.read(); piece && !piece.done; piece = await reader?.read())
      text += new TextDecoder().decode(piece.value)
    assert.match(text, 'XN-2999', `${file}: what comes late is read late`)
    assert.match(text, file === 'json' ? /\}\n$/ : /<\/html>$/, `${file}: it comes to its end`)
    shop.client.prepare('update customer_order set number = substr(number, 2) where number like ?').run('X%')
  }
})

test.run()
