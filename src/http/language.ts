import { negotiateLanguage } from '../i18n/negotiate.ts'
import type { Language } from '../i18n/words.ts'
import type { RequestContext } from './context.ts'

/** The customer's own choice, else the switch in the footer, else Accept-Language, else the shop's. */
export function languageOf(c: RequestContext): Language {
  const { cookies, language } = c.get('site')
  return (
    (c.get('staff') ?? c.get('customer'))?.language ??
    (cookies.read(c, 'language') as Language | undefined) ??
    negotiateLanguage(c.req.header('accept-language')) ??
    language
  )
}
