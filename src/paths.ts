/** Every URL by name. Pages, forms, redirects and tests take theirs from here. */
export const paths = {
  home: '/',
  login: '/login',
  logout: '/logout',
  forgotPassword: '/forgot-password',
  forgotPasswordSent: <Reference extends string>(reference: Reference) =>
    `/forgot-password/sent/${reference}` as const,
  registration: '/registration',
  registrationSent: <Reference extends string>(reference: Reference) =>
    `/registration/sent/${reference}` as const,
  profile: '/profile',
  addressBook: '/address-book',
  addAddress: '/address-book/new',
  address: <Id extends string>(id: Id) => `/address-book/${id}` as const,
  removeAddress: <Id extends string>(id: Id) => `/address-book/${id}/remove` as const,
  defaultAddress: <Id extends string>(id: Id) => `/address-book/${id}/default` as const,
  orderHistory: '/order-history',
  /** A number may hold any printable characters; `.` and `..`, which no path can end in, are refused as numbers. */
  order: (number: string) => `/order-history/${encodeURIComponent(number)}`,
  webSiteAccess: '/web-site-access',
  sessions: '/web-site-access/sessions',
  emailChange: '/web-site-access/email',
  emailChangeCode: '/web-site-access/email/code',
  emailChangeCancel: '/web-site-access/email/cancel',
  language: '/language',
  health: '/healthz',
  wellKnownChangePassword: '/.well-known/change-password',
  mailbox: '/development/mailbox',
  mailboxEmail: <Id extends string>(id: Id) => `/development/mailbox/${id}` as const,
  mailboxEmailHtml: <Id extends string>(id: Id) => `/development/mailbox/${id}/html` as const,
  publicFiles: '/static/',
} as const
