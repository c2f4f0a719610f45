import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The style sheets of `folder` as one, in the order and the layers that its index.css writes down; before them,
 * outside every layer so that it wins, what the shop sets.
 */
export function joinStyles(folder: string, shop: { accent: string | null } | null): string {
  const index = readFileSync(join(folder, 'index.css'), 'utf8')
  const joined = index.replace(
    /@import "([a-z-]+\.css)" layer\(([a-z]+)\);/g,
    (_, file: string, layer: string) => {
      return `@layer ${layer}{${readFileSync(join(folder, file), 'utf8')}}`
    },
  )
  if (joined.includes('@import'))
    throw new Error(`${folder}/index.css holds an @import that cannot be joined`)
  return stripped(joined) + (shop ? shopProperties(shop) : '')
}

/** Checked again, because it stands in a style sheet: whatever is no plain colour is left out. */
function shopProperties({ accent }: { accent: string | null }): string {
  return accent !== null && /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(accent)
    ? `:root{--shop-accent:${accent}}`
    : ''
}

/** Without comments and needless blank space. Strings in our styles hold neither. */
function stripped(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(';}', '}')
    .trim()
}
