import Bowser from 'bowser'

/** A shopper's own browser says who it is within this; what follows may be anything. */
const LONGEST_USER_AGENT = 512

const known = new Set(Object.values(Bowser.BROWSER_MAP))
const shorter = new Map([
  ['Microsoft Edge', 'Edge'],
  ['Samsung Internet for Android', 'Samsung Internet'],
])

/** Text browsers and tools begin with what they are (RFC 9110 10.1.5); Mozilla has long meant nothing. */
const product = /^(?!Mozilla\b)([A-Za-z][A-Za-z0-9.+-]{0,39})(?:\/\d| \()/
const plain = /^[A-Za-z0-9][A-Za-z0-9 .+-]{0,39}$/

export type BrowserWords = { browser: string | null; platform: string | null }

/**
 * The browser and what it runs on in words such as Firefox and Windows, iPhone: plain ASCII, at most 40
 * characters each, null when the user agent does not say. A hint for people, never a proof of anything.
 */
export function browserFrom(userAgent: string | undefined): BrowserWords {
  const agent = (userAgent ?? '').slice(0, LONGEST_USER_AGENT)
  if (agent.trim() === '') return { browser: null, platform: null }
  const { browser, os, platform } = Bowser.parse(agent)

  return {
    browser: plainWords(known.has(browser.name ?? '') ? browser.name : product.exec(agent)?.[1]),
    platform: plainWords(platform.vendor === 'Apple' && platform.model ? platform.model : os.name),
  }
}

function plainWords(words: string | undefined): string | null {
  const said = shorter.get(words ?? '') ?? words ?? ''

  return plain.test(said) ? said : null
}
