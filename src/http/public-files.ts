import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Brand } from '../brand/brand.ts'
import type { LogoType } from '../brand/logo.ts'
import { paths } from '../paths.ts'
import { acceptedCoding, type Coding } from './accept-encoding.ts'
import { joinScripts } from './join-scripts.ts'
import { joinStyles } from './join-styles.ts'

export type PublicFiles = {
  /** URL path of the one style sheet. */
  stylesheet: string
  /** URL path of what staff pages load beside it. */
  staffStylesheet: string
  /** URL path of the one script. */
  script: string
  /** The icon as a data: address (RFC 2397): a few bytes in the page, and no request of its own. */
  icon: string
  /** Null when the shop has none. Its size tells the proportions alone. */
  logo: PublicLogo | null
  /** Null when there is no such file. */
  answer: (path: string, method: string, acceptEncoding: string | undefined) => Response | null
}

export type PublicLogo = { path: string; width: number; height: number }

const contentTypes: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
  txt: 'text/plain; charset=utf-8',
  png: 'image/png',
  webp: 'image/webp',
}

/** The name tells the content, so nobody ever needs to ask again (RFC 8246). */
const forever = 'public, max-age=31536000, immutable'
const aDay = 'public, max-age=86400'

/**
 * Reads `folder` once, so that answers come from memory whatever the disk and the thread pool are doing. Only what
 * was read can be answered: a path is looked up in a list, never in the file system.
 */
export function loadPublicFiles(folder: string, brand: Brand): PublicFiles {
  const answers = new Map<string, Answer>()
  const addHashed = (name: string, content: Buffer, policy?: string) => {
    const path = hashedPath(name, content)
    answers.set(path, makeAnswer(name, content, forever, policy))
    return path
  }

  const styles = Buffer.from(joinStyles(join(folder, 'styles'), brand))
  const stylesheet = addHashed('comptoir.css', styles)
  const staffStyles = Buffer.from(joinStyles(join(folder, 'styles', 'staff'), null))
  const staffStylesheet = addHashed('staff.css', staffStyles)
  const script = addHashed('comptoir.js', Buffer.from(joinScripts(join(folder, 'scripts'))))
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) =>
    isPublic(entry.name, entry.isFile()),
  )
  for (const { name } of files) addHashed(name, readFileSync(join(folder, name)))

  const favicon = readFileSync(join(folder, 'favicon.svg'))
  answers.set('/favicon.ico', makeAnswer('favicon.svg', favicon, aDay))
  answers.set('/robots.txt', makeAnswer('robots.txt', readFileSync(join(folder, 'robots.txt')), aDay))
  const logo = brand.logo && {
    path: addHashed(logoNames[brand.logo.type], brand.logo.bytes, logoPolicy),
    width: brand.logo.width,
    height: brand.logo.height,
  }

  return {
    stylesheet,
    staffStylesheet,
    script,
    icon: `data:image/svg+xml;base64,${favicon.toString('base64')}`,
    logo,
    answer(path, method, acceptEncoding) {
      const found = answers.get(path)
      return found ? respond(found, method, acceptEncoding) : null
    },
  }
}

const logoNames: Record<LogoType, string> = {
  'image/svg+xml': 'logo.svg',
  'image/png': 'logo.png',
  'image/webp': 'logo.webp',
}

/** A drawing may carry styles of its own; whoever opens it by itself gets it shut in, should the check have missed something. */
const logoPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox"

/** No dotfiles, nothing whose type we cannot tell; robots.txt has its own address below. */
const isPublic = (name: string, isFile: boolean) =>
  isFile && !name.startsWith('.') && name !== 'robots.txt' && contentTypes[extensionOf(name)] !== undefined

const extensionOf = (name: string) => name.slice(name.lastIndexOf('.') + 1)

function hashedPath(name: string, content: Buffer): string {
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, 12)
  return `${paths.publicFiles}${name.slice(0, name.lastIndexOf('.'))}.${hash}.${extensionOf(name)}`
}

type Variant = { body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }
type Answer = Record<Coding, Variant>

function makeAnswer(name: string, content: Buffer, cacheControl: string, policy?: string): Answer {
  const headers = {
    'content-type': contentTypes[extensionOf(name)] ?? 'application/octet-stream',
    'cache-control': cacheControl,
    'x-content-type-options': 'nosniff',
    vary: 'Accept-Encoding',
    ...(policy && { 'content-security-policy': policy }),
  }
  const variant = (bytes: Buffer, coding?: string): Variant => ({
    body: new Uint8Array(bytes),
    headers: {
      ...headers,
      'content-length': String(bytes.length),
      ...(coding && { 'content-encoding': coding }),
    },
  })
  const identity = variant(content)
  const shortest = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  const smaller = (bytes: Buffer, coding: string) =>
    bytes.length < content.length ? variant(bytes, coding) : identity
  return {
    identity,
    gzip: smaller(gzipSync(content, { level: 9 }), 'gzip'),
    br: smaller(brotliCompressSync(content, shortest), 'br'),
  }
}

function respond(answer: Answer, method: string, acceptEncoding: string | undefined): Response {
  const { body, headers } = answer[acceptedCoding(acceptEncoding)]
  if (method === 'GET') return new Response(body, { headers })
  if (method === 'HEAD') return new Response(null, { headers })
  return new Response(null, { status: 405, headers: { allow: 'GET, HEAD' } })
}
