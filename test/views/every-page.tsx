import type { JSX } from 'hono/jsx/jsx-runtime'
import { fates } from '../../src/email/fate.ts'
import { postalCountry } from '../../src/i18n/postal-country.ts'
import { AddressBookPage } from '../../views/address-book/address-book-page.tsx'
import { AddressPage } from '../../views/address-book/address-page.tsx'
import { RemoveAddressPage } from '../../views/address-book/remove-address-page.tsx'
import { MailboxEmailPage } from '../../views/development-mailbox/mailbox-email-page.tsx'
import { MailboxPage } from '../../views/development-mailbox/mailbox-page.tsx'
import { ErrorPage, type ErrorStatus } from '../../views/errors/error-page.tsx'
import { ForgotPasswordPage } from '../../views/forgot-password/forgot-password-page.tsx'
import { ForgotPasswordSentPage } from '../../views/forgot-password/forgot-password-sent-page.tsx'
import { KeptFormPage } from '../../views/login/kept-form-page.tsx'
import { LoginPage } from '../../views/login/login-page.tsx'
import type { Bill } from '../../views/order-history/bill.ts'
import { FoundOrdersPage } from '../../views/order-history/found-orders-page.tsx'
import { OrderHistoryPage } from '../../views/order-history/order-history-page.tsx'
import { OrderPage } from '../../views/order-history/order-page.tsx'
import { DeletionPage } from '../../views/own-data/deletion-page.tsx'
import { OwnDataPage } from '../../views/own-data/own-data-page.tsx'
import { ProfilePage } from '../../views/profile/profile-page.tsx'
import { RegistrationPage } from '../../views/registration/registration-page.tsx'
import { RegistrationSentPage } from '../../views/registration/registration-sent-page.tsx'
import type { LoggedIn } from '../../views/web-site-access/sessions.tsx'
import { WebSiteAccessPage } from '../../views/web-site-access/web-site-access-page.tsx'
import { emailPages } from './email-pages.tsx'
import { now } from './rendering.tsx'

/** Typed by somebody who tries to leave the text and become markup. */
export const nasty = `<script>alert("1")</script>'"&`

const none = { values: {}, errors: {} }

const easyToGuess = [[nasty, 'newIsName']] as const

export const sessions: LoggedIn[] = [
  {
    id: 'session-1',
    current: true,
    browser: 'Firefox',
    platform: 'Windows',
    network: { kind: 'this-computer' },
    since: new Date('2026-11-23T13:40:00Z'),
    lastSeen: now,
    temporary: true,
    kind: 'browser',
  },
  {
    id: 'session-2',
    current: false,
    browser: null,
    platform: nasty,
    network: { kind: 'public', prefix: nasty },
    since: new Date('2026-11-20T13:40:00Z'),
    lastSeen: new Date('2026-11-22T20:15:00Z'),
    temporary: false,
    kind: 'kept',
  },
]

const statuses: ErrorStatus[] = [400, 403, 404, 405, 413, 415, 421, 422, 429, 500, 503]

/** Order History as it opens. */
export const wholeList = { years: [2026], year: null, status: null, newerPath: null, olderPath: null }

const nastyOrders = (['received', 'packing', 'sent', 'delivered', 'cancelled'] as const).map((status) => ({
  number: nasty,
  placedAt: now,
  status,
  total: 8450,
  currency: 'EUR',
}))

const nastyBill: Bill = {
  number: nasty,
  status: 'sent',
  currency: 'EUR',
  placedAt: now,
  lines: [{ name: nasty, option: nasty, quantity: 3, unitPrice: 1200, discount: 100, amount: 3500 }],
  sums: { goods: 3500, discount: 100, shipping: 690, other: -40, tax: 675, taxContained: true, total: 4050 },
  shippedTo: [nasty, 'NANTES'],
  billedTo: [nasty],
  parcels: [
    {
      carrier: nasty,
      trackingNumber: nasty,
      trackingUrl: `https://carrier.example/?number=${encodeURIComponent(nasty)}`,
      shippedAt: now,
      deliveredAt: now,
    },
  ],
  note: `${nasty}\n${nasty}`,
  reorderUrl: `https://perrin.example/?again=${encodeURIComponent(nasty)}`,
}

type PageToSee = { name: string; element: JSX.Element; account?: true; wrong?: true; stays?: true }

/**
 * Every page by a name, with nasty words wherever data stands. `account` ones stand in the account; `stays` ones carry
 * what was typed.
 */
export const everyPage: PageToSee[] = [
  { name: 'login', element: <LoginPage form={none} next={nasty} offerNewOne={false} offerAccount /> },
  {
    name: 'login with an expired temporary password',
    wrong: true,
    element: (
      <LoginPage
        form={{ values: { email: nasty, keep: 'on' }, errors: {}, problem: 'temporaryPasswordExpired' }}
        next={null}
        offerNewOne
        offerAccount
      />
    ),
  },
  {
    name: 'login that carries what was typed',
    wrong: true,
    stays: true,
    element: (
      <LoginPage
        form={{ values: { email: nasty }, errors: {}, problem: 'temporaryPasswordUsed' }}
        next={nasty}
        kept={nasty}
        offerNewOne
        offerAccount
      />
    ),
  },
  {
    name: 'kept form',
    account: true,
    stays: true,
    element: (
      <KeptFormPage
        tab="addressBook"
        action="/address-book/new"
        fields={[['line1', nasty]]}
        lacksSecrets
        passwordFirst
      />
    ),
  },
  { name: 'forgot password', element: <ForgotPasswordPage form={none} /> },
  {
    name: 'forgot password with a wrong address',
    wrong: true,
    element: <ForgotPasswordPage form={{ values: { email: nasty }, errors: { email: 'emailInvalid' } }} />,
  },
  { name: 'forgot password sent', element: <ForgotPasswordSentPage reference="R-7KQ4NW" /> },
  ...fates.map((word) => ({
    name: `forgot password sent, told on a known browser: ${word}`,
    element: <ForgotPasswordSentPage reference="R-7KQ4NW" own={{ word, at: now }} />,
  })),
  {
    name: 'registration',
    wrong: true,
    element: (
      <RegistrationPage
        form={{
          values: { firstName: nasty, lastName: nasty, email: nasty, language: 'fr' },
          errors: { firstName: 'firstNameMissing', email: 'emailInvalid' },
        }}
      />
    ),
  },
  { name: 'registration sent', element: <RegistrationSentPage reference="R-7KQ4NW" /> },
  {
    name: 'profile',
    account: true,
    wrong: true,
    element: (
      <ProfilePage
        form={{
          values: {
            firstName: nasty,
            lastName: nasty,
            company: nasty,
            phone: nasty,
            language: 'fr',
            newsletter: 'on',
          },
          errors: { firstName: 'firstNameMissing', phone: 'phoneInvalid', language: 'languageUnknown' },
        }}
        since={new Date('2023-03-18T12:00:00Z')}
        newsletterSince={now}
      />
    ),
  },
  {
    name: 'own data',
    account: true,
    wrong: true,
    element: <OwnDataPage form={{ ...none, problem: 'tooManyDownloads', waitMinutes: 12 }} />,
  },
  {
    name: 'deletion, with a wrong password',
    account: true,
    wrong: true,
    element: (
      <DeletionPage
        form={{ values: {}, errors: { passwordForDeletion: 'passwordForEmailWrong' } }}
        pending={null}
        dueIfAsked={now}
        historyDays={365}
        currentIsTemporary={false}
      />
    ),
  },
  {
    name: 'deletion that waits',
    account: true,
    element: (
      <DeletionPage
        form={none}
        pending={{ askedBy: 'staff', askedAt: now, dueAt: new Date('2026-11-30T13:50:00Z') }}
        dueIfAsked={now}
        historyDays={365}
        currentIsTemporary={false}
      />
    ),
  },
  {
    name: 'deletion with a temporary password',
    account: true,
    element: (
      <DeletionPage form={none} pending={null} dueIfAsked={now} historyDays={365} currentIsTemporary />
    ),
  },
  { name: 'empty address book', account: true, element: <AddressBookPage addresses={[]} most={50} /> },
  {
    name: 'address book',
    account: true,
    element: (
      <AddressBookPage
        addresses={[
          { id: 'a', called: nasty, lines: [nasty, 'NANTES'], defaultShipping: true, defaultBilling: true },
          { id: 'b', called: null, lines: ['Anna'], defaultShipping: false, defaultBilling: false },
        ]}
        most={2}
      />
    ),
  },
  {
    name: 'address with everything wrong',
    account: true,
    wrong: true,
    element: (
      <AddressPage
        form={{
          values: {
            country: 'CN',
            name: nasty,
            line1: nasty,
            region: nasty,
            sortingCode: nasty,
            called: nasty,
          },
          errors: { name: 'addressNameMissing', region: 'regionUnknown', postcode: 'postcodeInvalid' },
        }}
        fields={postalCountry('CN')}
        lines={[nasty, 'CHINA']}
        address={{ id: 'a', called: nasty }}
      />
    ),
  },
  {
    name: 'new address',
    account: true,
    element: (
      <AddressPage
        form={{ values: { country: 'FR', step: 'country' }, errors: {} }}
        fields={postalCountry('FR')}
        lines={['FRANCE']}
        address={null}
      />
    ),
  },
  {
    name: 'remove an address',
    account: true,
    element: <RemoveAddressPage form={none} address={{ id: 'a', called: nasty }} lines={[nasty, 'NANTES']} />,
  },
  {
    name: 'empty order history',
    account: true,
    element: <OrderHistoryPage {...wholeList} orders={[]} years={[]} />,
  },
  {
    name: 'order history without such orders',
    account: true,
    element: <OrderHistoryPage {...wholeList} orders={[]} year={1999} status="sent" />,
  },
  {
    name: 'orders found by number',
    account: true,
    element: <FoundOrdersPage typed={nasty} orders={nastyOrders} more years={[2026]} />,
  },
  {
    name: 'no orders found by number',
    account: true,
    element: <FoundOrdersPage typed={nasty} orders={[]} more={false} years={[2026]} />,
  },
  { name: 'order', account: true, element: <OrderPage bill={nastyBill} /> },
  {
    name: 'order history',
    account: true,
    element: (
      <OrderHistoryPage
        orders={nastyOrders}
        years={[2026, 2024]}
        year={2026}
        status={null}
        newerPath={`/order-history?${nasty}`}
        olderPath="/order-history?older=abc"
      />
    ),
  },
  {
    name: 'web site access with a change of email that waits',
    account: true,
    wrong: true,
    element: (
      <WebSiteAccessPage
        email={nasty}
        form={none}
        emailForm={{ values: {}, errors: { code: 'codeWrong' } }}
        pendingEmail={{ newEmail: nasty, expiresAt: now }}
        sessions={sessions}
        easyToGuess={easyToGuess}
        currentIsTemporary={false}
      />
    ),
  },
  {
    name: 'web site access with a wrong new email',
    account: true,
    wrong: true,
    element: (
      <WebSiteAccessPage
        email={nasty}
        form={none}
        emailForm={{
          values: { newEmail: nasty },
          errors: { newEmail: 'emailInvalid', passwordForEmail: 'passwordForEmailMissing' },
        }}
        pendingEmail={{ newEmail: nasty, expiresAt: now }}
        sessions={sessions}
        easyToGuess={easyToGuess}
        currentIsTemporary={false}
      />
    ),
  },
  {
    name: 'web site access with a change that waits elsewhere',
    account: true,
    element: (
      <WebSiteAccessPage
        email={nasty}
        form={none}
        emailForm={none}
        pendingEmail={{ newEmail: nasty, expiresAt: now }}
        sessions={sessions}
        easyToGuess={easyToGuess}
        currentIsTemporary
      />
    ),
  },
  {
    name: 'web site access',
    account: true,
    wrong: true,
    element: (
      <WebSiteAccessPage
        email={nasty}
        form={{ values: {}, errors: { current: 'currentWrong', new: 'newTooShort', again: 'againMissing' } }}
        emailForm={{ values: {}, errors: {} }}
        pendingEmail={null}
        sessions={sessions}
        easyToGuess={easyToGuess}
        currentIsTemporary
      />
    ),
  },
  ...emailPages(nasty),
  ...statuses.map((status) => ({
    name: `error ${status}`,
    element: <ErrorPage status={status} reference={nasty} waitSeconds={90} />,
  })),
  {
    name: 'mailbox',
    element: <MailboxPage emails={[{ id: 'a', to: nasty, subject: nasty, sentAt: now }]} />,
  },
  {
    name: 'mailbox email',
    element: (
      <MailboxEmailPage
        email={{ id: 'a', to: nasty, from: nasty, subject: nasty, sentAt: now, text: nasty }}
      />
    ),
  },
]
