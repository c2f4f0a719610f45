import { type PictureSize, pngSize, webpSize } from './picture-size.ts'
import { plainSvgSize } from './plain-svg.ts'

export type LogoType = 'image/svg+xml' | 'image/png' | 'image/webp'

/** A picture that was looked into; its size tells the proportions, so that nothing moves when it comes. */
export type Logo = PictureSize & { readonly bytes: Buffer; readonly type: LogoType }

export type LogoProblem =
  | { readonly kind: 'too-large' }
  | { readonly kind: 'no-picture' }
  | { readonly kind: 'broken'; readonly type: LogoType }
  /** `found` is what a plain drawing does not hold, as it is written there. */
  | { readonly kind: 'not-plain'; readonly found: string }

export type LogoAnswer =
  | { readonly ok: true; readonly logo: Logo }
  | { readonly ok: false; readonly problem: LogoProblem }

export const largestLogo = 200_000

/** The type comes from the content alone, whatever the file or whoever sent it calls it. Sizes are in bytes. */
export function readLogo(bytes: Buffer): LogoAnswer {
  if (bytes.length > largestLogo) return { ok: false, problem: { kind: 'too-large' } }
  const type = typeOf(bytes)
  if (type === null) return { ok: false, problem: { kind: 'no-picture' } }
  const size = sizeOf(bytes, type)
  if (size === null) return { ok: false, problem: { kind: 'broken', type } }
  if ('found' in size) return { ok: false, problem: { kind: 'not-plain', found: size.found } }
  return { ok: true, logo: { bytes, type, width: size.width, height: size.height } }
}

function typeOf(bytes: Buffer): LogoType | null {
  if (bytes.subarray(0, 8).equals(pngSignature)) return 'image/png'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp'
  return svgBeginning.test(bytes.toString('latin1', 0, 1000)) ? 'image/svg+xml' : null
}

const svgBeginning = /^(?:\xef\xbb\xbf)?\s*<(?:svg|\?xml|!--|!DOCTYPE\s+svg)/
const pngSignature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

function sizeOf(bytes: Buffer, type: LogoType): PictureSize | { found: string } | null {
  if (type === 'image/png') return pngSize(bytes)
  if (type === 'image/webp') return webpSize(bytes)
  return plainSvgSize(bytes)
}
