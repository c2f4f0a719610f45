import type { Document, Element } from 'happy-dom'
import { Controls } from './controls.ts'
import { parseHtml } from './html.ts'
import { accessibleName, readableText, squeezed, visibleName } from './text.ts'

/** One answer of the server, as a person sees it. */
export class Page {
  readonly url: URL
  readonly status: number
  readonly headers: Headers
  readonly html: string
  readonly #document: Document | undefined
  readonly #controls: Controls | undefined

  constructor(url: URL, status: number, headers: Headers, html: string) {
    this.url = url
    this.status = status
    this.headers = headers
    this.html = html
    if (!/^text\/html\b/i.test(headers.get('content-type') ?? '')) return
    this.#document = parseHtml(html)
    this.#controls = new Controls(this.#document)
  }

  get isHtml(): boolean {
    return this.#document !== undefined
  }

  get document(): Document {
    if (!this.#document)
      throw new Error(`${this.url.pathname} (${this.status}) is no HTML page: ${this.html.slice(0, 200)}`)
    return this.#document
  }

  get controls(): Controls {
    if (!this.#controls) throw new Error(`${this.url.pathname} (${this.status}) is no HTML page`)
    return this.#controls
  }

  get title(): string {
    return squeezed(this.document.querySelector('title')?.textContent ?? '')
  }

  get text(): string {
    if (!this.#document) return this.html
    return this.#document.body ? readableText(this.#document.body) : ''
  }

  all(css: string): Element[] {
    return [...this.document.querySelectorAll(css)]
  }

  /** The readable text of the first element that fits; `''` when there is none. */
  textOf(css: string): string {
    const element = this.document.querySelector(css)
    return element ? readableText(element) : ''
  }

  /** Links by name, in the order of the page. */
  get links(): { label: string; href: string; element: Element }[] {
    return this.all('a[href]').map((element) => ({
      label: accessibleName(element),
      href: element.getAttribute('href') ?? '',
      element,
    }))
  }

  /** What submits a form, by name. `visible` is the part of the name that is on the screen. */
  get buttons(): { label: string; visible: string; element: Element }[] {
    return this.all('button, input')
      .filter((element) => /^(submit|image)$/.test(buttonType(element)))
      .map((element) => ({ label: accessibleName(element), visible: visibleName(element), element }))
  }
}

function buttonType(element: Element): string {
  const type = (element.getAttribute('type') ?? '').toLowerCase()
  if (element.tagName === 'INPUT') return type
  return /^(reset|button)$/.test(type) ? type : 'submit'
}
