import { createApiKey } from '../../src/accounts/api-key-making.ts'
import { issueEmailChange } from '../../src/accounts/email-changes.ts'
import { atomically } from '../../src/database/atomically.ts'
import { markSent, queueEmail } from '../../src/email/outbox.ts'
import { addAddress, listAddresses } from '../../src/features/address-book/addresses.ts'
import { anyId } from '../../src/http/staff-customer.ts'
import { addOrder } from '../../src/orders/orders.ts'
import { endStaffSessions } from '../../src/staff/staff-sessions.ts'
import { codeAt } from './authenticator.ts'
import type { Browser } from './browser.ts'
import { anna, type Shop } from './shop.ts'
import { employ, hector, odile, staffBrowser, staffPassword } from './staff.ts'

/** Who plays in the staff matrix: an owner and a helper at work, and Anna Quillfeather, whom they help. */
export type Cast = {
  owner: Browser
  helper: Browser
  customer: Browser
  ownerId: string
  helperId: string
  keyId: string
  customerId: string
  addressId: string
  /** One that the customer was sent. */
  emailId: string
  ownersCode: () => string
}

type Fields = Record<string, string>

export type Case = {
  /** `half`: the password was given, the code is to come; `set-up`: the second factor is to be set up. */
  opens: 'everybody' | 'half' | 'set-up' | 'staff' | 'owners'
  /** Asks for the password again. */
  fresh?: true
  /** The path to ask for, where the route has parameters. */
  at?: (cast: Cast) => string
  /** What its page answers with, where it is not 200. */
  shows?: number
  /** What a POST route takes, so that it does something. */
  form?: Fields | ((cast: Cast) => Fields)
  /** More that it takes, which is known only then. */
  fill?: (shop: Shop, cast: Cast, who: Browser) => Promise<Fields>
  /** What has to be there before the form can do something. */
  prepare?: (shop: Shop, cast: Cast) => Promise<void>
  /** Who sends it, for `half` and `set-up`: a browser on the page with the form. */
  visitor?: (shop: Shop, cast: Cast) => Promise<Browser>
  /** The form sends a file; its own stories send it. */
  sendsFile?: true
  /** Why the form, when it does what it is for, is not told in the history; every other one is. */
  untold?: string
  /** What the form is answered with, where it is not 303. */
  answers?: number
}

/** Owner and helper logged in a moment ago, and a customer with much to hide. */
export async function castOf(shop: Shop): Promise<Cast> {
  const owner = await employ(shop, odile)
  const helper = await employ(shop, hector)
  const { id, email, password } = await shop.customer({ ...anna, lastName: 'Quillfeather' })
  await addOrder(shop.database, id, {
    number: 'QF-77001',
    status: 'sent',
    currency: 'GBP',
    total: 4200,
    placedAt: shop.clock(),
  })
  const emailId = await sentTo(shop, id, email)
  await addAddress(
    shop.database,
    id,
    { name: 'Anna Quillfeather', line1: '9 Mill Lane', country: 'GB' },
    shop.clock(),
  )
  const [address] = await listAddresses(shop.database, id)
  const key = await createApiKey(
    shop.database,
    { name: 'old shop', scopes: ['orders:read'] },
    { actor: { kind: 'command' } },
    shop.clock(),
  )
  const browsers = { owner: await staffBrowser(shop, owner), helper: await staffBrowser(shop, helper) }
  const customer = await shop.browser().open('/login')
  await customer.type('Email', email).type('Password', password).press('Log in')
  return {
    ...browsers,
    customer,
    ownerId: owner.id,
    helperId: helper.id,
    keyId: key.id,
    customerId: id,
    addressId: address?.id ?? '',
    emailId,
    ownersCode: owner.code,
  }
}

/** News that the customer was sent a moment ago. */
async function sentTo({ database, clock }: Shop, customerId: string, recipient: string): Promise<string> {
  const facts = { name: 'Anna', browser: null, platform: null, network: { kind: 'local' } }
  const news = { kind: 'password-changed', customerId, recipient, language: 'en', facts } as const
  const [{ id } = { id: '' }] = await queueEmail(database, news, clock())
  await markSent(database, id, 'sent-to-anna', clock())
  return id
}

async function halfIn(shop: Shop): Promise<Browser> {
  shop.pass(60_000)
  const browser = await shop.browser().open('/staff/login')
  return browser.type('Email', odile.email).type('Password', staffPassword).press('Log in')
}

/** The helper's second factor was lost, and has to be set up anew. */
async function settingUp(shop: Shop, { helperId }: Cast, temporary = false): Promise<Browser> {
  shop.pass(60_000)
  await atomically(shop.database, (transaction) => [endStaffSessions(transaction, helperId)])
  shop.client.prepare('update staff set second_factor_since = null where id = ?').run(helperId)
  const browser = await shop.browser().open('/staff/login')
  await browser.type('Email', hector.email).type('Password', staffPassword).press('Log in')
  if (!temporary) return browser
  // Only now: until then the password is not read as a temporary one is.
  const until = shop.clock().getTime() + 60_000
  shop.client.prepare('update staff set temporary_until = ? where id = ?').run(until, helperId)
  return browser.open('/staff/set-up')
}

const keyOn = (browser: Browser) => browser.find('code')?.textContent ?? ''

const own = { new: 'eight tin whistles', again: 'eight tin whistles' }

/** A change of the customer's email waits for its code. */
async function changingEmail(shop: Shop, { customerId }: Cast): Promise<void> {
  await atomically(shop.database, (transaction) =>
    issueEmailChange(transaction, customerId, 'hanna@example.com', shop.clock()),
  )
}

/** One customer, as the router writes it. */
const customer = '/staff/customers/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

const itsAddress = ':address{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

const quillfeathers = {
  name: 'Anna Quillfeather',
  line1: '1 Mill Lane',
  town: 'Hull',
  postcode: 'HU1 1AA',
  country: 'GB',
}

/** Who may open what below /staff. A route that is not here fails the staff matrix; so does a line without a route. */
export const staffRules: Record<string, Case> = {
  'GET /staff/login': { opens: 'everybody' },
  'POST /staff/login': { opens: 'everybody', form: { email: odile.email, password: staffPassword } },
  'POST /staff/logout': { opens: 'everybody', form: {} },
  'GET /staff/second-factor': { opens: 'half' },
  'POST /staff/second-factor': {
    opens: 'half',
    form: {},
    visitor: (shop) => halfIn(shop),
    fill: async (_, cast) => ({ code: cast.ownersCode() }),
  },
  'GET /staff/set-up': { opens: 'set-up' },
  'POST /staff/set-up': {
    opens: 'set-up',
    form: {},
    visitor: (shop, cast) => settingUp(shop, cast),
    fill: async (shop, _, who) => ({ code: codeAt(keyOn(who), shop.clock()) }),
    answers: 200,
  },
  'POST /staff/set-up/password': {
    opens: 'set-up',
    form: own,
    visitor: (shop, cast) => settingUp(shop, cast, true),
  },
  'GET /staff/confirm': { opens: 'staff' },
  'POST /staff/confirm': {
    opens: 'staff',
    form: { password: staffPassword },
    untold: 'the act that it leads to is told, and a wrong password',
  },
  'GET /staff/access': { opens: 'staff' },
  'POST /staff/access/password': { opens: 'staff', form: { current: staffPassword, ...own } },
  'POST /staff/access/sessions': { opens: 'staff', form: {} },
  'GET /staff/access/second-factor': { opens: 'staff', fresh: true },
  'POST /staff/access/second-factor': {
    opens: 'staff',
    fresh: true,
    form: {},
    fill: async (shop, _, who) => {
      shop.pass(60_000)
      await who.open('/staff/access/second-factor')
      return { code: codeAt(keyOn(who), shop.clock()) }
    },
    answers: 200,
  },
  'GET /staff/access/recovery-codes': { opens: 'staff', fresh: true },
  'POST /staff/access/recovery-codes': { opens: 'staff', fresh: true, form: {}, answers: 200 },
  [`GET ${customer}`]: { opens: 'staff', at: ({ customerId }) => `/staff/customers/${customerId}` },
  [`POST ${customer}`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}`,
    form: { firstName: 'Hanna', lastName: 'Quillfeather', language: 'en' },
    fill: async (shop, { customerId }) => ({
      seen: String((await shop.stored(customerId)).updatedAt.getTime()),
    }),
  },
  [`GET ${customer}/addresses`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/addresses`,
  },
  [`GET ${customer}/addresses/new`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/addresses/new`,
  },
  [`POST ${customer}/addresses/new`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/addresses/new`,
    form: quillfeathers,
  },
  [`GET ${customer}/addresses/${itsAddress}`]: {
    opens: 'staff',
    at: ({ customerId, addressId }) => `/staff/customers/${customerId}/addresses/${addressId}`,
  },
  [`POST ${customer}/addresses/${itsAddress}`]: {
    opens: 'staff',
    at: ({ customerId, addressId }) => `/staff/customers/${customerId}/addresses/${addressId}?seen=0`,
    form: quillfeathers,
  },
  [`GET ${customer}/addresses/${itsAddress}/remove`]: {
    opens: 'staff',
    at: ({ customerId, addressId }) => `/staff/customers/${customerId}/addresses/${addressId}/remove`,
  },
  [`POST ${customer}/addresses/${itsAddress}/remove`]: {
    opens: 'staff',
    at: ({ customerId, addressId }) => `/staff/customers/${customerId}/addresses/${addressId}/remove?seen=0`,
    form: {},
  },
  [`GET ${customer}/orders`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/orders`,
  },
  [`GET ${customer}/orders/:number`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/orders/QF-77001`,
  },
  [`GET ${customer}/web-site-access`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access`,
  },
  [`POST ${customer}/web-site-access/temporary-password`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/temporary-password`,
    form: {},
  },
  [`GET ${customer}/web-site-access/disable`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/disable`,
  },
  [`POST ${customer}/web-site-access/disable`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/disable`,
    form: {},
  },
  [`GET ${customer}/web-site-access/enable`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/enable`,
  },
  [`POST ${customer}/web-site-access/enable`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/enable`,
    form: {},
    prepare: async (shop, { customerId }) =>
      void shop.client.prepare('update customer set disabled = 1 where id = ?').run(customerId),
  },
  [`GET ${customer}/web-site-access/sessions`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/sessions`,
  },
  [`POST ${customer}/web-site-access/sessions`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/sessions`,
    form: {},
  },
  [`GET ${customer}/web-site-access/email`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/email`,
  },
  [`POST ${customer}/web-site-access/email`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/email`,
    form: { newEmail: 'hanna@example.com' },
  },
  [`GET ${customer}/web-site-access/email/code`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/email/code`,
  },
  [`POST ${customer}/web-site-access/email/code`]: {
    opens: 'staff',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/email/code`,
    form: { code: 'XXXX-XXXX' },
    prepare: changingEmail,
    answers: 422,
  },
  [`POST ${customer}/web-site-access/email/cancel`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/web-site-access/email/cancel`,
    form: {},
    prepare: changingEmail,
  },
  ...Object.fromEntries(
    ['read-out', 'letter'].flatMap((way): [string, Case][] => {
      const at = ({ customerId }: Cast) => `/staff/customers/${customerId}/${way}`
      return [
        [`GET ${customer}/${way}`, { opens: 'staff', fresh: true, at }],
        [`POST ${customer}/${way}`, { opens: 'staff', fresh: true, at, form: { asked: 'on' }, answers: 200 }],
      ]
    }),
  ),
  [`GET ${customer}/deletion`]: {
    opens: 'owners',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/deletion`,
  },
  [`POST ${customer}/deletion`]: {
    opens: 'owners',
    fresh: true,
    at: ({ customerId }) => `/staff/customers/${customerId}/deletion`,
    form: { when: 'later' },
  },
  'GET /staff/export': { opens: 'owners', fresh: true },
  'POST /staff/export': {
    opens: 'owners',
    fresh: true,
    form: { what: 'customers', format: 'csv' },
    answers: 200,
  },
  'GET /staff/customers': { opens: 'staff', at: () => '/staff/customers?q=quillfeather' },
  'GET /staff': { opens: 'staff' },
  'GET /staff/history': { opens: 'staff' },
  'GET /staff/history/csv': { opens: 'owners', fresh: true },
  'POST /staff/history/csv': { opens: 'owners', fresh: true, form: {}, answers: 200 },
  [`GET ${customer}/history`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/history`,
  },
  'GET /staff/emails': { opens: 'staff' },
  [`GET /staff/emails/${anyId}`]: { opens: 'staff', at: ({ emailId }) => `/staff/emails/${emailId}` },
  [`POST /staff/emails/${anyId}/again`]: {
    opens: 'staff',
    at: ({ emailId }) => `/staff/emails/${emailId}/again`,
    form: {},
  },
  [`GET /staff/customers/${anyId}/emails`]: {
    opens: 'staff',
    at: ({ customerId }) => `/staff/customers/${customerId}/emails`,
  },
  'GET /staff/where-is-my-mail': { opens: 'staff' },
  'GET /staff/api-keys': { opens: 'owners' },
  'GET /staff/api-keys/new': { opens: 'owners', fresh: true },
  'POST /staff/api-keys/new': {
    opens: 'owners',
    fresh: true,
    form: { name: 'web shop', 'orders:read': 'on' },
    answers: 200,
  },
  'GET /staff/api-keys/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/end': {
    opens: 'owners',
    fresh: true,
    at: ({ keyId }) => `/staff/api-keys/${keyId}/end`,
  },
  'POST /staff/api-keys/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}/end': {
    opens: 'owners',
    fresh: true,
    at: ({ keyId }) => `/staff/api-keys/${keyId}/end`,
    form: {},
  },
  'GET /staff/members': { opens: 'owners' },
  'GET /staff/members/new': { opens: 'owners', fresh: true },
  'POST /staff/members/new': {
    opens: 'owners',
    fresh: true,
    form: { name: 'Rosa Lind', email: 'rosa@perrin.example', role: 'helper' },
    answers: 200,
  },
  'GET /staff/members/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    opens: 'owners',
    fresh: true,
    at: ({ helperId }) => `/staff/members/${helperId}`,
  },
  'POST /staff/members/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}': {
    opens: 'owners',
    fresh: true,
    at: ({ helperId }) => `/staff/members/${helperId}`,
    form: { act: 'disable' },
  },
  'GET /staff/settings': { opens: 'owners', fresh: true },
  'POST /staff/settings': {
    opens: 'owners',
    fresh: true,
    form: {
      ...{
        SHOP_NAME: 'Perrin',
        SHOP_LANGUAGE: 'fr',
        SHOP_TIME_ZONE: 'Europe/Paris',
        SHOP_LOGO_SHOWS_NAME: 'no',
      },
      ...{ MAIL_FROM: 'bonjour@perrin.example', ACCOUNT_REGISTRATION: 'on', ACCOUNT_PASSWORD_LENGTH: '12' },
      ...{ TEMPORARY_PASSWORD_MINUTES: '60', TEMPORARY_PASSWORD_THEN: 'recommend', step: 'save' },
    },
  },
  'GET /staff/settings/preview.css': { opens: 'owners' },
  'GET /staff/settings/logo': { opens: 'owners', fresh: true },
  'POST /staff/settings/logo': { opens: 'owners', fresh: true, form: { logo: 'x' }, sendsFile: true },
  'GET /staff/settings/logo/remove': { opens: 'owners', fresh: true },
  'POST /staff/settings/logo/remove': { opens: 'owners', fresh: true, form: {} },
}
