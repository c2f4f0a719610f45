import { BlockList, isIP } from 'node:net'

export interface TrustedProxies {
  /** As written in the settings: addresses and ranges. */
  readonly ranges: readonly string[]
  /** Whether `X-Forwarded-For` may be believed from this address; false for anything that is not an IP address. */
  isTrustedProxy(address: string): boolean
}

/** The proxies in a comma-separated list of IP addresses and CIDR ranges; null when one of them is not such. */
export function parseTrustedProxies(written: string): TrustedProxies | null {
  const ranges = written.split(',').map((range) => range.trim())
  const list = new BlockList()
  return ranges.every((range) => addRange(list, range)) ? trusting(ranges, list) : null
}

export const noTrustedProxies: TrustedProxies = trusting([], new BlockList())

function trusting(ranges: readonly string[], list: BlockList): TrustedProxies {
  return {
    ranges,
    isTrustedProxy(address) {
      const version = isIP(address)
      return version !== 0 && list.check(address, version === 4 ? 'ipv4' : 'ipv6')
    },
  }
}

/** False when it is not an IP address or a CIDR range, or when it is everybody (/0). */
function addRange(list: BlockList, range: string): boolean {
  const [address = '', bits, ...rest] = range.split('/')
  const version = isIP(address)
  if (version === 0 || address.includes('%') || rest.length > 0) return false
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (bits === undefined) {
    list.addAddress(address, family)
    return true
  }
  if (!/^[1-9][0-9]{0,2}$/.test(bits) || Number(bits) > (version === 4 ? 32 : 128)) return false
  list.addSubnet(address, Number(bits), family)
  return true
}
