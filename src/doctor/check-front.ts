import { paths } from '../paths.ts'
import { randomToken } from '../security/random.ts'
import { type Answer, ask } from './ask.ts'
import { type Finding, fine, problem } from './finding.ts'
import type { Patient } from './patient.ts'

type Front = Pick<Patient, 'config' | 'ca'>

/** Asks for the same page twice, as two strangers would: whether it comes from us, anew each time, and untouched. */
export async function checkFront({ config, ca }: Front): Promise<Finding[]> {
  const { publicUrl } = config
  const page = `${publicUrl}${paths.login}?doctor=${randomToken().slice(0, 12)}`
  const health = await ask(`${publicUrl}${paths.health}`, { ca })
  if (!health.ok) return [unreachable(publicUrl, health.trouble)]
  if (!isOurs(health.answer)) return [somebodyElse(publicUrl, health.answer.status)]

  const [first, second] = [await ask(page, { ca }), await ask(page, { ca })]
  if (!first.ok || !second.ok)
    return [unreachable(publicUrl, first.ok ? 'it answers only at times' : first.trouble)]
  const answers = [health.answer, first.answer, second.answer]
  const reached =
    first.answer.status === 200
      ? fine('public-url', `${publicUrl} leads to this server.`)
      : wrongPage(page, first.answer.status)
  return [reached, cacheFinding(answers), cookieFinding(first.answer, second.answer, config.secureCookies)]
}

const isOurs = ({ status, body }: Answer) => [200, 503].includes(status) && /^\{"database":"\w+"/.test(body)

const unreachable = (publicUrl: string, trouble: string): Finding =>
  problem(
    'public-url',
    `${publicUrl} does not answer: ${trouble}.`,
    'Customers cannot reach their accounts.',
    'See that the server runs, that the DNS leads the name to this machine, that the proxy in front passes requests on to PORT, and that the firewall lets them in.',
  )

const somebodyElse = (publicUrl: string, status: number): Finding =>
  problem(
    'public-url',
    `${publicUrl}${paths.health} is answered by something that is not Comptoir (${status}).`,
    'Customers reach something else, or the proxy answers an error of its own.',
    'Let the proxy pass every path of this name on to HOST and PORT, and start the server.',
  )

const wrongPage = (page: string, status: number): Finding =>
  problem(
    'public-url',
    `${page} answers ${status} and not 200.`,
    status === 421
      ? 'The proxy passes on another host name than that of PUBLIC_URL, so the server refuses every page.'
      : 'Customers do not get the page to log in.',
    status === 421
      ? 'Let the proxy keep the Host header: nginx: proxy_set_header Host $host; Caddy does so by itself.'
      : 'Open the address in a browser, and look for its request number in the log.',
  )

function cacheFinding(answers: Answer[]): Finding {
  const sign = answers.map(signOfCache).find((found) => found !== null)
  if (sign === undefined) return fine('cache', 'Nothing in front of the server keeps copies of its pages.')
  return problem(
    'cache',
    `Something in front of the server keeps copies of pages, or allows others to: ${sign}.`,
    'One customer could be shown the account of another.',
    'Switch caching off for this name: nginx: proxy_cache off; at a CDN: a rule that bypasses the cache. Let Cache-Control pass as the server sends it.',
  )
}

const hit = /\b(hit|stale|revalidated|updating)\b/i

/** Age and the rest: RFC 9111 5.1, RFC 9211, and what the usual caches write. */
function signOfCache({ headers }: Answer): string | null {
  const age = Number(headers.get('age') ?? 0)
  if (age > 0) return `an answer is ${age} seconds old`
  for (const name of [
    'x-cache',
    'x-cache-status',
    'cf-cache-status',
    'x-proxy-cache',
    'x-varnish-cache',
    'cache-status',
  ])
    if (hit.test(headers.get(name) ?? '')) return `${name} says ${headers.get(name)?.slice(0, 60)}`
  const control = headers.get('cache-control') ?? 'nothing'
  return /\bno-store\b/i.test(control) ? null : `Cache-Control says ${control.slice(0, 60)} and not no-store`
}

function cookieFinding(first: Answer, second: Answer, secure: boolean): Finding {
  const name = secure ? '__Host-visitor' : 'visitor'
  const [one, other] = [cookieIn(first, name), cookieIn(second, name)]
  const wrong = one === null || other === null ? `no cookie ${name} arrives` : wrongWith(one, secure)
  if (wrong !== null)
    return problem(
      'cookies',
      `Cookies do not arrive as the server sends them: ${wrong}.`,
      'Browsers drop such cookies, so that nobody can log in, or hand them to others.',
      'Take out of the proxy whatever changes or removes Set-Cookie (nginx: proxy_cookie_path, proxy_cookie_domain, proxy_hide_header, proxy_ignore_headers).',
    )
  if (one?.split(';')[0] === other?.split(';')[0])
    return problem(
      'cookies',
      'Two strangers were given the same cookie: a copy of a page was handed out.',
      'Customers would share what should be theirs alone.',
      'Switch caching off for this name in the proxy and at the CDN.',
    )
  return fine('cookies', `Cookies arrive as they were sent${secure ? ', for https alone' : ''}.`)
}

const cookieIn = ({ cookies }: Answer, name: string): string | null =>
  cookies.find((cookie) => cookie.startsWith(`${name}=`)) ?? null

/** RFC 6265bis 4.1.2; a `__Host-` cookie with a Domain, another Path or without Secure is dropped by browsers. */
function wrongWith(cookie: string, secure: boolean): string | null {
  const attributes = cookie
    .split(';')
    .slice(1)
    .map((attribute) => attribute.trim().toLowerCase())
  const wanted = ['httponly', 'samesite=lax', 'path=/', ...(secure ? ['secure'] : [])]
  const missing = wanted.filter((attribute) => !attributes.includes(attribute))
  if (missing.length > 0) return `${missing.join(', ')} is missing`
  return attributes.some((attribute) => attribute.startsWith('domain=')) ? 'a Domain was added' : null
}
