import type { Page } from 'playwright-core'
import { paths } from '../../../src/paths.ts'
import type { ErrorStatus } from '../../../views/errors/error-page.tsx'
import { errorPageAsIf } from './error-page-as-if.tsx'
import { follow, press, type Step, secretIn, send } from './steps.ts'

/** Changes the first form of main behind the visitor's back and sends it: what only a broken page does. */
export const sendBroken =
  (change: (form: HTMLFormElement) => void): Step =>
  async (page) => {
    const form = page.locator('main form').first()
    await form.evaluate(change)
    await Promise.all([
      page.waitForEvent('load'),
      form.evaluate((element: HTMLFormElement) => element.submit()),
    ])
  }

export function stuff(form: HTMLFormElement): void {
  const email = form.querySelector<HTMLInputElement>('[name=email]')
  email?.removeAttribute('maxlength')
  if (email) email.value = 'x'.repeat(70_000)
}

export function asText(form: HTMLFormElement): void {
  form.enctype = 'text/plain'
}

export function noLanguage(form: HTMLFormElement): void {
  form.action = '/language'
}

/** Presses a form's first button when its token is as good as none: the page stood open for too long. */
export const sendTooLate =
  (form: string): Step =>
  async (page) => {
    const whole = page.locator(form).first()
    await whole
      .locator('[name=form-token]')
      .evaluate((token: HTMLInputElement) => token.setAttribute('value', 'x.y'))
    await press(whole.locator('button[type=submit]:not(.by-enter, [name=step])').first())
  }

/** Logs in with a temporary password, then types it again. */
export async function typeUsedTemporaryPassword(page: Page): Promise<void> {
  const email = 'm.legoff@example.net'
  await page.goto(new URL(paths.forgotPassword, page.url()).href)
  await send(paths.forgotPassword, { email })(page)
  const password = await secretIn(page, email)
  const logIn = send(paths.login, { email, password })
  await page.goto(new URL(paths.login, page.url()).href)
  await logIn(page)
  await send(paths.logout, {})(page)
  await logIn(page)
}

/** A page of another site whose form leads here. */
export async function sendFromElsewhere(page: Page): Promise<void> {
  const elsewhere = 'http://elsewhere.example/'
  const form = `<form method="post" action="${page.url()}"><button>Send</button></form>`
  await page.route(elsewhere, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Elsewhere</title>${form}` }),
  )
  await page.goto(elsewhere)
  await follow('button')(page)
  await page.unroute(elsewhere)
}

/** The error page of a status that no browser brings about, in the place of the page that is open. */
export const showErrorPage =
  (status: ErrorStatus): Step =>
  async (page) => {
    const address = page.url()
    const seen = await page.evaluate(() => ({
      language: document.documentElement.lang,
      stylesheet: document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href ?? '',
    }))
    const body = errorPageAsIf(status, seen)
    await page.route(address, (route) => route.fulfill({ status, contentType: 'text/html', body }))
    await page.goto(address)
    await page.unroute(address)
  }
