import type { PictureSize } from './picture-size.ts'
import { type SvgPiece, svgPieces } from './svg-pieces.ts'

/** What draws and does nothing else. No links, scripts, pages inside (foreignObject), pictures from elsewhere, motion. */
const drawing = new Set(
  (
    'svg g defs symbol use switch title desc style path rect circle ellipse line polyline polygon text tspan ' +
    'textPath linearGradient radialGradient stop pattern clipPath mask marker filter feBlend feColorMatrix ' +
    'feComponentTransfer feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge ' +
    'feMergeNode feMorphology feOffset feTurbulence'
  ).split(' '),
)

const svgSpace = 'http://www.w3.org/2000/svg'
const spaces: Readonly<Record<string, string>> = {
  xmlns: svgSpace,
  'xmlns:xlink': 'http://www.w3.org/1999/xlink',
  'xmlns:svg': svgSpace,
  'xmlns:xml': 'http://www.w3.org/XML/1998/namespace',
}
const withPrefix = new Set(['xlink:href', 'xml:space', 'xml:lang'])

/**
 * The size of a drawing, from its viewBox or else its width and height; null when it is no whole SVG in UTF-8, or
 * tells no size. `found` is the first thing in it that could do more than draw: an SVG is a document, which can run
 * scripts and load files. What is not known to be harmless is refused (OWASP, File Upload).
 */
export function plainSvgSize(bytes: Buffer): PictureSize | { found: string } | null {
  const pieces = svgPieces(textOf(bytes))
  const root = pieces?.find((piece) => piece.kind === 'open')
  if (!pieces || root?.kind !== 'open' || root.name !== 'svg') return null
  const attributes = new Map(root.attributes)
  if (attributes.get('xmlns') !== svgSpace) return null
  const found = firstThatDoesMore(pieces)
  return found === null ? sizeOf(attributes) : { found }
}

/** Empty for what is not UTF-8. A mark of the byte order is left out. */
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    return ''
  }
}

function firstThatDoesMore(pieces: SvgPiece[]): string | null {
  for (const piece of pieces) {
    const found = piece.kind === 'open' ? inTag(piece) : inText(piece)
    if (found !== null) return found
  }
  return null
}

function inTag({ name, attributes }: Extract<SvgPiece, { kind: 'open' }>): string | null {
  if (!drawing.has(name)) return `<${name}>`
  for (const [attribute, value] of attributes) {
    const found = inAttribute(attribute, value)
    if (found !== null) return found
  }
  return null
}

function inAttribute(name: string, value: string): string | null {
  if (name.startsWith('xmlns')) return spaces[name] === value ? null : name
  if (/^on/i.test(name) || (name.includes(':') && !withPrefix.has(name))) return name
  if (/(?:^|:)href$/i.test(name)) return value.startsWith('#') ? null : `${name}="${value.slice(0, 40)}"`
  return inValue(value)
}

/** In CSS a backslash can spell any of these words otherwise. */
const reachesOut = /\\|@import|url\((?!\s*["']?#)|image(?:-set)?\(|src\(|javascript:|data:|:\/\/|&/i

const inValue = (value: string): string | null => reachesOut.exec(value)?.[0] ?? null

const inText = ({ text, within }: Extract<SvgPiece, { kind: 'text' }>): string | null =>
  within === 'style' ? inValue(text) : null

function sizeOf(attributes: ReadonlyMap<string, string>): PictureSize | null {
  const box = attributes
    .get('viewBox')
    ?.trim()
    .split(/[\s,]+/)
    .map(Number)
  const [width, height] = box
    ? [box.length === 4 ? box[2] : 0, box[3]]
    : [pixels(attributes.get('width')), pixels(attributes.get('height'))]
  return width && height && width > 0 && height > 0 && width < 1e6 && height < 1e6 ? { width, height } : null
}

const pixels = (length = '') => Number(/^(\d+(?:\.\d+)?)(?:px)?$/.exec(length.trim())?.[1] ?? 0)
