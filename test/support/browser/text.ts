import type { Element, Node } from 'happy-dom'

const VISUALLY_HIDDEN = new Set(['hidden', 'visually-hidden', 'sr-only'])
const LEFT_OUT = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'HEAD', 'DATALIST'])
const CONTROLS = new Set(['INPUT', 'SELECT', 'TEXTAREA'])
const INLINE = new Set(
  'A ABBR B BDI BDO BUTTON CITE CODE DATA DFN EM I IMG INPUT KBD LABEL MARK OUTPUT Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR'.split(
    ' ',
  ),
)

/** Text as one compares it: every run of spaces (the no-break ones too) is one space, none at the ends. */
export function squeezed(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** What a label says, without the star of a required field. */
export function labelWords(text: string): string {
  return squeezed(squeezed(text).replace(/ ?\*$/, ''))
}

/** Text for people, block by block on lines of its own; with what only screen readers and text browsers show. */
export function readableText(root: Element): string {
  const lines = written(root).split('\n')
  return lines
    .map((line) => line.replace(/[ \t\r\f]+/g, ' ').trim())
    .filter((line) => line !== '')
    .join('\n')
}

function written(node: Node): string {
  if (node.nodeType === 3) return (node.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' ')
  if (node.nodeType !== 1 && node.nodeType !== 11) return ''
  const element = node as Element
  if (isLeftOut(element)) return ''
  if (element.tagName === 'BR') return '\n'
  if (element.tagName === 'IMG') return element.getAttribute('alt') ?? ''
  if (CONTROLS.has(element.tagName)) return ''
  const inside = [...element.childNodes].map(written).join('')
  if (INLINE.has(element.tagName)) return inside
  return /^(TD|TH)$/.test(element.tagName) ? ` ${inside.trim().replace(/\n+/g, ' ')} ` : `\n${inside}\n`
}

function isLeftOut(element: Element): boolean {
  return LEFT_OUT.has(element.tagName) || element.hasAttribute('hidden')
}

/** The name a screen reader gives to a link or a button. `''` when it has none. */
export function accessibleName(element: Element): string {
  const ids = (element.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean)
  const named = ids.map((id) => byId(element, id)).filter((found) => found !== undefined)
  if (named.length > 0) return squeezed(named.map((found) => spoken(found)).join(' '))
  const label = squeezed(element.getAttribute('aria-label') ?? '')
  if (label) return label
  if (element.tagName === 'INPUT') return inputName(element)
  return squeezed(spoken(element)) || squeezed(element.getAttribute('title') ?? '')
}

/** The part of the name that is on the screen. */
export function visibleName(element: Element): string {
  return element.tagName === 'INPUT' ? inputName(element) : squeezed(spoken(element, 'on screen'))
}

export function byId(near: Element, id: string): Element | undefined {
  return [...near.ownerDocument.querySelectorAll('[id]')].find((element) => element.id === id)
}

function inputName(input: Element): string {
  if (input.getAttribute('type') === 'image') return squeezed(input.getAttribute('alt') ?? 'Submit')
  return squeezed(input.getAttribute('value') ?? 'Submit')
}

function spoken(node: Node, how: 'aloud' | 'on screen' = 'aloud'): string {
  if (node.nodeType === 3) return node.textContent ?? ''
  if (node.nodeType !== 1) return ''
  const element = node as Element
  if (isLeftOut(element) || CONTROLS.has(element.tagName)) return ''
  if (how === 'aloud' && element.getAttribute('aria-hidden') === 'true') return ''
  if (how === 'on screen' && [...element.classList].some((name) => VISUALLY_HIDDEN.has(name))) return ''
  if (element.tagName === 'IMG') return element.getAttribute('alt') ?? ''
  const inside = [...element.childNodes].map((child) => spoken(child, how)).join('')
  return INLINE.has(element.tagName) ? inside : ` ${inside} `
}
