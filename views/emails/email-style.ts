import type { Shop } from '../layouts/frame.ts'
import { readableColour } from './readable-colour.ts'

const paper = { light: '#ffffff', dark: '#191f27' }
const ink = { light: '#191f29', dark: '#e9ecf0' }

const usualFont = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif'

type Look = Pick<Shop, 'accent' | 'radius' | 'textFont' | 'headingFont' | 'headingWeight'>

/** Mail programs know no custom properties and fetch nothing of ours: what the shop has set is written in. */
export function emailStyle({ accent, radius, textFont, headingFont, headingWeight }: Look): string {
  const light = readableColour(accent, paper.light, ink.light)
  const dark = readableColour(accent, paper.dark, ink.dark)
  const text = plain(textFont, usualFont)
  const heading = `${Number(headingWeight) || 500} 30px/1.2 ${plain(headingFont, text)}`
  const corners = plain(radius, '5px')
  return `
body { margin: 0; padding: 24px 16px; background: #eef0f4; color: ${ink.light}; font: 17px/1.6 ${text}; }
main { display: block; max-width: 34rem; margin: 0 auto; padding: 32px 24px; background: ${paper.light}; border-top: 4px solid ${plain(accent, light)}; border-radius: ${corners}; overflow-wrap: break-word; }
h1, .shop { font: ${heading}; }
.shop { margin: 0 0 32px; font-size: 20px; }
h1 { margin: 0 0 16px; }
p { margin: 0 0 16px; }
.password { margin: 24px 0; padding: 20px 8px; border: 2px dashed #747f8d; border-radius: ${corners}; background: #f1f4fa; font: 600 22px/1.4 ui-monospace, Menlo, Consolas, "DejaVu Sans Mono", monospace; text-align: center; white-space: nowrap; }
a { padding: 3px 0; color: ${light}; }
hr { margin: 32px 0 24px; border: 0; border-top: 1px solid #d7dce3; }
.small { color: #515b68; font-size: 15px; }
@media (max-width: 400px) { .password { font-size: 18px; } }
@media (prefers-color-scheme: dark) {
  body { background: #10141a; color: ${ink.dark}; }
  main { background: ${paper.dark}; border-color: ${dark}; }
  .password { background: #222a35; border-color: #8390a0; }
  a { color: ${dark}; }
  hr { border-color: #323b46; }
  .small { color: #a7b1bd; }
}
`
}

/** It stands inside a style element: what could leave its declaration is not the shop's font. */
const plain = (value: string | null | undefined, otherwise: string): string =>
  value && !/[<>{}();\\]/.test(value) ? value : otherwise
