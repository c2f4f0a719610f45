import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Brand } from '../brand/brand.ts'
import { colourOf } from '../brand/colour.ts'
import { fontStackOf } from '../brand/font-stack.ts'
import { headingWeightOf } from '../brand/heading-weight.ts'
import { radiusOf } from '../brand/radius.ts'

/**
 * The style sheets of `folder` as one, in the order and the layers that its index.css writes down; before them,
 * outside every layer so that it wins, what the shop sets.
 */
export function joinStyles(folder: string, brand: Brand | null): string {
  const index = readFileSync(join(folder, 'index.css'), 'utf8')
  const joined = index.replace(
    /@import "([a-z-]+\.css)" layer\(([a-z]+)\);/g,
    (_, file: string, layer: string) => {
      return `@layer ${layer}{${readFileSync(join(folder, file), 'utf8')}}`
    },
  )
  if (joined.includes('@import'))
    throw new Error(`${folder}/index.css holds an @import that cannot be joined`)
  return stripped(joined) + (brand ? shopProperties(brand) : '')
}

/** What a shop sets, as CSS. Checked again, because it stands in a style sheet: what is no plain value is left out. */
export function shopProperties({
  accent,
  radius,
  textFont,
  headingFont,
  headingWeight,
}: Omit<Brand, 'logo'>): string {
  const properties = {
    '--shop-accent': accent && colourOf(accent),
    '--shop-radius': radius && radiusOf(radius),
    '--shop-text': textFont && fontStackOf(textFont),
    '--shop-display': headingFont && fontStackOf(headingFont),
    '--shop-display-weight': headingWeight && headingWeightOf(String(headingWeight)),
  }
  const set = Object.entries(properties).filter(([, value]) => value)
  return set.length > 0 ? `:root{${set.map(([name, value]) => `${name}:${value}`).join(';')}}` : ''
}

/** Without comments and needless blank space. Strings in our styles hold neither; no selector has a blank after its colon. */
function stripped(css: string): string {
  return css
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};,]) ?/g, '$1')
    .replaceAll(': ', ':')
    .replaceAll(';}', '}')
    .trim()
}
