import { createMiddleware } from 'hono/factory'
import type { Services } from '../services.ts'
import type { RequestEnv, Site } from './context.ts'
import { makeCookies } from './cookies.ts'
import { nothingPosted } from './posted.ts'
import { safeHeaders } from './security-headers.ts'

/** Hands every request what its answer needs of the site. */
export function provideSite({ config, keys, publicFiles, clock }: Services) {
  const site: Site = {
    origin: config.publicUrl,
    cookies: makeCookies(config.secureCookies),
    keys,
    shop: config.shop,
    stylesheet: publicFiles.stylesheet,
    staffStylesheet: publicFiles.staffStylesheet,
    script: publicFiles.script,
    icon: publicFiles.icon,
    logo: publicFiles.logo,
    language: config.shop.language,
    facts: {
      emailDays: config.keep.emails,
      passwordLength: config.passwordLength,
      temporaryPasswordMinutes: config.temporaryPassword.minutes,
    },
    standing: new Map(),
    pageHeaders: { ...safeHeaders(config.secureCookies), 'content-type': 'text/html; charset=UTF-8' },
    clock,
  }

  return createMiddleware<RequestEnv>((c, next) => {
    c.set('site', site)
    c.set('posted', nothingPosted)
    c.set('made', { safely: false })
    return next()
  })
}
