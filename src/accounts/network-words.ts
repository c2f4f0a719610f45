import { BlockList, isIP } from 'node:net'

const thisComputer = new BlockList()
thisComputer.addSubnet('127.0.0.0', 8)
thisComputer.addAddress('::1', 'ipv6')

/** RFC 1918, RFC 3927, RFC 6598 (a provider's own network), RFC 4193, RFC 4291 2.5.6. */
const local = new BlockList()
local.addSubnet('10.0.0.0', 8)
local.addSubnet('172.16.0.0', 12)
local.addSubnet('192.168.0.0', 16)
local.addSubnet('169.254.0.0', 16)
local.addSubnet('100.64.0.0', 10)
local.addSubnet('fc00::', 7, 'ipv6')
local.addSubnet('fe80::', 10, 'ipv6')

export type Network = { kind: 'this-computer' } | { kind: 'local' } | { kind: 'public'; prefix: string }

/**
 * A client's network, to be put in words: 203.0.113.… (/24) or 2001:db8:1234:… (/48) if public, so that a
 * shopper knows it again and a list of sessions is no list of addresses. What is no IP address has the
 * prefix `…` alone.
 */
export function networkOf(address: string): Network {
  const parsed = parse(address)
  if (parsed === null) return { kind: 'public', prefix: '…' }
  if (thisComputer.check(parsed.text, parsed.family)) return { kind: 'this-computer' }
  if (local.check(parsed.text, parsed.family)) return { kind: 'local' }

  return { kind: 'public', prefix: `${firstParts(parsed, 3)}…` }
}

/**
 * What limits count by: the whole IPv4 address (also when it comes mapped into IPv6), the /64 of an IPv6
 * address, because one subscriber has all of it, or `unknown`.
 */
export function limitKeyOf(address: string): string {
  const parsed = parse(address)
  if (parsed === null) return 'unknown'

  return parsed.family === 'ipv4' ? parsed.text : `${firstParts(parsed, 4)}:/64`
}

type Parsed = { family: 'ipv4' | 'ipv6'; text: string; parts: string[] }

function firstParts({ family, parts }: Parsed, count: number): string {
  const separator = family === 'ipv4' ? '.' : ':'

  return parts.slice(0, count).join(separator) + separator
}

function parse(address: string): Parsed | null {
  const text = address.replace(/%.*$/s, '')
  const version = isIP(text)
  if (version === 0) return null
  if (version === 4) return { family: 'ipv4', text, parts: text.split('.') }
  const parts = groups(text)

  return unmapped(parts) ?? { family: 'ipv6', text, parts }
}

/**
 * The eight groups of an IPv6 address, lower case, without leading zeros; URL writes it as RFC 5952 wants.
 */
function groups(text: string): string[] {
  const [head = '', tail] = new URL(`http://[${text}]`).hostname.slice(1, -1).split('::')
  if (tail === undefined) return head.split(':')
  const [before, after] = [head, tail].map((half) => half.split(':').filter((group) => group !== ''))
  const zeros = Array<string>(8 - (before?.length ?? 0) - (after?.length ?? 0)).fill('0')

  return [...(before ?? []), ...zeros, ...(after ?? [])]
}

/** The IPv4 address inside ::ffff:0:0/96 (RFC 4291 2.5.5.2), which is how a dual-stack socket shows it. */
function unmapped(parts: string[]): Parsed | null {
  if (parts.slice(0, 6).join(':') !== '0:0:0:0:0:ffff') return null
  const bytes = parts.slice(6).flatMap((group) => {
    const number = Number.parseInt(group, 16)
    return [String(number >> 8), String(number & 255)]
  })

  return { family: 'ipv4', text: bytes.join('.'), parts: bytes }
}
