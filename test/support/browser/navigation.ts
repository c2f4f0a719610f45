import { type CookieJar, isLoopback } from './cookie-jar.ts'
import { Page } from './page.ts'
import { navigationHeaders, type Visitor } from './request-headers.ts'

/** Where a request comes from, in the words of @hono/node-server, so that `getConnInfo` finds it. */
export type Client = {
  incoming: { socket: { remoteAddress: string; remotePort: number; remoteFamily: string } }
}

/** Hono's `app.fetch`, or `overTheWire` for a server that listens. */
export type Fetch = (request: Request, client: Client) => Response | Promise<Response>

export type Hop = { method: string; url: string; status: number }

export type Site = { fetch: Fetch; origin: URL; visitor: Visitor; address: string }

export type Sending = {
  method: string
  url: URL
  /** The page whose link or form leads there. */
  from?: URL | undefined
  referrerPolicy?: string
  body?: string | undefined
  /** Sent in place of the browser's own; `null` leaves one out. */
  headers?: Record<string, string | null>
}

const MOST_HOPS = 10
export const BLANK = new URL('about:blank')

/** Sends requests as a browser does, keeps the cookies of the answers and follows redirects. */
export class Navigation {
  readonly #site: Site
  readonly #jar: CookieJar

  constructor(site: Site, jar: CookieJar) {
    this.#site = site
    this.#jar = jar
  }

  /** Takes an answer and follows its redirects to a page. Throws where one leads away, or in a ring. */
  async arrive(sending: Sending, first: Response): Promise<{ page: Page; hops: Hop[] }> {
    const hops: Hop[] = []
    let [request, answer] = [sending, first]
    for (;;) {
      this.#keepCookies(request.url, answer.headers)
      hops.push({
        method: request.method,
        url: request.url.pathname + request.url.search,
        status: answer.status,
      })
      const location = answer.headers.get('location')
      if (location === null || ![301, 302, 303, 307, 308].includes(answer.status)) break
      if (hops.length > MOST_HOPS)
        throw new Error(`more than ${MOST_HOPS} redirects: ${JSON.stringify(hops)}`)
      request = redirected(request, answer.status, this.address(location, request.url))
      answer = await this.send(request)
    }
    return { page: new Page(request.url, answer.status, answer.headers, await answer.text()), hops }
  }

  async send({
    method,
    url,
    from,
    referrerPolicy = '',
    body,
    headers: own = {},
  }: Sending): Promise<Response> {
    const headers = navigationHeaders(this.#site.visitor, { method, url, from, referrerPolicy })
    const cookies = this.#jar.header(url)
    if (cookies) headers.set('cookie', cookies)
    if (body !== undefined) headers.set('content-type', 'application/x-www-form-urlencoded')
    for (const [name, value] of Object.entries(own)) {
      if (value === null) headers.delete(name)
      else headers.set(name, value)
    }
    const request = new Request(url, {
      method,
      headers,
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    })
    if (headers.get('content-type') === null) request.headers.delete('content-type')
    const socket = { remoteAddress: this.#site.address, remotePort: 50_000, remoteFamily: 'IPv4' }
    return this.#site.fetch(request, { incoming: { socket } })
  }

  #keepCookies(url: URL, headers: Headers): void {
    this.#jar.store(url, headers.getSetCookie())
    // Text browsers do not know this header, and no browser believes it where the connection is not safe.
    const isBelieved =
      this.#site.visitor.kind === 'modern' && (url.protocol === 'https:' || isLoopback(url.hostname))
    if (isBelieved && /"(cookies|\*)"/.test(headers.get('clear-site-data') ?? '')) this.#jar.clear()
  }

  /** Where a link or a form leads. Throws when that is another site. */
  address(href: string, base: URL): URL {
    const url = new URL(href, base === BLANK ? this.#site.origin : base)
    if (url.origin !== this.#site.origin.origin) throw new Error(`the browser would leave for ${url.href}`)
    return url
  }
}

/** 303 always turns into GET; 301 and 302 turn a POST into GET, as every browser does; 307 and 308 keep all. */
function redirected(request: Sending, status: number, url: URL): Sending {
  if (status === 307 || status === 308 || (status !== 303 && request.method === 'GET'))
    return { ...request, url }
  const { from, referrerPolicy = '' } = request
  return { method: 'GET', url, from, referrerPolicy }
}
