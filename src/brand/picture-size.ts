/** In pixels, or in the units of a drawing; only the proportions count. */
export type PictureSize = { readonly width: number; readonly height: number }

/** A logo stands about 34 pixels high: what is larger than this only costs memory to unpack. */
const mostPixels = 4096

const within = (width: number, height: number): PictureSize | null =>
  width > 0 && height > 0 && width <= mostPixels && height <= mostPixels ? { width, height } : null

/** Of a PNG (W3C, third edition, 5.3 and 11.2): every chunk in its length, IHDR first and IEND last. */
export function pngSize(bytes: Buffer): PictureSize | null {
  const names: string[] = []
  for (let at = 8; at < bytes.length; ) {
    if (at + 12 > bytes.length) return null
    names.push(bytes.toString('latin1', at + 4, at + 8))
    at += 12 + bytes.readUInt32BE(at)
    if (at > bytes.length) return null
  }
  if (names[0] !== 'IHDR' || names.at(-1) !== 'IEND' || !names.includes('IDAT')) return null
  return within(bytes.readUInt32BE(16), bytes.readUInt32BE(20))
}

/** Of a WebP (RFC 9649, 2): lossy, lossless or extended; null when it is cut short. */
export function webpSize(bytes: Buffer): PictureSize | null {
  if (bytes.length < 30 || bytes.readUInt32LE(4) + 8 !== bytes.length) return null
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8 ':
      return bytes.readUIntBE(23, 3) === 0x9d012a
        ? within(bytes.readUInt16LE(26) & 0x3fff, bytes.readUInt16LE(28) & 0x3fff)
        : null
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return bytes[20] === 0x2f ? within((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1) : null
    }
    case 'VP8X':
      return within(bytes.readUIntLE(24, 3) + 1, bytes.readUIntLE(27, 3) + 1)
    default:
      return null
  }
}
