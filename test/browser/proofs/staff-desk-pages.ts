import type { Page } from 'playwright-core'
import { paths } from '../../../src/paths.ts'
import { sendTooLate } from './mishaps.ts'
import type { Entry, State } from './pages.ts'
import { follow, goUnder, type Step, send, sendAfter, sendTo } from './steps.ts'

const { staff } = paths
const uuid = '{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'
const id = `:id${uuid}`
const address = `:address${uuid}`

const annas: Pick<State, 'as' | 'open'> = { as: 'owner', open: `${staff.customers}?q=anna` }
const toAnna = follow('main tbody a[href^="/staff/customers/"]')
const firstAddress = follow('main a[href*="/addresses/"]:not([href$="/remove"], [href$="/new"])')

/** A page below the one of a customer, and what is done from there. */
const ofAnna = (called: string, path: string, ...steps: Step[]): State => ({
  called,
  ...annas,
  steps: [toAnna, ...(path === '' ? [] : [goUnder(path)]), ...steps],
})

/** The same of Priya, whose change of email waits. */
const ofPriya = (called: string, path: string, ...steps: Step[]): State => ({
  ...ofAnna(called, path, ...steps),
  open: `${staff.customers}?q=priya`,
})

/** The same page, sent when its token is as good as none. */
const tooLate = (path: string, form = 'main form', ...steps: Step[]): State[] => [
  { ...ofAnna('too old', path, ...steps, sendTooLate(form)), status: 422, wrong: true },
]

/** The box that has to be ticked is not. */
const notAsked = (path: string): State[] => [
  {
    ...ofAnna('not asked', path, sendTo(`${staff.customers}/`, {})),
    status: 422,
    wrong: true,
  },
]

/** What staff do about a customer, emails, keys and each other. */
export const staffDeskPages: Record<string, Entry> = {
  [`GET ${staff.home}`]: [
    { called: 'owner', as: 'owner', open: staff.home },
    { called: 'helper', as: 'helper', open: staff.home },
  ],
  [`GET ${staff.customer(id)}`]: [ofAnna('filled', '')],
  [`POST ${staff.customer(id)}`]: tooLate(''),
  [`GET ${staff.customerAddresses(id)}`]: [ofAnna('filled', '/addresses')],
  [`GET ${staff.customerAddAddress(id)}`]: [ofAnna('new', '/addresses/new')],
  [`POST ${staff.customerAddAddress(id)}`]: tooLate('/addresses/new'),
  [`GET ${staff.customerAddresses(id)}/${address}`]: [ofAnna('filled', '/addresses', firstAddress)],
  [`POST ${staff.customerAddresses(id)}/${address}`]: tooLate('/addresses', 'main form', firstAddress),
  [`GET ${staff.customerAddresses(id)}/${address}/remove`]: [
    ofAnna('asking', '/addresses', follow('main a[href$="/remove"]')),
  ],
  [`POST ${staff.customerAddresses(id)}/${address}/remove`]: tooLate(
    '/addresses',
    'main form',
    follow('main a[href$="/remove"]'),
  ),
  [`GET ${staff.customerOrders(id)}`]: [ofAnna('filled', '/orders')],
  [`GET ${staff.customerOrders(id)}/:number`]: [ofAnna('filled', '/orders', follow('main tbody a'))],
  [`GET ${staff.customerAccess(id)}`]: [ofAnna('usual', '/web-site-access')],
  [`GET ${staff.customerDisable(id)}`]: [ofAnna('asking', '/web-site-access/disable')],
  [`POST ${staff.customerDisable(id)}`]: tooLate('/web-site-access/disable'),
  [`GET ${staff.customerEnable(id)}`]: [ofAnna('asking', '/web-site-access/enable')],
  [`POST ${staff.customerEnable(id)}`]: tooLate('/web-site-access/enable'),
  [`GET ${staff.customerSessions(id)}`]: [ofAnna('asking', '/web-site-access/sessions')],
  [`POST ${staff.customerSessions(id)}`]: tooLate('/web-site-access/sessions'),
  [`GET ${staff.customerReadOut(id)}`]: [ofAnna('asking', '/read-out')],
  [`POST ${staff.customerReadOut(id)}`]: [
    ...notAsked('/read-out'),
    ofAnna('shown once', '/read-out', sendTo(`${staff.customers}/`, { asked: 'on' })),
  ],
  [`GET ${staff.customerLetter(id)}`]: [ofAnna('asking', '/letter')],
  [`POST ${staff.customerLetter(id)}`]: [
    ...notAsked('/letter'),
    ofAnna('shown once', '/letter', sendTo(`${staff.customers}/`, { asked: 'on' })),
  ],
  [`GET ${staff.customerEmailChange(id)}`]: [ofAnna('asking', '/web-site-access/email')],
  [`POST ${staff.customerEmailChange(id)}`]: tooLate('/web-site-access/email'),
  [`GET ${staff.customerEmailCode(id)}`]: [ofPriya('asking', '/web-site-access/email/code')],
  [`POST ${staff.customerEmailCode(id)}`]: [
    {
      ...ofPriya('too old', '/web-site-access/email/code', sendTooLate('main form')),
      status: 422,
      wrong: true,
    },
  ],
  [`POST ${staff.customerEmailCancel(id)}`]: [
    {
      ...ofPriya('too old', '/web-site-access', sendTooLate('main form[action$="/email/cancel"]')),
      status: 422,
      wrong: true,
    },
  ],
  [`POST ${staff.customerTemporaryPassword(id)}`]: tooLate(
    '/web-site-access',
    'main form[action$="/temporary-password"]',
  ),
  [`GET ${staff.customerDeletion(id)}`]: [ofAnna('asking', '/deletion')],
  [`POST ${staff.customerDeletion(id)}`]: tooLate('/deletion'),
  [`GET ${staff.customerEmails(id)}`]: [ofAnna('filled', '/emails')],

  [`GET ${staff.emails}`]: [{ called: 'filled', as: 'owner', open: staff.emails }],
  [`GET ${staff.email(id)}`]: [
    {
      called: 'one',
      as: 'owner',
      open: staff.emails,
      steps: [follow('main a[href^="/staff/emails/"]')],
    },
  ],
  [`POST ${staff.emailAgain(id)}`]: [
    {
      called: 'too old',
      as: 'owner',
      open: staff.emails,
      steps: [follow('main a[href^="/staff/emails/"]'), sendTooLate('main form')],
      status: 422,
      wrong: true,
    },
  ],
  [`GET ${staff.whereIsMyMail}`]: [
    { called: 'asking', as: 'helper', open: staff.whereIsMyMail },
    { called: 'unknown', as: 'helper', open: `${staff.whereIsMyMail}?reference=R-ABC123` },
  ],
  [`GET ${staff.members}`]: [{ called: 'filled', as: 'owner', open: staff.members }],
  [`GET ${staff.members}/new`]: [{ called: 'empty', as: 'owner', open: `${staff.members}/new` }],
  [`POST ${staff.members}/new`]: [
    {
      called: 'too old',
      as: 'owner',
      open: `${staff.members}/new`,
      steps: [sendTooLate('main form')],
      status: 422,
      wrong: true,
    },
    {
      called: 'logged out meanwhile',
      as: 'lateOwner',
      open: `${staff.members}/new`,
      steps: [
        sendAfter(
          'delete from staff_session',
          'late@perrin.example',
          send(`${staff.members}/new`, { name: 'Ninon Caradec' }),
        ),
      ],
      status: 422,
      wrong: true,
    },
  ],
  [`GET ${staff.members}/${id}`]: [{ called: 'one', as: 'owner', open: staff.members, steps: [oneMember()] }],
  [`POST ${staff.members}/${id}`]: [
    {
      called: 'too old',
      as: 'owner',
      open: staff.members,
      steps: [oneMember(), sendTooLate('main form')],
      status: 422,
      wrong: true,
    },
  ],
  [`GET ${staff.keys}`]: [{ called: 'none', as: 'owner', open: staff.keys }],
  [`GET ${staff.newKey}`]: [{ called: 'empty', as: 'owner', open: staff.newKey }],
  [`POST ${staff.newKey}`]: [
    {
      called: 'too old',
      as: 'owner',
      open: staff.newKey,
      steps: [sendTooLate('main form')],
      status: 422,
      wrong: true,
    },
    { called: 'made', as: 'owner', open: staff.newKey, steps: [makeKey] },
  ],
  [`GET ${staff.endKey(id)}`]: [
    { called: 'asking', as: 'owner', open: staff.newKey, steps: [makeKey, endKey] },
  ],
  [`POST ${staff.endKey(id)}`]: [
    {
      called: 'too old',
      as: 'owner',
      open: staff.newKey,
      steps: [makeKey, endKey, sendTooLate('main form')],
      status: 422,
      wrong: true,
    },
  ],
  [`GET ${staff.exports}`]: [{ called: 'offered', as: 'owner', open: staff.exports }],
  [`POST ${staff.exports}`]: [
    {
      called: 'too old',
      as: 'owner',
      open: staff.exports,
      steps: [sendTooLate('main form')],
      status: 422,
      wrong: true,
    },
  ],
}

function oneMember(): Step {
  return follow('main a[href^="/staff/members/"]:not([href$="/new"])')
}

async function makeKey(page: Page): Promise<void> {
  await send(staff.newKey, { name: 'Warehouse', 'orders:read': 'on' })(page)
}

async function endKey(page: Page): Promise<void> {
  await page.goto(new URL(staff.keys, page.url()).href)
  await follow('main a[href$="/end"]')(page)
}
