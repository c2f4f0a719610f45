import { isIP } from 'node:net'
import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { colourOf } from '../brand/colour.ts'
import { fontStackOf } from '../brand/font-stack.ts'
import { headingWeightOf } from '../brand/heading-weight.ts'
import { radiusOf } from '../brand/radius.ts'
import { days, hours } from '../durations.ts'
import { readUrl } from '../read-url.ts'
import { parseTrustedProxies } from './trusted-proxies.ts'

// Every message says what to write instead: it ends the sentence `NAME is "…": write …`.

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controlCharacter = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/** Whether a URL's hostname can only be this machine, so that plain http is safe. */
export const isLoopbackHost = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || (isIP(hostname) === 4 && hostname.startsWith('127.'))

export const text = (most: number) => {
  const instead = `write 1 to ${most} characters on one line`
  return z
    .string()
    .refine((value) => !controlCharacter.test(value), { error: instead, abort: true })
    .transform((value) => value.trim())
    .refine((value) => value !== '' && [...value].length <= most, instead)
}

/** A whole number in plain digits: no sign, no blank, no leading zero, no 1e3, no 0x10. */
export const wholeNumber = (least: number, most: number, reason = '') => {
  const instead = `write a whole number from ${least} to ${most}, in digits only${reason}`
  return z
    .string()
    .regex(/^(0|[1-9][0-9]{0,14})$/, instead)
    .transform(Number)
    .refine((value) => value >= least && value <= most, instead)
}

export const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) =>
  z.enum(words, `write ${words.slice(0, -1).join(', ')} or ${words.at(-1)}`)

/** The web address of the server and nothing after it; answers the origin as browsers send it. */
export const origin = z
  .string()
  .refine((value) => /^https?:\/\/[^/?#@\\\s]+\/?$/i.test(value) && hasPlainHost(value), {
    error:
      'write only https:// and the host name, such as https://account.shop.example, without path or password',
    abort: true,
  })
  .refine(isSafeOnTheWay, 'write https:// (plain http is accepted for localhost, 127.0.0.1 and [::1] only)')
  .transform((value) => new URL(value).origin)

/** Where an API is: answers the address without a slash at its end. */
export const apiAddress = z
  .string()
  .refine((value) => /^https?:\/\/[^?#@\\\s]+$/i.test(value) && hasPlainHost(value), {
    error: 'write an address such as https://api.resend.com, without password, ? or #',
    abort: true,
  })
  .refine(isSafeOnTheWay, 'write https:// (plain http is accepted for localhost, 127.0.0.1 and [::1] only)')
  .transform((value) => new URL(value).href.replace(/\/+$/, ''))

/** The address of a page that customers may follow. */
export const webAddress = z
  .string()
  .refine((value) => /^https?:\/\/[^\\\s]+$/i.test(value) && hasPlainHost(value), {
    error: 'write an address that begins with https:// or http://, such as https://shop.example/help',
    abort: true,
  })
  .transform((value) => new URL(value).href)

export const emailAddress = converted(asciiEmail, 'write an email address such as hello@shop.example')

/** `address` or `Name <address>`; answers it in the form of RFC 5322, the name quoted where it needs to be. */
export const sender = converted(
  senderOf,
  'write Name <address>, such as My Shop <hello@shop.example>, or the address alone',
)

export const listeningHost = z
  .string()
  .refine(
    (value) => isIP(value) !== 0 || (isHostName(value) && !/^[0-9.]+$/.test(value)),
    'write an address of this machine, such as 127.0.0.1, ::1 or 0.0.0.0, without brackets and port',
  )

export const folder = z
  .string()
  .refine((value) => !controlCharacter.test(value) && value.trim() !== '', {
    error: 'write the path of a folder',
    abort: true,
  })
  .refine(
    (value) => !value.startsWith('~'),
    'write the whole path: ~ is not replaced by the home folder here',
  )

export const file = z
  .string()
  .refine((value) => !controlCharacter.test(value) && value.trim() !== '', {
    error: 'write the path of a file',
    abort: true,
  })
  .refine(
    (value) => !value.startsWith('~'),
    'write the whole path: ~ is not replaced by the home folder here',
  )

/** A time between two backups in milliseconds; null for none at all. */
export const interval = converted(
  intervalOf,
  'write a number of hours or days from 1h to 31d, such as 12h or 1d, or off',
)

/** Whoever has the file may try as many as they like, without anybody counting. */
export const passphrase = z
  .string()
  .refine(
    (value) => [...value].length >= 16 && !controlCharacter.test(value),
    'write at least 16 characters on one line, such as six words chosen by dice',
  )

/** Goes into an HTTP header as it is, so: printable ASCII without a blank. */
export const apiKey = z
  .string()
  .regex(/^[\x21-\x7e]{1,512}$/, 'write the key exactly as Resend shows it, on one line')

/** Base64 of at least 128 bits behind `whsec_` (Standard Webhooks). */
export const webhookSecret = z
  .string()
  .regex(
    /^whsec_(?=.{22})(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/,
    'write the signing secret exactly as Resend shows it, from whsec_ on, on one line',
  )

export const proxies = converted(
  parseTrustedProxies,
  'write IP addresses or ranges with commas between them, such as 127.0.0.1, 10.0.0.0/8 (names and /0 are refused)',
)

/** A time zone of the IANA database that this Node knows; offsets such as +02:00 forget summer time. */
export const timeZone = z.string().refine(isTimeZone, 'write a time zone such as Europe/Paris or UTC')

export const colour = converted(colourOf, 'write a colour as #rgb or #rrggbb, such as "#2c4a94"')

export const cornerRadius = converted(
  radiusOf,
  'write 0 or a length up to 24px or 1.5rem, such as 6px or 0.5rem',
)

export const fontStack = converted(
  fontStackOf,
  'write names of fonts with commas between them, the last one serif, sans-serif, monospace or system-ui, such as Georgia, Times New Roman, serif',
)

export const headingWeight = converted(headingWeightOf, 'write 100, 200, 300, 400, 500, 600, 700, 800 or 900')

/** A check that turns the text into something else; null means that it cannot. */
function converted<T>(convert: (value: string) => T | null, instead: string) {
  return z.string().transform((value, context) => {
    const result = convert(value)
    if (result !== null) return result
    context.addIssue(instead)
    return z.NEVER
  })
}

function intervalOf(value: string): { milliseconds: number | null } | null {
  if (value === 'off') return { milliseconds: null }
  const [, number, unit] = /^([1-9][0-9]{0,2})([hd])$/.exec(value) ?? []
  const milliseconds = unit === 'd' ? days(Number(number)) : hours(Number(number))
  return number !== undefined && milliseconds <= days(31) ? { milliseconds } : null
}

function isTimeZone(value: string): boolean {
  if (!/^[A-Za-z]/.test(value)) return false
  try {
    new Intl.DateTimeFormat('en', { timeZone: value })
    return true
  } catch {
    return false
  }
}

function isHostName(value: string): boolean {
  return (
    value.length <= 253 &&
    /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i.test(value)
  )
}

function hasPlainHost(value: string): boolean {
  const url = readUrl(value)
  if (url === null || url.username !== '' || url.password !== '') return false
  return url.hostname.startsWith('[') || isHostName(url.hostname)
}

function isSafeOnTheWay(value: string): boolean {
  const { protocol, hostname } = new URL(value)
  return protocol === 'https:' || isLoopbackHost(hostname)
}

/** The address with its domain in ASCII (IDNA); null when it is none. */
function asciiEmail(value: string): string | null {
  const at = value.lastIndexOf('@')
  const address = `${value.slice(0, at)}@${domainToASCII(value.slice(at + 1))}`
  const known = at > 0 && !/\s/.test(value) && address.length <= 254 && z.regexes.html5Email.test(address)
  return known && !/^\.|\.\.|\.@/.test(address) ? address : null
}

function senderOf(value: string): string | null {
  if (controlCharacter.test(value)) return null
  const parts = /^\s*([^<>]*?)\s*<([^<>]+)>\s*$/.exec(value)
  const address = asciiEmail((parts?.[2] ?? value).trim())
  const name = parts === null ? '' : unquoted(parts[1] ?? '')
  if (address === null || name === null || name.length > 200) return null
  if (name === '') return address
  return /[()[\]:;@\\,."]/.test(name)
    ? `"${name.replace(/["\\]/g, '\\$&')}" <${address}>`
    : `${name} <${address}>`
}

/** What a quoted name says; null when a quote is opened and not closed. */
function unquoted(name: string): string | null {
  if (!name.startsWith('"')) return name
  return /^"([^"\\]|\\.)*"$/.test(name) ? name.slice(1, -1).replace(/\\(.)/g, '$1') : null
}
