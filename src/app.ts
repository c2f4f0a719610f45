import { Hono } from 'hono'
import { makeWholeApi } from './api.ts'
import { addressBookRoutes } from './features/address-book/address-book.routes.tsx'
import { staffAddressBookRoutes } from './features/address-book/address-book.staff.tsx'
import { listAddresses, makeHomeCountry } from './features/address-book/addresses.ts'
import { apiKeysRoutes } from './features/api-keys/api-keys.staff.tsx'
import { customersRoutes } from './features/customers/customers.staff.tsx'
import { developmentMailboxRoutes } from './features/development-mailbox/development-mailbox.routes.tsx'
import { exportRoutes } from './features/exports/exports.staff.tsx'
import { forgotPasswordRoutes } from './features/forgot-password/forgot-password.routes.tsx'
import { healthRoutes } from './features/health/health.routes.tsx'
import { historyRoutes } from './features/history/history.staff.tsx'
import { languageRoutes } from './features/language/language.routes.tsx'
import { loginRoutes } from './features/login/login.routes.tsx'
import { logoutRoutes } from './features/login/logout.routes.tsx'
import { orderHistoryRoutes } from './features/order-history/order-history.routes.tsx'
import { staffOrderHistoryRoutes } from './features/order-history/order-history.staff.tsx'
import { emailsRoutes } from './features/outgoing-emails/emails.staff.tsx'
import { resendWebhookRoutes } from './features/outgoing-emails/resend-webhook.routes.tsx'
import { overviewRoutes } from './features/overview/overview.staff.tsx'
import { deletionRoutes } from './features/own-data/deletion.routes.tsx'
import { ownDataRoutes } from './features/own-data/own-data.routes.tsx'
import { phoneDeskRoutes } from './features/phone-desk/phone-desk.staff.tsx'
import { profileRoutes } from './features/profile/profile.routes.tsx'
import { staffProfileRoutes } from './features/profile/profile.staff.tsx'
import { registrationRoutes } from './features/registration/registration.routes.tsx'
import { logoRoutes } from './features/shop-settings/logo.staff.tsx'
import { shopSettingsRoutes } from './features/shop-settings/shop-settings.staff.tsx'
import { staffAccessRoutes } from './features/staff-access/staff-access.staff.tsx'
import { staffConfirmRoutes } from './features/staff-access/staff-confirm.staff.tsx'
import { staffLoginRoutes } from './features/staff-access/staff-login.staff.tsx'
import { staffSetUpRoutes } from './features/staff-access/staff-set-up.staff.tsx'
import { staffMembersRoutes } from './features/staff-members/staff-members.staff.tsx'
import { staffDeletionRoutes } from './features/web-site-access/deletion.staff.tsx'
import { emailChangeRoutes } from './features/web-site-access/email-change.routes.tsx'
import { staffEmailChangeRoutes } from './features/web-site-access/email-change.staff.tsx'
import { webSiteAccessRoutes } from './features/web-site-access/web-site-access.routes.tsx'
import { staffWebSiteAccessRoutes } from './features/web-site-access/web-site-access.staff.tsx'
import { wellKnownRoutes } from './features/web-site-access/well-known.routes.tsx'
import { apiBindings } from './http/api/make-api.ts'
import type { RequestEnv } from './http/context.ts'
import { answerSurprise } from './http/error-answer.tsx'
import { knownHost } from './http/known-host.ts'
import { answerMissing } from './http/missing.ts'
import { readPosted } from './http/posted.ts'
import { requestLog } from './http/request-log.ts'
import { securityHeaders } from './http/security-headers.ts'
import { servePublicFiles } from './http/serve-public-files.ts'
import { provideSite } from './http/site.ts'
import { trailingSlash } from './http/trailing-slash.ts'
import { paths } from './paths.ts'
import type { Services } from './services.ts'

/** The table of contents: what every request passes through, in order, then one line per feature. */
export function makeApp(services: Services) {
  const { config, publicFiles } = services
  const app = new Hono<RequestEnv>()
  const api = makeWholeApi(services)

  app.use(provideSite(services))
  app.use(requestLog(services))
  app.use(securityHeaders(config.secureCookies))
  // Monitors ask by whatever name they know: before strange hosts are refused.
  app.route('/', healthRoutes(services))
  app.use(knownHost(config.publicUrl, config.trial))
  // Before everything that is made for pages: the API knows no cookie, no form and no language.
  app.all('/api/*', (c) => api.fetch(c.req.raw, apiBindings(c)))
  // Before forms are read: its signature is over the bytes as they came.
  app.route('/', resendWebhookRoutes(services))
  app.use(servePublicFiles(publicFiles))
  app.use(trailingSlash)
  // Before forms without files are read: the one that sends a file.
  app.route('/', logoRoutes(services))
  app.use(readPosted)

  app.get(paths.home, (c) => c.redirect(paths.profile, 302))
  app.route('/', loginRoutes(services))
  app.route('/', logoutRoutes(services))
  app.route('/', forgotPasswordRoutes(services))
  if (config.registration) app.route('/', registrationRoutes(services))
  app.route('/', profileRoutes(services, makeHomeCountry(services.database)))
  app.route('/', ownDataRoutes(services, listAddresses))
  app.route('/', deletionRoutes(services))
  app.route('/', addressBookRoutes(services))
  app.route('/', orderHistoryRoutes(services))
  app.route('/', webSiteAccessRoutes(services))
  app.route('/', emailChangeRoutes(services))
  app.route('/', wellKnownRoutes())
  app.route('/', languageRoutes(services))
  app.route('/', staffLoginRoutes(services))
  app.route('/', staffSetUpRoutes(services))
  app.route('/', staffConfirmRoutes(services))
  app.route('/', staffAccessRoutes(services))
  app.route('/', overviewRoutes(services))
  app.route('/', historyRoutes(services))
  app.route('/', shopSettingsRoutes(services))
  app.route('/', apiKeysRoutes(services))
  app.route('/', staffMembersRoutes(services))
  app.route('/', customersRoutes(services))
  app.route('/', emailsRoutes(services))
  app.route('/', staffProfileRoutes(services, makeHomeCountry(services.database)))
  app.route('/', staffAddressBookRoutes(services))
  app.route('/', staffOrderHistoryRoutes(services))
  app.route('/', staffWebSiteAccessRoutes(services))
  app.route('/', staffEmailChangeRoutes(services))
  app.route('/', staffDeletionRoutes(services))
  app.route('/', phoneDeskRoutes(services, listAddresses))
  app.route('/', exportRoutes(services))
  if (config.mailboxDir) app.route('/', developmentMailboxRoutes(config.mailboxDir))

  app.notFound((c) => answerMissing(app, c))
  app.onError(answerSurprise)
  return app
}
