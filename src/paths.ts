/** Every URL by name. Pages, forms, redirects and tests take theirs from here. */
export const paths = {
  home: '/',
  login: '/login',
  logout: '/logout',
  forgotPassword: '/forgot-password',
  forgotPasswordSent: <Reference extends string>(reference: Reference) =>
    `/forgot-password/sent/${reference}` as const,
  profile: '/profile',
  addressBook: '/address-book',
  orderHistory: '/order-history',
  webSiteAccess: '/web-site-access',
  sessions: '/web-site-access/sessions',
  language: '/language',
  health: '/healthz',
  wellKnownChangePassword: '/.well-known/change-password',
  mailbox: '/development/mailbox',
  mailboxEmail: <Id extends string>(id: Id) => `/development/mailbox/${id}` as const,
  mailboxEmailHtml: <Id extends string>(id: Id) => `/development/mailbox/${id}/html` as const,
  publicFiles: '/static/',
} as const
