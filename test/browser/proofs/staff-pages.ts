import { paths } from '../../../src/paths.ts'
import { codeAt } from '../../support/authenticator.ts'
import { sendTooLate } from './mishaps.ts'
import type { Entry } from './pages.ts'
import { staffDeskPages } from './staff-desk-pages.ts'
import { staffSettingsPages } from './staff-settings-pages.ts'
import { type Step, send } from './steps.ts'

const { staff } = paths
const id = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'
const wrongCode = { code: '000000' }
const anyCustomer = 'main tbody a[href^="/staff/customers/"]'

/**
 * The pages of the staff, as in `pages.ts`. `owner` and `helper` are logged in; where both come, say what each sees.
 */
export const staffPages: Record<string, Entry> = {
  ...staffDeskPages,
  ...staffSettingsPages,

  [`GET ${staff.login}`]: [{ called: 'empty', as: 'nobody', open: staff.login }],
  [`POST ${staff.login}`]: [
    {
      called: 'nothing typed',
      as: 'nobody',
      open: staff.login,
      steps: [send(staff.login, {})],
      status: 422,
      wrong: true,
    },
  ],
  [`POST ${staff.logout}`]: 'leads to the log-in page of the staff',
  [`GET ${staff.secondFactor}`]: [{ called: 'empty', as: 'halfIn', open: staff.secondFactor }],
  [`POST ${staff.secondFactor}`]: [
    {
      called: 'wrong code',
      as: 'halfIn',
      open: staff.secondFactor,
      steps: [send(staff.secondFactor, wrongCode)],
      status: 422,
      wrong: true,
    },
  ],
  [`GET ${staff.setUp}`]: [
    { called: 'password', as: 'newStaff', open: staff.setUp },
    { called: 'second factor', as: 'newStaffWithPassword', open: staff.setUp },
  ],
  [`POST ${staff.setUpPassword}`]: [
    {
      called: 'nothing typed',
      as: 'newStaff',
      open: staff.setUp,
      steps: [send(staff.setUpPassword, {})],
      status: 422,
      wrong: true,
    },
  ],
  [`POST ${staff.setUp}`]: [
    {
      called: 'wrong code',
      as: 'newStaffWithPassword',
      open: staff.setUp,
      steps: [send(staff.setUp, wrongCode)],
      status: 422,
      wrong: true,
    },
    { called: 'recovery codes', as: 'newStaffWithPassword', open: staff.setUp, steps: [takeUpFactor] },
  ],
  [`GET ${staff.confirm}`]: [{ called: 'empty', as: 'owner', open: staff.confirm }],
  [`GET ${staff.access}`]: [
    { called: 'owner', as: 'owner', open: staff.access },
    { called: 'helper', as: 'helper', open: staff.access },
  ],
  [`POST ${staff.accessPassword}`]: [
    {
      called: 'nothing typed',
      as: 'helper',
      open: staff.access,
      steps: [send(staff.accessPassword, {})],
      status: 422,
      wrong: true,
    },
  ],
  [`POST ${staff.accessSessions}`]: [
    {
      called: 'ended',
      as: 'helper',
      open: staff.access,
      steps: [sendTooLate(`form[action="${staff.accessSessions}"]`)],
      status: 422,
      wrong: true,
    },
  ],
  [`GET ${staff.accessSecondFactor}`]: [{ called: 'offered', as: 'owner', open: staff.accessSecondFactor }],
  [`POST ${staff.accessSecondFactor}`]: [
    {
      called: 'wrong code',
      as: 'owner',
      open: staff.accessSecondFactor,
      steps: [send(staff.accessSecondFactor, wrongCode)],
      status: 422,
      wrong: true,
    },
  ],
  [`GET ${staff.accessRecoveryCodes}`]: [{ called: 'asking', as: 'owner', open: staff.accessRecoveryCodes }],
  [`POST ${staff.accessRecoveryCodes}`]: [
    {
      called: 'new ones',
      as: 'owner',
      open: staff.accessRecoveryCodes,
      steps: [send(staff.accessRecoveryCodes, {})],
    },
  ],

  [`GET ${staff.customers}`]: [
    { called: 'newest', as: 'owner', open: staff.customers },
    { called: 'found', as: 'helper', open: `${staff.customers}?q=claire` },
    { called: 'nobody', as: 'helper', open: `${staff.customers}?q=nobody-like-this` },
  ],
  [`GET ${staff.history}`]: [
    { called: 'owner', as: 'owner', open: staff.history },
    { called: 'helper', as: 'helper', open: staff.history },
  ],
  [`GET ${staff.historyCsv}`]: [{ called: 'asking', as: 'owner', open: staff.historyCsv }],
  [`POST ${staff.historyCsv}`]: [
    {
      called: 'too old',
      as: 'owner',
      open: staff.historyCsv,
      steps: [sendTooLate('main form')],
      status: 422,
      wrong: true,
    },
  ],
  [`GET ${staff.customerHistory(id)}`]: [
    { called: 'one customer', as: 'owner', open: staff.customers, steps: [openHistory] },
  ],
}

/** Types what the phone shows for the key that stands on the page. */
async function takeUpFactor(page: Parameters<Step>[0], { shop }: Parameters<Step>[1]): Promise<void> {
  const key = (await page.locator('main code').first().textContent()) ?? ''
  await send(staff.setUp, { code: codeAt(key, shop.clock()) })(page)
}

async function openHistory(page: Parameters<Step>[0]): Promise<void> {
  const href = await page.locator(anyCustomer).first().getAttribute('href')
  await page.goto(new URL(`${href}/history`, page.url()).href)
}
