/** No body of ours is nested deeper than 5. */
const deepest = 32

export type Scanned = 'fine' | 'too deep' | { repeated: string }

/**
 * What JSON.parse lets by: nesting without end, and a name that stands twice in one object, of which it would keep
 * the last and another reader the first (RFC 8259 4). `repeated` is a JSON pointer. Text that is no JSON is
 * scanned for depth alone; parsing it tells the rest.
 */
export function scanJson(text: string): Scanned {
  const open: Level[] = []
  let repeated: string | null = null
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    const level = open.at(-1)
    if (sign === QUOTE) {
      const end = endOfString(text, at)
      if (level?.names && level.expectsName) {
        level.name = readName(text.slice(at, end + 1))
        if (level.names.has(level.name)) repeated ??= pointerOf(open)
        level.names.add(level.name)
        level.expectsName = false
      }
      at = end
    } else if (sign === BRACE || sign === BRACKET) {
      if (open.length === deepest) return 'too deep'
      open.push({ names: sign === BRACE ? new Set() : null, expectsName: true, name: '', position: 0 })
    } else if (sign === BRACE_END || sign === BRACKET_END) {
      open.pop()
    } else if (sign === COMMA && level) {
      level.expectsName = true
      level.position += 1
    }
  }
  return repeated === null ? 'fine' : { repeated }
}

type Level = {
  /** Null for an array. */
  names: Set<string> | null
  expectsName: boolean
  name: string
  position: number
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c]
const [BRACE, BRACE_END, BRACKET, BRACKET_END] = [0x7b, 0x7d, 0x5b, 0x5d]

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (sign === BACKSLASH) at += 1
    else if (sign === QUOTE) return at
  }
  return text.length
}

/** Escapes read, so that `a` and `\u0061` are one name. */
function readName(quoted: string): string {
  try {
    return String(JSON.parse(quoted))
  } catch {
    return quoted
  }
}

const pointerOf = (open: Level[]) =>
  pointer(open.map(({ names, name, position }) => (names ? name : position)))

/** A JSON pointer as the fragment of a URL (RFC 6901 6): `#/lines/0/name`. Over-long names are cut. */
export const pointer = (path: readonly PropertyKey[]): string =>
  ['#', ...path.map((part) => encodeURIComponent(escaped(String(part))))].join('/')

const escaped = (part: string) =>
  part
    .slice(0, 100)
    .replace(/\p{Cs}/gu, '\ufffd')
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
