import { Hono } from 'hono'
import type { RequestEnv } from '../../http/context.ts'
import { paths } from '../../paths.ts'

/** Where password managers send a customer to change the password (W3C, A Well-Known URL for Changing Passwords). */
export const wellKnownRoutes = () =>
  new Hono<RequestEnv>().get(paths.wellKnownChangePassword, (c) => c.redirect(paths.webSiteAccess, 302))
