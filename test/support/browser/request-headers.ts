import { isLoopback, type Kind } from './cookie-jar.ts'

export type Visitor = { kind: Kind; userAgent: string; languages: string }

export type Journey = {
  method: string
  url: URL
  /** The page whose link or form leads there; undefined for an address typed by the person. */
  from: URL | undefined
  referrerPolicy: string
}

export const USER_AGENTS: Record<Kind, string> = {
  modern: 'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  text: 'Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.8.9',
}

const HTML = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'

/** The headers of a navigation, as Firefox and as Lynx send them. */
export function navigationHeaders(visitor: Visitor, journey: Journey): Headers {
  const headers = new Headers({
    host: journey.url.host,
    'user-agent': visitor.userAgent,
    accept: HTML,
    'accept-language': visitor.languages,
  })
  if (visitor.kind === 'text') return headers

  const silent = journey.referrerPolicy === 'no-referrer'
  if (journey.from && !silent) headers.set('referer', journey.from.href.replace(/#.*/, ''))
  // With no-referrer browsers send the word null as the origin of a form, even to the page's own site.
  if (journey.method === 'POST') headers.set('origin', silent ? 'null' : (journey.from ?? journey.url).origin)
  if (journey.url.protocol === 'https:' || isLoopback(journey.url.hostname)) {
    headers.set('sec-fetch-site', journey.from ? 'same-origin' : 'none')
    headers.set('sec-fetch-mode', 'navigate')
    headers.set('sec-fetch-dest', 'document')
    headers.set('sec-fetch-user', '?1')
  }
  headers.set('upgrade-insecure-requests', '1')
  return headers
}
