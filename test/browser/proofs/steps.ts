import type { Locator, Page } from 'playwright-core'
import { paths } from '../../../src/paths.ts'
import type { Shop } from '../../support/shop.ts'

/** Where it happens: for what a visitor knows that stands on no page, such as the time on a phone. */
export type Scene = { shop: Shop; url: string }

/** One thing that a visitor does on a page; it waits for the page that comes. */
export type Step = (page: Page, scene: Scene) => Promise<unknown>

type PageStep = (page: Page) => Promise<unknown>

/** Fills in the form with this action by the fields' names, and presses its button, or the one told. */
export const send =
  (action: string, fields: Record<string, string>, button = ':not(.by-enter, [name=step])'): PageStep =>
  async (page) => {
    const form = page.locator(`form[action="${action}"]`).last()
    for (const [name, value] of Object.entries(fields)) await fill(form.locator(`[name="${name}"]`), value)
    await press(form.locator(`button[type=submit]${button}`).first())
  }

/** As `send`, with a form whose action only begins so. */
export const sendTo =
  (beginning: string, fields: Record<string, string>): PageStep =>
  async (page) => {
    const form = page.locator(`main form[action^="${beginning}"]`).first()
    await send((await form.getAttribute('action')) ?? '', fields)(page)
  }

async function fill(field: Locator, value: string): Promise<void> {
  const kind = await field.evaluate((element) =>
    element instanceof HTMLSelectElement ? 'select' : (element.getAttribute('type') ?? 'text'),
  )
  if (kind === 'select') await field.selectOption(value)
  else if (kind === 'checkbox' || kind === 'radio') await field.setChecked(value !== '')
  else await field.fill(value)
}

/** Sends a member of staff's form after something has happened to the session it was opened in. */
export const sendAfter =
  (change: string, email: string, form: Step): Step =>
  async (page, scene) => {
    const whose = '(select id from staff where email = ?)'
    scene.shop.client.prepare(`${change} where staff_id = ${whose}`).run(email)
    await form(page, scene)
  }

/** Follows a link, or presses a button. */
export const follow =
  (selector: string): PageStep =>
  (page) =>
    press(page.locator(selector).first())

export async function press(locator: Locator): Promise<void> {
  await Promise.all([locator.page().waitForEvent('load'), locator.click()])
}

/** Types an address that lies below the page's own. */
export const goUnder =
  (path: string): PageStep =>
  (page) => {
    const { origin, pathname } = new URL(page.url())
    return page.goto(origin + pathname + path)
  }

/** The same thing so many times. */
export const times =
  (count: number, step: Step): Step =>
  async (page, scene) => {
    for (let left = count; left > 0; left -= 1) await step(page, scene)
  }

/** The secret in the newest caught email to an address, read in the mailbox as its owner would. */
export async function secretIn(page: Page, to: string): Promise<string> {
  await page.goto(new URL(paths.mailbox, page.url()).href)
  await press(page.locator('main li', { hasText: to }).locator('a').first())
  const text = await page.locator('pre').innerText()
  const [secret] = /\b[0-9A-Z]{4}(-[0-9A-Z]{4}){1,3}\b/.exec(text) ?? []
  if (!secret) throw new Error(`No secret in the email to ${to}:\n${text}`)
  return secret
}
