/** Words that CSS knows without quotes (CSS Fonts 4), and Apple's older name for the system's own font. */
const generic = new Set([
  'serif',
  'sans-serif',
  'monospace',
  'cursive',
  'fantasy',
  'system-ui',
  'ui-serif',
  'ui-sans-serif',
  'ui-monospace',
  'ui-rounded',
  '-apple-system',
  'BlinkMacSystemFont',
])

/** What every computer has a font for; the others fall back to something else where they are unknown. */
const everywhere = new Set(['serif', 'sans-serif', 'monospace', 'cursive', 'fantasy', 'system-ui'])

const mostNames = 12
const longestName = 60

/**
 * A list of font names as CSS, with commas between them, ending in a generic word; null for anything else. Every
 * name is put in quotes and holds only letters, digits, blanks, hyphens, underscores and full stops: nothing in it
 * can end the quotes, the declaration or the style sheet.
 */
export function fontStackOf(written: string): string | null {
  const fonts = written.split(',').map((font) => fontOf(font.trim()))
  const last = fonts.at(-1)
  const usable = fonts.length <= mostNames && !fonts.includes(null) && last && everywhere.has(last)
  return usable ? fonts.join(', ') : null
}

function fontOf(written: string): string | null {
  if (generic.has(written)) return written
  const name = /^(["']?)(.*)\1$/.exec(written)?.[2] ?? ''
  const known = name.length <= longestName && /^[\p{L}\p{N}](?:[\p{L}\p{N} ._-]*[\p{L}\p{N}])?$/u.test(name)
  return known ? `"${name}"` : null
}
