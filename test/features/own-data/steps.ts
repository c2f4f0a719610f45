import { atomically } from '../../../src/database/atomically.ts'
import { queueEmail } from '../../../src/email/outbox.ts'
import { addAddress } from '../../../src/features/address-book/addresses.ts'
import { addOrders } from '../../../src/orders/orders.ts'
import type { Browser } from '../../support/browser.ts'
import type { Shop } from '../../support/shop.ts'

type Person = { email: string; password: string }

/** A browser in which this customer has just logged in. */
export async function loggedIn(
  shop: Shop,
  { email, password }: Person,
  languages?: string,
): Promise<Browser> {
  const browser = shop.browser(languages ? { languages } : {})
  await browser.open('/login')
  const [name, word, button] = languages?.startsWith('fr')
    ? ['Adresse e-mail', 'Mot de passe', 'Se connecter']
    : ['Email', 'Password', 'Log in']
  return browser.type(name, email).type(word, password).press(button)
}

export const rows = <Row = Record<string, unknown>>(shop: Shop, sql: string, ...given: unknown[]): Row[] =>
  shop.client.prepare(sql).all(...given) as Row[]

/** An address and an order with a line and a parcel, with a mark in each text. */
export async function withBelongings(
  shop: Shop,
  customerId: string,
  email: string,
  mark: string,
): Promise<void> {
  const { database, clock } = shop
  const place = { line1: `${mark} line1`, town: `${mark} town`, postcode: 'BS1 4ND', country: 'GB' }
  await addAddress(
    database,
    customerId,
    { name: `${mark} name`, called: `${mark} called`, ...place },
    clock(),
  )
  const address = { name: `${mark} ship`, company: null, line2: null, district: null, region: null, ...place }
  const order = {
    number: `${mark}-1`,
    email,
    status: 'sent' as const,
    currency: 'EUR',
    total: 4200,
    note: `${mark} note`,
    reorderUrl: `https://perrin.example/?again=${mark}`,
    shippingAddress: address,
    billingAddress: address,
    placedAt: clock(),
    lines: [{ name: `${mark} thing`, quantity: 2, unitPrice: 2100 }],
    shipments: [{ carrier: `${mark} carrier`, trackingNumber: `${mark}-77` }],
  }
  await atomically(database, (transaction) => addOrders(transaction, customerId, [order]))
}

/** A row of the outbox about this customer. */
export const withEmail = (shop: Shop, email: Parameters<typeof queueEmail>[1]) =>
  queueEmail(shop.database, email, shop.clock())

export async function askForDeletion(browser: Browser, password: string): Promise<Browser> {
  await browser.open('/profile/delete-account')
  return browser.type('Your Password *', password).press('Delete the account')
}
