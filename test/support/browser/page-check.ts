import type { Document, Element } from 'happy-dom'
import { labelOf, typeOf } from './controls.ts'
import { accessibleName, readableText, squeezed } from './text.ts'

type Check = (document: Document, html: string) => string | undefined

/** What hono/jsx lets through and no page may hold. The answer is a sentence for each fault. */
export function faultsOf(document: Document, html: string): string[] {
  return CHECKS.map((check) => check(document, html)).filter((fault) => fault !== undefined)
}

const CHECKS: Check[] = [
  (_, html) => (/^\s*<!doctype html>/i.test(html) ? undefined : 'it has no doctype'),
  (document) =>
    squeezed(document.querySelector('title')?.textContent ?? '') ? undefined : 'it has no title',
  (document) => (document.documentElement?.getAttribute('lang') ? undefined : 'its html element has no lang'),
  (document) => {
    const ids = all(document, '[id]').map((element) => element.id)
    return fault(
      ids.filter((id, at) => ids.indexOf(id) !== at),
      (id) => `the id "${id}" is there twice`,
    )
  },
  (document) => {
    const fields = all(document, 'input, select, textarea')
    const seen = fields.filter((field) => !/^(hidden|submit|button|image|reset)$/.test(typeOf(field)))
    return fault(
      seen.filter((field) => !labelOf(field)),
      (field) => `${tagOf(field)} has no label`,
    )
  },
  (document) => {
    const buttons = all(document, 'button, a[href]')
    return fault(
      buttons.filter((button) => !accessibleName(button)),
      (button) => `${tagOf(button)} has no name`,
    )
  },
  (document) => {
    const ids = new Set(all(document, '[id]').map((element) => element.id))
    for (const name of ['for', 'form', 'aria-describedby', 'aria-labelledby', 'aria-controls']) {
      for (const element of all(document, `[${name}]`)) {
        const missing = (element.getAttribute(name) ?? '').split(/\s+/).find((id) => id && !ids.has(id))
        if (missing) return `the ${name} of ${tagOf(element)} points to "${missing}", which is not there`
      }
    }
    return
  },
  (document) => {
    const text = document.body ? readableText(document.body) : ''
    const title = document.querySelector('title')?.textContent ?? ''
    const line = `${title}\n${text}`.split('\n').find((one) => SLIPS.test(one))
    return line === undefined ? undefined : `it says "${line}"`
  },
  (document) => {
    const written = all(document, '*').flatMap((element) =>
      ['href', 'src', 'action', 'formaction', 'id', 'name', 'for', 'class'].map((name) =>
        element.getAttribute(name),
      ),
    )
    return fault(
      written.filter((value) => value && SLIPS.test(value)),
      (value) => `an attribute is "${value}"`,
    )
  },
  (document) =>
    fault(all(document, 'script:not([src])'), () => 'it holds an inline script, which the policy forbids'),
  (document) => fault(all(document, '[style]'), (element) => `${tagOf(element)} has a style attribute`),
  (document) => {
    const handlers = all(document, '*').flatMap((element) => element.getAttributeNames())
    return fault(
      handlers.filter((name) => /^on/i.test(name)),
      (name) => `it has the attribute ${name}`,
    )
  },
  (document) => {
    const addresses = ['href', 'action', 'formaction', 'src'].flatMap((name) =>
      // The icon stands in the page: nothing is followed there, and an image runs no script.
      all(document, `[${name}]:not(link[rel=icon][href^="data:image/svg+xml;base64,"])`).map(
        (element) => element.getAttribute(name) ?? '',
      ),
    )
    return fault(
      addresses.filter((address) => !isHarmless(address)),
      (address) => `it leads to "${address}"`,
    )
  },
]

const SLIPS = /\bundefined\b|\[object \w+\]|\bNaN\b/

/** Browsers drop white space and control characters before they look for the scheme. */
function isHarmless(address: string): boolean {
  const bare = [...address].filter((character) => character > ' ').join('')
  const scheme = /^([a-z][a-z\d+.-]*):/i.exec(bare)?.[1]?.toLowerCase()
  return scheme === undefined || ['http', 'https', 'mailto', 'tel'].includes(scheme)
}

function all(document: Document, css: string): Element[] {
  return [...document.querySelectorAll(css)]
}

function fault<Thing>(found: Thing[], say: (thing: Thing) => string): string | undefined {
  return found.length === 0 ? undefined : say(found[0] as Thing)
}

function tagOf(element: Element): string {
  const name = element.getAttribute('name') ?? element.getAttribute('id') ?? ''
  return `<${element.tagName.toLowerCase()}${name && ` ${name}`}>`
}
