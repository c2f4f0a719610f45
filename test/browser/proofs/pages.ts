import { demoPassword } from '../../../src/demo/load.ts'
import { paths } from '../../../src/paths.ts'
import {
  asText,
  noLanguage,
  sendBroken,
  sendFromElsewhere,
  sendTooLate,
  showErrorPage,
  stuff,
  typeUsedTemporaryPassword,
} from './mishaps.ts'
import { staffPages } from './staff-pages.ts'
import { passwordThatBreaks, passwordThatMustWait } from './stage.ts'
import { follow, type Step, send, sendTo, times } from './steps.ts'
import type { VisitorName } from './visitors.ts'

/** One way a page can look, and how a visitor comes to see it. */
export type State = {
  called: string
  as: VisitorName
  /** The path opened first. */
  open: string
  /** What is done from there. */
  steps?: Step[]
  /** Of the last answer; 200 if not told. */
  status?: number
  /** Whether it tells of an error: title, summary and focus have to say so. */
  wrong?: true
}

/** The states of a page; or, in a sentence, why nobody ever sees a page here. */
export type Entry = State[] | string

const account = '/:id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'
const address = paths.addressBook + account
const anotherPassword = 'four quiet herons'
const firstAddress = 'main a[href^="/address-book/"]:not([href$="/remove"]):not([href$="/new"])'
const firstRemove = 'main a[href$="/remove"]'
const tooLong = 'x'.repeat(101)
const logInWith = (password: string) => send(paths.login, { email: 'anna@example.com', password })
const change = (current: string, fresh: string, again: string) =>
  send(paths.webSiteAccess, { current, new: fresh, again })
const askNewEmail = (newEmail: string) =>
  send(paths.emailChange, { newEmail, passwordForEmail: demoPassword })
const countryOf = (code: string) => send(paths.addAddress, { country: code }, '[value=country]')

/**
 * Every page and every state of it, by the route that answers. `list.test.ts` holds it against the router: a route
 * without an entry fails, an entry without a route too. A POST route that shows a page with errors tells each state.
 */
export const pages: Record<string, Entry> = {
  'GET /': 'leads to Profile',
  'GET /healthz': 'tells a monitor, in JSON',
  'GET /.well-known/change-password': 'leads a password manager to Web Site Access',
  'POST /logout': 'leads to the log-in page',
  'POST /webhooks/resend': 'answers the email provider, in JSON',
  'POST /language': 'leads back; what is no language is the error page 422',

  'GET /login': [
    { called: 'empty', as: 'nobody', open: paths.login },
    { called: 'log-in needed', as: 'nobody', open: paths.addressBook },
    { called: 'logged out by time', as: 'late', open: paths.profile },
    { called: 'logged out', as: 'oliver', open: paths.profile, steps: [send(paths.logout, {})] },
  ],
  'POST /login': [
    {
      called: 'nothing typed',
      as: 'nobody',
      open: paths.login,
      steps: [send(paths.login, {})],
      status: 422,
      wrong: true,
    },
    {
      called: 'wrong',
      as: 'nobody',
      open: paths.login,
      steps: [logInWith(anotherPassword)],
      status: 422,
      wrong: true,
    },
    {
      called: 'used temporary password',
      as: 'nobody',
      open: paths.login,
      steps: [typeUsedTemporaryPassword],
      status: 422,
      wrong: true,
    },
    {
      called: 'too many tries',
      as: 'lea',
      open: paths.login,
      steps: [times(21, send(paths.login, { email: 'lea.dubois-martin@example.org', password: 'guess' }))],
      status: 429,
      wrong: true,
    },
  ],
  'GET /forgot-password': [{ called: 'empty', as: 'nobody', open: paths.forgotPassword }],
  'POST /forgot-password': [
    {
      called: 'no address',
      as: 'nobody',
      open: paths.forgotPassword,
      steps: [send(paths.forgotPassword, { email: 'anna(at)example.com' })],
      status: 422,
      wrong: true,
    },
  ],
  'GET /forgot-password/sent/:reference{R-[0-9A-HJKMNP-TV-Z]{6}}': [
    {
      called: 'with a reference',
      as: 'nobody',
      open: paths.forgotPassword,
      steps: [send(paths.forgotPassword, { email: 'nobody-at-all@example.com' })],
    },
  ],
  'GET /registration': [{ called: 'empty', as: 'nobody', open: paths.registration }],
  'POST /registration': [
    {
      called: 'nothing typed',
      as: 'nobody',
      open: paths.registration,
      steps: [send(paths.registration, {})],
      status: 422,
      wrong: true,
    },
  ],
  'GET /registration/sent/:reference{R-[0-9A-HJKMNP-TV-Z]{6}}': [
    {
      called: 'with a reference',
      as: 'nobody',
      open: paths.registration,
      steps: [
        send(paths.registration, {
          firstName: 'Nora',
          lastName: 'Lindqvist',
          email: 'nora.lindqvist@example.com',
        }),
      ],
    },
  ],

  'GET /profile': [
    { called: 'filled', as: 'anna', open: paths.profile },
    { called: 'hardly filled', as: 'claire', open: paths.profile },
    { called: 'with a temporary password', as: 'youssef', open: paths.profile },
    {
      called: 'saved',
      as: 'grace',
      open: paths.profile,
      steps: [send(paths.profile, { phone: '+33 1 99 00 33 55', newsletter: 'on' })],
    },
  ],
  'POST /profile': [
    {
      called: 'everything wrong',
      as: 'anna',
      open: paths.profile,
      steps: [send(paths.profile, { firstName: '', lastName: tooLong, phone: 'nought' })],
      status: 422,
      wrong: true,
    },
  ],
  'GET /profile/your-data': [{ called: 'offered', as: 'anna', open: paths.ownData }],
  'POST /profile/your-data/file': [
    {
      called: 'too old',
      as: 'anna',
      open: paths.ownData,
      steps: [sendTooLate(`form[action="${paths.ownDataFile}"]`)],
      status: 422,
      wrong: true,
    },
  ],
  'GET /profile/delete-account': [
    { called: 'asking', as: 'anna', open: paths.deletion },
    { called: 'with a temporary password', as: 'youssef', open: paths.deletion },
    {
      called: 'asked',
      as: 'leaving',
      open: paths.deletion,
      steps: [send(paths.deletion, { passwordForDeletion: demoPassword })],
    },
  ],
  'POST /profile/delete-account': [
    {
      called: 'wrong password',
      as: 'anna',
      open: paths.deletion,
      steps: [send(paths.deletion, { passwordForDeletion: 'guess' })],
      status: 422,
      wrong: true,
    },
  ],
  'POST /profile/delete-account/cancel': [
    {
      called: 'too old',
      as: 'leaving',
      open: paths.deletion,
      steps: [sendTooLate(`form[action="${paths.deletionCancel}"]`)],
      status: 422,
      wrong: true,
    },
  ],

  'GET /address-book': [
    { called: 'full', as: 'anna', open: paths.addressBook },
    { called: 'with room', as: 'siobhan', open: paths.addressBook },
    { called: 'empty', as: 'claire', open: paths.addressBook },
    {
      called: 'saved',
      as: 'grace',
      open: paths.addressBook,
      steps: [follow(firstAddress), sendTo('/address-book/', {})],
    },
  ],
  'GET /address-book/new': [
    { called: 'first', as: 'claire', open: paths.addAddress },
    { called: 'next', as: 'siobhan', open: paths.addAddress },
  ],
  'POST /address-book/new': [
    { called: 'of Japan', as: 'siobhan', open: paths.addAddress, steps: [countryOf('JP')] },
    { called: 'of the Emirates', as: 'siobhan', open: paths.addAddress, steps: [countryOf('AE')] },
    {
      called: 'previewed',
      as: 'siobhan',
      open: paths.addAddress,
      steps: [send(paths.addAddress, { line1: '9 Saltworks Row' }, '[value=preview]')],
    },
    {
      called: 'nothing typed',
      as: 'claire',
      open: paths.addAddress,
      steps: [send(paths.addAddress, { name: '', called: 'x'.repeat(60) })],
      status: 422,
      wrong: true,
    },
    {
      called: 'full',
      as: 'anna',
      open: paths.addAddress,
      steps: [
        send(paths.addAddress, {
          name: 'Anna Brandt',
          line1: 'Lindenweg 8',
          town: 'Bristol',
          postcode: 'BS1 4QA',
        }),
      ],
      status: 422,
      wrong: true,
    },
  ],
  [`GET ${address}`]: [
    { called: 'filled', as: 'anna', open: paths.addressBook, steps: [follow(firstAddress)] },
  ],
  [`POST ${address}`]: [
    {
      called: 'wrong postcode',
      as: 'anna',
      open: paths.addressBook,
      steps: [follow(firstAddress), sendTo('/address-book/', { line1: '', postcode: '1' })],
      status: 422,
      wrong: true,
    },
  ],
  [`POST ${address}/default`]: 'leads back; what is no use of an address is the error page 422',
  [`GET ${address}/remove`]: [
    { called: 'asking', as: 'anna', open: paths.addressBook, steps: [follow(firstRemove)] },
  ],
  [`POST ${address}/remove`]: [
    {
      called: 'too old',
      as: 'anna',
      open: paths.addressBook,
      steps: [follow(firstRemove), sendTooLate('main form')],
      status: 422,
      wrong: true,
    },
  ],

  'GET /order-history': [
    { called: 'filled', as: 'anna', open: paths.orderHistory },
    { called: 'empty', as: 'claire', open: paths.orderHistory },
    { called: 'older', as: 'anna', open: paths.orderHistory, steps: [follow('main a[rel=next]')] },
    { called: 'none of a year', as: 'anna', open: `${paths.orderHistory}?year=1999` },
    { called: 'found some', as: 'anna', open: `${paths.orderHistory}?number=1` },
    { called: 'found none', as: 'anna', open: `${paths.orderHistory}?number=QF-nowhere` },
  ],
  'GET /order-history/:number': [
    { ...order('received'), as: 'priya' },
    order('packing'),
    order('sent'),
    order('delivered'),
    { ...order('cancelled'), as: 'etienne' },
  ],

  'GET /web-site-access': [
    { called: 'usual', as: 'anna', open: paths.webSiteAccess },
    { called: 'temporary password', as: 'youssef', open: paths.webSiteAccess },
    { called: 'change of email waits', as: 'priya', open: paths.webSiteAccess },
    { called: 'change of email waits elsewhere', as: 'helene', open: paths.webSiteAccess },
    {
      called: 'password saved',
      as: 'katrin',
      open: paths.webSiteAccess,
      steps: [change(demoPassword, anotherPassword, anotherPassword)],
    },
  ],
  'POST /web-site-access': [
    {
      called: 'nothing typed',
      as: 'anna',
      open: paths.webSiteAccess,
      steps: [change('', '', '')],
      status: 422,
      wrong: true,
    },
    {
      called: 'too common',
      as: 'anna',
      open: paths.webSiteAccess,
      steps: [change(demoPassword, 'password1234', 'password1234')],
      status: 422,
      wrong: true,
    },
    {
      called: 'temporary password wrong',
      as: 'youssef',
      open: paths.webSiteAccess,
      steps: [change('wrong', anotherPassword, anotherPassword)],
      status: 422,
      wrong: true,
    },
  ],
  'POST /web-site-access/sessions': [
    {
      called: 'too old',
      as: 'anna',
      open: paths.webSiteAccess,
      steps: [sendTooLate(`form[action="${paths.sessions}"]`)],
      status: 422,
      wrong: true,
    },
  ],
  'POST /web-site-access/email': [
    {
      called: 'nothing typed',
      as: 'anna',
      open: paths.webSiteAccess,
      steps: [send(paths.emailChange, {})],
      status: 422,
      wrong: true,
    },
    {
      called: 'too many codes',
      as: 'etienne',
      open: paths.webSiteAccess,
      steps: [askNewEmail('e@example.net'), send(paths.emailChangeCancel, {}), askNewEmail('e@example.net')],
      status: 429,
      wrong: true,
    },
  ],
  'POST /web-site-access/email/code': [
    {
      called: 'wrong code',
      as: 'priya',
      open: paths.webSiteAccess,
      steps: [send(paths.emailChangeCode, { code: '7QK4-M2XD' })],
      status: 422,
      wrong: true,
    },
  ],
  'POST /web-site-access/email/cancel': [
    {
      called: 'too old',
      as: 'priya',
      open: paths.webSiteAccess,
      steps: [sendTooLate(`form[action="${paths.emailChangeCancel}"]`)],
      status: 422,
      wrong: true,
    },
  ],

  'GET /development/mailbox': [{ called: 'filled', as: 'nobody', open: paths.mailbox }],
  'GET /development/mailbox/:id': [
    { called: 'an email', as: 'nobody', open: paths.mailbox, steps: [follow('main li a')] },
  ],
  'GET /development/mailbox/:id/html': 'is an email, not a page of ours: see emails.test.ts',

  // Last: staff look at what customers have done.
  ...staffPages,
}

/** The pages that tell of an error, by status; `list.test.ts` holds it against the catalogue. */
export const errorPages: Record<string, Entry> = {
  400: [{ called: 'as if', as: 'nobody', open: paths.login, steps: [showErrorPage(400)], status: 400 }],
  403: [
    {
      called: 'form of another site',
      as: 'nobody',
      open: paths.login,
      steps: [sendFromElsewhere],
      status: 403,
    },
  ],
  404: [
    { called: 'stranger', as: 'nobody', open: '/no-such-page', status: 404 },
    { called: 'customer', as: 'anna', open: '/order-history/no-such-order', status: 404 },
  ],
  405: [{ called: 'typed address of a form', as: 'nobody', open: paths.logout, status: 405 }],
  413: [{ called: 'too much', as: 'nobody', open: paths.login, steps: [sendBroken(stuff)], status: 413 }],
  415: [{ called: 'no form', as: 'nobody', open: paths.login, steps: [sendBroken(asText)], status: 415 }],
  // By a strange name there would be no style sheet either.
  421: [{ called: 'as if', as: 'nobody', open: paths.login, steps: [showErrorPage(421)], status: 421 }],
  422: [
    { called: 'no language', as: 'nobody', open: paths.login, steps: [sendBroken(noLanguage)], status: 422 },
  ],
  429: [{ called: 'as if', as: 'nobody', open: paths.login, steps: [showErrorPage(429)], status: 429 }],
  500: [
    {
      called: 'broken',
      as: 'nobody',
      open: paths.login,
      steps: [logInWith(passwordThatBreaks)],
      status: 500,
    },
  ],
  503: [
    {
      called: 'busy',
      as: 'nobody',
      open: paths.login,
      steps: [logInWith(passwordThatMustWait)],
      status: 503,
    },
  ],
}

function order(status: string): State {
  const open = `${paths.orderHistory}?status=${status}`
  return { called: status, as: 'anna', open, steps: [follow('main tbody a')] }
}
