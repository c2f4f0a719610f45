import { addCustomer } from '../../../src/accounts/customers.ts'
import { newId } from '../../../src/database/ids.ts'
import type { Browser } from '../../support/browser.ts'
import type { Shop } from '../../support/shop.ts'

export const nora = { firstName: 'Nora', lastName: 'Lindqvist', email: 'nora@example.com' }

/** Fills in the form for a new account; answers the reference on the page that comes. */
export async function register(browser: Browser, who = nora): Promise<string> {
  await browser.open('/registration')
  browser.type('First name', who.firstName).type('Last name', who.lastName).type('Email', who.email)
  await browser.press('Create the account')
  const reference = /R-[0-9A-Z]{6}/.exec(browser.text)?.[0]
  if (browser.status !== 200 || !reference) throw new Error(`no page with a reference: ${browser.text}`)
  return reference
}

/** The secret that stands alone on its line in an email: a temporary password or a code. */
export function secretIn(email: { text: string } | undefined): string {
  const secret = /^[0-9A-Z]{4}(?:-[0-9A-Z]{4}){1,3}$/m.exec(email?.text ?? '')?.[0]
  if (!secret) throw new Error(`no secret in ${email?.text}`)
  return secret
}

/** What a mailbox has received so far. */
export async function emailsTo(shop: Shop, address: string) {
  return (await shop.deliver()).filter(({ to }) => to.includes(address))
}

/** Registers and reads the temporary password out of the newest email. */
export async function registered(shop: Shop, who = nora, browser = shop.browser()): Promise<string> {
  await register(browser, who)
  return secretIn((await emailsTo(shop, who.email)).at(-1))
}

let number = 0

/** An order that somebody placed as a guest. */
export function guestOrder(shop: Shop, email: string): string {
  number += 1
  const now = shop.clock()
  shop.client
    .prepare(
      "insert into customer_order (id, email, number, status, currency, total, placed_at) values (?, ?, ?, 'sent', 'EUR', 4200, ?)",
    )
    .run(newId(now), email, `G-${number}`, now.getTime())
  return `G-${number}`
}

/** As an import does it: a customer without a password, whose mailbox nobody has proven. */
export async function importCustomer(shop: Shop, email: string): Promise<string> {
  const createdAt = shop.clock()
  const id = newId(createdAt)
  const names = { firstName: 'Im', lastName: 'Ported', company: null, phone: null, language: null }
  await addCustomer(shop.database, { id, email, ...names, passwordHash: null, createdAt })
  return id
}

/** The statements that the database runs meanwhile, in order; an empty value is a value like any other. */
export async function statementsOf(shop: Shop, work: () => Promise<unknown>): Promise<string[]> {
  const run: string[] = []
  const prototype = Object.getPrototypeOf(shop.client.prepare('select 1')) as Record<
    'run' | 'get' | 'all',
    (...given: unknown[]) => unknown
  >
  const originals = { ...prototype, run: prototype.run, get: prototype.get, all: prototype.all }
  const spy = (original: (...given: unknown[]) => unknown) =>
    function (this: { source: string }, ...given: unknown[]) {
      run.push(this.source.replace(/\bnull\b/g, '?'))
      return original.apply(this, given)
    }
  const { run: runs, get, all } = originals
  Object.assign(prototype, { run: spy(runs), get: spy(get), all: spy(all) })
  try {
    await work()
  } finally {
    Object.assign(prototype, { run: runs, get, all })
  }
  return run
}

/** What a browser receives, the tokens, references and times of codes blotted out. */
export function blotted({ status, headers, html }: Pick<Browser, 'status' | 'headers' | 'html'>): string {
  return (
    [status, ...[...headers].map(([name, value]) => `${name}: ${value}`), html]
      .join('\n')
      // First the tokens: by chance one holds what looks like a reference.
      .replace(/value="[\w-]{22}\.[\w-]{43}(\.[\w-]{22})?"/g, 'value="token"')
      .replace(/R-[0-9A-Z]{6}/g, 'R-······')
      .replace(/(visitor|session)=[\w-]+/g, '$1=·')
      .replace(/value="[0-9a-f-]{36}"/g, 'value="id"')
  )
}
