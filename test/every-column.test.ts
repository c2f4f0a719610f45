import { type Column, getTableColumns, isTable } from 'drizzle-orm'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as apiKeys from '../src/accounts/api-key.table.ts'
import * as customers from '../src/accounts/customer.table.ts'
import * as emailChanges from '../src/accounts/email-change.table.ts'
import * as registrations from '../src/accounts/registration.table.ts'
import * as sessions from '../src/accounts/session.table.ts'
import * as temporaryPasswords from '../src/accounts/temporary-password.table.ts'
import * as emails from '../src/email/email.table.ts'
import * as addresses from '../src/features/address-book/address.table.ts'
import * as orders from '../src/orders/order.table.ts'
import { everything } from './http/knock.ts'
import { anna, openShop, type Shop } from './support/shop.ts'

const test = suite<{ shop: Shop }>('Every column posted to every form')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

const rooms = [
  apiKeys,
  customers,
  emailChanges,
  registrations,
  sessions,
  temporaryPasswords,
  emails,
  addresses,
  orders,
]

/** Every name there is, as the code and as the database spells it. */
const names = new Set(
  rooms
    .flatMap((room) => Object.values(room).filter(isTable))
    .flatMap((table) => Object.entries(getTableColumns(table)))
    .flatMap(([name, column]: [string, Column]) => [name, column.name]),
)

/** Where each form is, and the button that sends it. */
const forms: [page: string, button: string][] = [
  ['/login', 'Log in'],
  ['/forgot-password', 'Reset password'],
  ['/registration', 'Create the account'],
  ['/profile', 'Save'],
  ['/profile/your-data', 'Download the page'],
  ['/profile/delete-account', 'Delete the account'],
  ['/address-book/new', 'Save'],
  ['/web-site-access', 'Save'],
  ['/web-site-access', 'Send the code'],
]

for (const [page, button] of forms)
  test(`${page}, ${button}: a name that the form does not show is refused, and nothing is stored`, async ({
    shop,
  }) => {
    const { email, password } = await shop.customer()
    const browser = await shop.browser().open('/login')
    if (!['/login', '/forgot-password', '/registration'].includes(page))
      await browser.type('Email', email).type('Password', password).press('Log in')
    await browser.open(page)
    const { action, entries } = browser.formData(button)
    const filled = entries.map(([name, value]): [string, string] => [name, value || valueFor(name)])
    const before = everything(shop)

    const shown = new Set(filled.map(([name]) => name))
    for (const name of names) {
      if (shown.has(name)) continue
      for (const value of ['1', anna.email]) {
        await browser.post(action, [...filled, [name, value]])
        assert.ok([404, 422].includes(browser.status), `${name}: ${browser.status}`)
      }
    }
    assert.is(everything(shop), before)
  })

/** Something that the field would take. */
function valueFor(name: string): string {
  if (name === 'email') return 'somebody.new@example.com'
  if (name === 'current' || name === 'password' || name === 'passwordForDeletion') return anna.password ?? ''
  if (name === 'new' || name === 'again') return 'four quiet herons'
  return name === 'phone' ? '' : 'Nantes'
}

test.run()
