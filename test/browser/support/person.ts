import * as assert from 'uvu/assert'
import type { Locator, Page } from './chromium.ts'

export type Person = ReturnType<typeof personAt>

const patience = 30_000

/** Somebody at a browser, who knows pages by their labels, buttons and headings only. */
export function personAt(page: Page, url: string) {
  page.setDefaultTimeout(patience)
  const field = (label: string) => page.getByLabel(labelled(label)).and(page.locator('input, select'))
  const inMain = page.locator('main')

  return {
    page,
    field,
    opens: (path: string) => page.goto(url + path),

    types: (label: string, text: string) => field(label).fill(text),
    chooses: (label: string, option: string) => field(label).selectOption({ label: option }),
    ticks: (label: string) => field(label).check(),

    /** Presses the button of this name; in the footer or header where main has none. Waits for the next page. */
    presses: (button: string) => leads(page, byName(page, 'button', button)),
    follows: (link: string) => leads(page, byName(page, 'link', link)),
    /** Follows a link to a place on the same page. */
    jumps: (link: string) => byName(page, 'link', link).click(),

    /** Puts a text into the clipboard as whoever marks it in an email does, and pastes it. */
    async pastes(label: string, text: string): Promise<void> {
      const email = await page.context().newPage()
      await email.goto(`data:text/html;charset=utf-8,<textarea>${encodeURIComponent(`\n${text}`)}</textarea>`)
      await email.locator('textarea').focus()
      await email.keyboard.press('ControlOrMeta+a')
      await email.keyboard.press('ControlOrMeta+c')
      await email.close()
      await field(label).fill('')
      await field(label).focus()
      await page.keyboard.press('ControlOrMeta+v')
      assert.is.not(await field(label).inputValue(), '', `nothing was pasted into ${label}`)
    },

    /** Waits until the page of this heading stands there. */
    sees: (heading: string) => page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor(),
    /** Waits until main says this. */
    reads: (text: string | RegExp) => inMain.getByText(text).first().waitFor(),
    /** Everything that main says. */
    text: () => inMain.innerText(),
    valueOf: (label: string) => field(label).inputValue(),

    async logsIn(email: string, password: string): Promise<void> {
      await page.goto(`${url}/login`)
      await field('Email').fill(email)
      await field('Password').fill(password)
      await leads(page, byName(page, 'button', 'Log in'))
    },
  }
}

/** A label, with or without the star of a field that must be filled in. */
const labelled = (label: string) => new RegExp(`^${literally(label)}( \\*)?$`)

export const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

const byName = (page: Page, role: 'button' | 'link', name: string): Locator =>
  page.getByRole(role, { name, exact: true }).first()

async function leads(page: Page, locator: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), locator.click()])
}
