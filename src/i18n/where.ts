import type { Words } from './words.ts'

/** From where somebody came, as coarsely as we keep it. */
export type Network = { kind: 'this-computer' | 'local' } | { kind: 'public'; prefix: string }

/** “Firefox on Windows”, as far as it is known. */
export function browserInWords(words: Words, browser: string | null, platform: string | null): string {
  const { where } = words
  if (browser && platform) return where.browserOn(browser, platform)
  if (browser) return browser
  return platform ? where.platformOnly(platform) : where.unknownBrowser
}

/** “this computer”, “the local network”, “network 203.0.113.0”. */
export function networkInWords(words: Words, network: Network): string {
  if (network.kind === 'public') return words.where.public(network.prefix)
  return network.kind === 'local' ? words.where.local : words.where.thisComputer
}
