export type Kind = 'modern' | 'text'

export type Cookie = {
  name: string
  value: string
  domain: string
  hostOnly: boolean
  path: string
  secure: boolean
  httpOnly: boolean
  sameSite: string | undefined
  /** Milliseconds since 1970; undefined: until the browser is closed. */
  expires: number | undefined
}

const LONGEST_LIFE = 400 * 24 * 60 * 60 * 1000
const LARGEST = 4096

/** Cookies by the rules of RFC 6265bis, as far as one site and its paths need them. */
export class CookieJar {
  readonly #kind: Kind
  readonly #now: () => Date
  #cookies: Cookie[]

  constructor(kind: Kind, now: () => Date, cookies: Cookie[] = []) {
    this.#kind = kind
    this.#now = now
    this.#cookies = cookies
  }

  /** Takes the Set-Cookie headers of an answer; a cookie that breaks a rule is dropped without a word. */
  store(url: URL, setCookies: string[]): void {
    for (const header of setCookies) {
      const cookie = this.#accepted(url, header)
      if (cookie) this.#put(cookie)
    }
  }

  /** The Cookie header for a request, the longest path first; undefined when there is none to send. */
  header(url: URL): string | undefined {
    const sent = this.all()
      .filter((cookie) => hostMatches(cookie, url.hostname) && pathMatches(cookie.path, url.pathname))
      .filter((cookie) => !cookie.secure || this.#keepsSecrets(url))
      .sort((one, other) => other.path.length - one.path.length)
    return sent.map(({ name, value }) => (name ? `${name}=${value}` : value)).join('; ') || undefined
  }

  all(): Cookie[] {
    const now = this.#now().getTime()
    this.#cookies = this.#cookies.filter(({ expires }) => expires === undefined || expires > now)
    return [...this.#cookies]
  }

  clear(): void {
    this.#cookies = []
  }

  /** What closing the browser does. */
  dropSessionCookies(): void {
    this.#cookies = this.#cookies.filter(({ expires }) => expires !== undefined)
  }

  copy(): CookieJar {
    return new CookieJar(
      this.#kind,
      this.#now,
      this.#cookies.map((cookie) => ({ ...cookie })),
    )
  }

  #accepted(url: URL, header: string): Cookie | undefined {
    const [pair = '', ...rest] = header.split(';')
    const [name, value] = pair.includes('=') ? splitAt(pair, '=') : ['', pair.trim()]
    const attributes = new Map(
      rest.map((part) => splitAt(part, '=')).map(([key, text]) => [key.toLowerCase(), text]),
    )
    if ((!name && !value) || name.length + value.length > LARGEST || hasControl(header)) return

    const domain = (attributes.get('domain') ?? '').replace(/^\./, '').toLowerCase()
    const path = attributes.get('path') ?? ''
    const cookie: Cookie = {
      name,
      value,
      domain: domain || url.hostname,
      hostOnly: domain === '',
      path: path.startsWith('/') ? path : defaultPath(url.pathname),
      secure: attributes.has('secure'),
      httpOnly: attributes.has('httponly'),
      sameSite: attributes.get('samesite')?.toLowerCase(),
      expires: this.#expiry(attributes),
    }
    if (domain && !hostMatches({ domain, hostOnly: false }, url.hostname)) return
    if (cookie.secure && !this.#keepsSecrets(url)) return
    return keepsItsPrefix(cookie, url, path) ? cookie : undefined
  }

  #expiry(attributes: Map<string, string>): number | undefined {
    const now = this.#now().getTime()
    const maxAge = attributes.get('max-age')
    if (maxAge !== undefined && /^-?\d+$/.test(maxAge)) {
      const seconds = Number(maxAge)
      return seconds <= 0 ? 0 : now + Math.min(seconds * 1000, LONGEST_LIFE)
    }
    const expires = Date.parse(attributes.get('expires') ?? '')
    return Number.isNaN(expires) ? undefined : Math.min(expires, now + LONGEST_LIFE)
  }

  #put(cookie: Cookie): void {
    const isSame = (other: Cookie) =>
      other.name === cookie.name && other.domain === cookie.domain && other.path === cookie.path
    const old = this.#cookies.findIndex(isSame)
    if (old >= 0) this.#cookies[old] = cookie
    else this.#cookies.push(cookie)
  }

  /** Chromium and Firefox take http on loopback for safe; text browsers and Safari do not. */
  #keepsSecrets(url: URL): boolean {
    return url.protocol === 'https:' || (this.#kind === 'modern' && isLoopback(url.hostname))
  }
}

export function isLoopback(hostname: string): boolean {
  return /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** `__Host-` is held to https even on loopback, as Safari and the text browsers do: what works here works everywhere. */
function keepsItsPrefix(cookie: Cookie, url: URL, path: string): boolean {
  const prefix = /^__(host|secure)-/i.exec(cookie.name)?.[1]?.toLowerCase()
  if (!prefix) return true
  if (!cookie.secure || url.protocol !== 'https:') return false
  return prefix === 'secure' || (cookie.hostOnly && path === '/')
}

function hostMatches({ domain, hostOnly }: Pick<Cookie, 'domain' | 'hostOnly'>, hostname: string): boolean {
  if (hostname === domain) return true
  return !hostOnly && hostname.endsWith(`.${domain}`) && !/^[\d.]+$|^\[/.test(hostname)
}

function pathMatches(path: string, requested: string): boolean {
  if (requested === path) return true
  return requested.startsWith(path) && (path.endsWith('/') || requested[path.length] === '/')
}

function defaultPath(pathname: string): string {
  const end = pathname.lastIndexOf('/')
  return end <= 0 ? '/' : pathname.slice(0, end)
}

function splitAt(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark)
  return at < 0 ? [text.trim(), ''] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

function hasControl(text: string): boolean {
  return [...text].some((character) => character !== '\t' && (character < ' ' || character === '\u007f'))
}
