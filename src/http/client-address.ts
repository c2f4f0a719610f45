import { isIP } from 'node:net'

/**
 * Address of the client. `X-Forwarded-For` is believed only from a trusted proxy, and read from the right: the
 * first address that is not a trusted proxy's is the client's; what stands left of it anybody may have written.
 */
export function clientAddress(
  remote: string | undefined,
  forwardedFor: string | undefined,
  isTrustedProxy: (address: string) => boolean,
): string {
  let address = bare(remote ?? '')
  const hops = forwardedFor?.split(',').map((hop) => bare(hop.trim())) ?? []
  while (hops.length > 0 && isTrustedProxy(address)) {
    const hop = hops.pop() ?? ''
    if (!isIP(hop)) break
    address = hop
  }
  return address || 'unknown'
}

/** Without the `::ffff:` of an IPv4 client on an IPv6 socket, and without a port that some proxies add. */
function bare(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/^\[(.*)\](:\d+)?$/, '$1')
  return /^\d+(\.\d+){3}:\d+$/.test(plain) ? plain.replace(/:\d+$/, '') : plain
}
