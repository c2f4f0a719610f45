import { paths } from '../src/paths.ts'
import type { Connection } from './connection.ts'
import type { Person } from './shop-folder.ts'

/** A GET as a browser sends it, with the cookies it holds. */
export const getRequest = (port: number, path: string, cookie = '') =>
  head('GET', port, path, cookie ? [`Cookie: ${cookie}`] : [])

function head(method: string, port: number, path: string, more: string[]): string {
  return [
    `${method} ${path} HTTP/1.1`,
    `Host: localhost:${port}`,
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    'Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
    'Accept-Language: en-GB,en;q=0.7',
    'Accept-Encoding: gzip, deflate, br',
    ...more,
    '\r\n',
  ].join('\r\n')
}

/** What a log-in page gave a visitor: one page may be posted as often as one likes. */
export type Visit = { cookie: string; token: string }

export async function visitLogin(connection: Connection, port: number): Promise<Visit> {
  const { head, body } = await connection.ask(getRequest(port, paths.login))
  return { cookie: cookiesIn(head), token: /name="form-token" value="([^"]+)"/.exec(body)?.[1] ?? '' }
}

/** A log-in from the person's own network. */
export function loginRequest(port: number, { cookie, token }: Visit, person: Person): string {
  const { email, password } = person
  const body = new URLSearchParams({ email, password, 'form-token': token }).toString()
  const more = [
    `Cookie: ${cookie}`,
    `Origin: http://localhost:${port}`,
    `X-Forwarded-For: ${person.address}`,
    'Content-Type: application/x-www-form-urlencoded',
    `Content-Length: ${body.length}`,
  ]
  return head('POST', port, paths.login, more) + body
}

/** The cookies that an answer sets, as a browser sends them back. */
export const cookiesIn = (head: string) =>
  [...head.matchAll(/\r\nset-cookie: ([^;\r]+)/gi)].map(([, pair]) => pair).join('; ')
