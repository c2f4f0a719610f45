import type { Page } from 'playwright-core'
import { paths } from '../../../src/paths.ts'
import { staffPassword } from '../../support/staff.ts'
import { sendTooLate } from './mishaps.ts'
import type { Entry, State } from './pages.ts'
import { follow, press, type Step, send, sendAfter } from './steps.ts'

const { staff } = paths
const settings: Pick<State, 'as' | 'open'> = { as: 'owner', open: staff.settings }
const logo: Pick<State, 'as' | 'open'> = { as: 'owner', open: staff.settingsLogo }
const removal: Pick<State, 'as' | 'open'> = { as: 'owner', open: staff.settingsLogoRemoval }
const wrong = { status: 422, wrong: true } as const

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40" viewBox="0 0 120 40"><path d="M4 4h112v32H4z" fill="#a05"/></svg>'

const sendBy = (button: string, fields: Record<string, string>): Step =>
  send(staff.settings, fields, `[value=${button}]`)

const confirmWith = (password: string): Step => send(staff.confirm, { password })

/** The password was typed long ago when the form is sent; a moment ago when it is opened. */
const typedForTooLong = { as: 'slowOwner', open: staff.home } as const
const slowly: Step[] = [
  sendAfter('update staff_session set confirmed_at = created_at', 'slow@perrin.example', (page, { url }) =>
    page.goto(url + staff.settings),
  ),
  sendAfter(
    'update staff_session set confirmed_at = 0',
    'slow@perrin.example',
    sendBy('save', { SHOP_PHONE: '02 40 00 00 00' }),
  ),
]

/** How the shop is called, looks and behaves, as an owner sets it. What is saved for good others would see. */
export const staffSettingsPages: Record<string, Entry> = {
  [`GET ${staff.settings}`]: [
    { called: 'filled', ...settings },
    { called: 'saved', ...settings, steps: [sendBy('save', {})] },
    { called: 'with a logo of its own', ...logo, steps: [sendLogo('logo.svg', drawing)] },
    { called: 'logo removed', ...removal, steps: [follow('main form button')] },
  ],
  [`POST ${staff.settings}`]: [
    {
      called: 'previewed',
      ...settings,
      steps: [sendBy('preview', { SHOP_NAME: 'Maison Perrin', SHOP_ACCENT: '#aa0055' })],
    },
    {
      called: 'everything wrong',
      ...settings,
      steps: [
        sendBy('save', {
          SHOP_NAME: '',
          SHOP_URL: 'nowhere',
          SHOP_EMAIL: 'bonjour',
          SHOP_ACCENT: 'mauve',
          SHOP_TIME_ZONE: 'Europe/Nantes',
          ACCOUNT_PASSWORD_LENGTH: '3',
        }),
      ],
      ...wrong,
    },
    { called: 'typed for too long', ...typedForTooLong, steps: slowly },
  ],
  [`POST ${staff.confirm}`]: [
    { called: 'wrong password', as: 'owner', open: staff.confirm, steps: [confirmWith('guess')], ...wrong },
    {
      called: 'with what was sent before',
      ...typedForTooLong,
      steps: [...slowly, confirmWith(staffPassword)],
    },
  ],
  [`GET ${staff.settingsPreviewStyles}`]: 'is a style sheet of the page that is previewed',
  [`GET ${staff.settingsLogo}`]: [{ called: 'asking', ...logo }],
  [`POST ${staff.settingsLogo}`]: [
    { called: 'no file', ...logo, steps: [follow('main form button')], ...wrong },
    { called: 'no picture', ...logo, steps: [sendLogo('logo.svg', 'Perrin & Filles')], ...wrong },
  ],
  [`GET ${staff.settingsLogoRemoval}`]: [{ called: 'asking', ...removal }],
  [`POST ${staff.settingsLogoRemoval}`]: [
    { called: 'too old', ...removal, steps: [sendTooLate('main form')], ...wrong },
  ],
}

function sendLogo(name: string, content: string): Step {
  return async (page: Page) => {
    const file = { name, mimeType: 'image/svg+xml', buffer: Buffer.from(content) }
    await page.locator('input[type=file]').setInputFiles(file)
    await press(page.locator('main form button').first())
  }
}
