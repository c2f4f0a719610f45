import type { RequestContext } from '../../http/context.ts'

/** What this server has been told of a request on its way through proxies, and what it believes of it. */
export type SeenRequest = {
  /** The client, as log-ins are counted by. */
  address: string
  /** Who is at the other end of the connection: the proxy, if there is one. */
  remote: string
  isTrustedProxy: boolean
  forwardedFor: string | null
  forwardedProto: string | null
  host: string | null
}

/** For the doctor's eyes alone: to others it would tell how the proxies stand. */
export function seenRequest(c: RequestContext, isTrustedProxy: (address: string) => boolean): SeenRequest {
  const remote = (c.env?.incoming?.socket.remoteAddress ?? 'unknown').replace(/^::ffff:(?=\d+\.)/i, '')
  const header = (name: string) => c.req.header(name)?.slice(0, 300) ?? null
  return {
    address: c.get('address'),
    remote,
    isTrustedProxy: isTrustedProxy(remote),
    forwardedFor: header('x-forwarded-for'),
    forwardedProto: header('x-forwarded-proto'),
    host: header('host'),
  }
}
