import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '../../support/browser.ts'
import { temporaryPasswordIn } from '../../support/mail-far-end.ts'
import type { Shop } from '../../support/shop.ts'

export const seconds = (count: number) => count * 1000
export const minutes = (count: number) => seconds(60) * count
export const hours = (count: number) => minutes(60) * count
export const days = (count: number) => hours(24) * count

/** Fills in the log-in box. */
export async function logIn(browser: Browser, email: string, password: string): Promise<Browser> {
  await browser.open('/login')
  return browser.type('Email', email).type('Password', password).press('Log in')
}

/** Asks for a temporary password; answers the reference on the page that comes. */
export async function ask(browser: Browser, email: string): Promise<string> {
  await browser.open('/forgot-password')
  await browser.type('Email', email).press('Reset password')
  const reference = /R-[0-9A-Z]{6}/.exec(browser.text)?.[0]
  if (browser.status !== 200 || !reference) throw new Error(`no page with a reference: ${browser.text}`)
  return reference
}

/** The emails with a temporary password that an address has received so far. */
export async function temporaryPasswordEmails(shop: Shop, email: string) {
  const emails = await shop.deliver()
  return emails.filter(
    ({ to, subject }) => to.includes(email) && /^(Your temporary|Votre mot de passe temp)/.test(subject),
  )
}

/** Asks, and reads the temporary password out of the newest email. */
export async function receive(shop: Shop, email: string, browser = shop.browser()): Promise<string> {
  await ask(browser, email)
  const newest = (await temporaryPasswordEmails(shop, email)).at(-1)
  if (!newest) throw new Error(`no email to ${email}`)
  return temporaryPasswordIn(newest)
}

/** Changes the password under Web Site Access. */
export async function changePassword(
  browser: Browser,
  current: string,
  fresh: string,
  again = fresh,
): Promise<Browser> {
  await browser.open('/web-site-access')
  browser.type('Current Password', current).type('New Password', fresh).type('Re-Type New Password', again)
  return browser.press('Save')
}

export type BareForm = (fields: Record<string, string>) => Promise<Response>

/** A form of a page, in a browser of its own, that can be posted hundreds of times: nothing is read of the answers. */
export async function bareForm(shop: Shop, address: string, page = '/login'): Promise<BareForm> {
  const client = { incoming: { socket: { remoteAddress: address, remotePort: 1, remoteFamily: 'IPv4' } } }
  const opened = await shop.fetch(new Request(shop.config.publicUrl + page), client)
  const cookie = opened.headers.getSetCookie().map((set) => set.split(';')[0])
  const token = /name="form-token" value="([^"]+)"/.exec(await opened.text())?.[1]
  if (!token) throw new Error(`no form on ${page}`)

  return async (fields) => {
    const body = new URLSearchParams({ ...fields, 'form-token': token })
    const headers = { cookie: cookie.join('; ') }
    return shop.fetch(new Request(shop.config.publicUrl + page, { method: 'POST', body, headers }), client)
  }
}

/** How often each status was answered. */
export function tally(answers: Response[]): Record<number, number> {
  const counts: Record<number, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

type Row = Record<string, unknown>

/** Rows of the database, as they lie there. */
export const rows = (shop: Shop, query: string, ...values: unknown[]): Row[] =>
  shop.client.prepare(query).all(...values) as Row[]

export const one = (shop: Shop, query: string, ...values: unknown[]): unknown =>
  shop.client
    .prepare(query)
    .pluck()
    .get(...values)

/** Every byte of the database's files, the WAL's among them, and of the log. */
export function everythingKept(shop: Shop): string {
  const files = readdirSync(shop.folder).filter((name) => !name.endsWith('.key'))
  return files.map((name) => readFileSync(join(shop.folder, name), 'latin1')).join('\n') + shop.log()
}

/** The rows of every table, to see that nothing has changed; the counters of limits apart. */
export function snapshot(shop: Shop, ...without: string[]): string {
  const tables = rows(shop, "select name from sqlite_master where type = 'table' order by name")
  const wanted = tables
    .map(({ name }) => String(name))
    .filter((name) => ![...without, 'allowance'].includes(name))
  return JSON.stringify(wanted.map((name) => [name, rows(shop, `select * from "${name}" order by 1`)]))
}
