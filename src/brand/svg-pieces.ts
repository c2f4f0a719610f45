/** One piece of an SVG file: a tag with its attributes, or the text of an element. */
export type SvgPiece =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: readonly (readonly [string, string])[]
    }
  /**
   * `within` is the name of the element that it stands in: all of its text, joined as browsers join it, so that no word
   * can be cut in two by a comment, an element or a CDATA section in its middle.
   */
  | { readonly kind: 'text'; readonly text: string; readonly within: string }

type Found =
  | Extract<SvgPiece, { kind: 'open' }>
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'aside' }

const patterns: readonly (readonly [RegExp, (found: RegExpExecArray) => Found])[] = [
  [/<!--(?:(?!--)[\s\S])*-->/y, () => ({ kind: 'aside' })],
  [/<\?xml\s[^?<>]*\?>/y, () => ({ kind: 'aside' })],
  // Without a part in brackets: that is where entities are declared.
  [/<!DOCTYPE\s+svg\b[^[\]<>]*>/y, () => ({ kind: 'aside' })],
  [/<!\[CDATA\[((?:(?!\]\]>)[\s\S])*)\]\]>/y, ([, text = '']) => ({ kind: 'text', text })],
  [/<\/([A-Za-z_][\w.:-]*)\s*>/y, ([, name = '']) => ({ kind: 'close', name })],
  [
    /<([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*\/?>/y,
    ([, name = '', attributes = '']) => ({ kind: 'open', name, attributes: attributesOf(attributes) }),
  ],
  [/[^<]+/y, ([text]) => ({ kind: 'text', text: decoded(text) })],
]

/**
 * The pieces of a drawing, in the part of XML that drawings need; null for anything else and when tags do not
 * match. An entity that XML itself does not know keeps its `&`.
 */
export function svgPieces(source: string): SvgPiece[] | null {
  const pieces: SvgPiece[] = []
  const open: { name: string; text: string }[] = []
  for (let at = 0; at < source.length; ) {
    const found = pieceAt(source, at)
    if (!found) return null
    at += found.written.length
    const { piece } = found
    const within = open.at(-1)
    if (piece.kind === 'open' && !found.written.endsWith('/>')) open.push({ name: piece.name, text: '' })
    if (piece.kind === 'open') pieces.push(piece)
    if (piece.kind === 'text' && within) within.text += piece.text
    if (piece.kind === 'close') {
      if (within?.name !== piece.name) return null
      pieces.push({ kind: 'text', text: within.text, within: within.name })
      open.pop()
    }
  }
  return open.length === 0 ? pieces : null
}

function pieceAt(source: string, at: number): { written: string; piece: Found } | null {
  for (const [pattern, make] of patterns) {
    pattern.lastIndex = at
    const found = pattern.exec(source)
    if (found) return { written: found[0], piece: make(found) }
  }
  return null
}

const attributesOf = (written: string) =>
  [...written.matchAll(/([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].map(
    ([, name = '', double, single]) => [name, decoded(double ?? single ?? '')] as const,
  )

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (all, decimal, hex, word) => {
    if (word) return named[word] ?? all
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16)
    return code <= 0x10ffff ? String.fromCodePoint(code) : all
  })
