import type { Document, Element } from 'happy-dom'
import { descriptionsOf, isDisabled, labelOf, theOne, typeOf } from './browser/controls.ts'
import { CookieJar, type Kind } from './browser/cookie-jar.ts'
import { BLANK, type Fetch, type Hop, Navigation, type Sending, type Site } from './browser/navigation.ts'
import { Page } from './browser/page.ts'
import { faultsOf } from './browser/page-check.ts'
import { USER_AGENTS } from './browser/request-headers.ts'
import { type Entries, heldBack, type Submission, submissionOf } from './browser/submission.ts'
import { accessibleName, labelWords, squeezed } from './browser/text.ts'

export type { Client } from './browser/navigation.ts'
export { overTheWire } from './browser/over-the-wire.ts'
export type { Entries, Fetch, Hop, Kind, Submission }

export type BrowserOptions = {
  /** http://localhost:3000 by default. */
  origin?: string
  /** `modern` is Firefox with scripts off; `text` is Lynx: no Origin, no Sec-Fetch-Site, no Referer. */
  kind?: Kind
  /** The Accept-Language header. */
  languages?: string
  userAgent?: string
  /** The address that the server sees; 127.0.0.1 by default. */
  address?: string
  /** The clock of the cookies. */
  now?: () => Date
  /** Paths whose pages are not checked on arrival (emails shown as pages, say). */
  unchecked?: RegExp
}

/** What a person sees of a field. `hint` and `error` are what aria-describedby points to. */
export type Field = {
  name: string
  value: string
  type: string
  ticked: boolean
  error: string
  hint: string
  autocomplete: string
  invalid: boolean
  describedBy: string[]
}

/** Opens a browser without client-side scripts, on a blank page, with an empty cookie jar. */
export function openBrowser(fetch: Fetch, options: BrowserOptions = {}): Browser {
  const { kind = 'modern', now = () => new Date(), address = '127.0.0.1', unchecked = /^$/ } = options
  const visitor = {
    kind,
    userAgent: options.userAgent ?? USER_AGENTS[kind],
    languages: options.languages ?? (kind === 'modern' ? 'en-US,en;q=0.5' : 'en'),
  }
  const origin = new URL(options.origin ?? 'http://localhost:3000')
  return new Browser({ fetch, origin, visitor, address }, unchecked, new CookieJar(kind, now))
}

export class Browser {
  /** The requests behind the page: the first, then one for every redirect. */
  hops: Hop[] = []
  readonly #site: Site
  readonly #unchecked: RegExp
  readonly #jar: CookieJar
  readonly #navigation: Navigation
  #page: Page = new Page(BLANK, 0, new Headers(), '')

  constructor(site: Site, unchecked: RegExp, jar: CookieJar) {
    this.#site = site
    this.#unchecked = unchecked
    this.#jar = jar
    this.#navigation = new Navigation(site, jar)
  }

  /** Goes to a path, or an address of this origin, as if it had been typed. */
  open(path: string, headers: Record<string, string | null> = {}): Promise<this> {
    return this.#navigate({ method: 'GET', url: this.#navigation.address(path, this.#site.origin), headers })
  }

  /** Follows the link with this text. */
  async click(text: string): Promise<this> {
    const { links } = this.#page
    const wanted = squeezed(text)
    const [first] = links.filter(({ label }) => label === wanted)
    const same = links.filter(({ label, href }) => label === wanted && href === first?.href)
    const { href } =
      same.length > 1 && same[0] ? same[0] : theOne('link', text, links, ({ label }) => label === wanted)
    const url = this.#navigation.address(href, this.#page.url)
    if (href.startsWith('#')) return this
    return this.#navigate({ method: 'GET', url, from: this.#page.url })
  }

  /** Types over what the field holds. */
  type(label: string, value: string): this {
    this.#page.controls.type(label, value)
    return this
  }

  tick(label: string): this {
    this.#page.controls.tick(label, true)
    return this
  }

  untick(label: string): this {
    this.#page.controls.tick(label, false)
    return this
  }

  /** Chooses an option of a list, or a radio button in the group with that legend. */
  choose(label: string, option: string): this {
    this.#page.controls.choose(label, option)
    return this
  }

  /** Presses a button and goes where its form leads. Throws where a browser would not send the form. */
  async press(name: string): Promise<this> {
    return this.#navigate(this.#pressing(name))
  }

  /** What pressing would send, for a test to change before it sends it with `post`. */
  formData(name: string): Submission {
    return submissionOf(this.#button(name), this.#page.controls)
  }

  /**
   * A double click: the form goes out twice at the same moment. As in a browser, the first answer is thrown away
   * with its cookies (it is returned for a look), and the second becomes the page.
   */
  async pressTwice(name: string): Promise<Response> {
    const sending = this.#pressing(name)
    const [first, second] = await Promise.all([this.#send(sending), this.#send(sending)])
    await this.#arrive(sending, second)
    return first
  }

  /** A POST of anything at all, with the cookies and headers of a form on this page; `null` leaves a header out. */
  post(
    path: string,
    body: Entries | Record<string, string> | string,
    headers: Record<string, string | null> = {},
  ): Promise<this> {
    const from = this.#page.url === BLANK ? undefined : this.#page.url
    const url = this.#navigation.address(path, from ?? this.#site.origin)
    const text = typeof body === 'string' ? body : new URLSearchParams(body).toString()
    return this.#navigate({ method: 'POST', url, from, body: text, headers })
  }

  get status(): number {
    return this.#page.status
  }

  /** Path and query. */
  get url(): string {
    return this.#page.url === BLANK ? '' : this.#page.url.pathname + this.#page.url.search
  }

  get headers(): Headers {
    return this.#page.headers
  }

  get title(): string {
    return this.#page.title
  }

  get heading(): string {
    return squeezed(this.#page.textOf('h1'))
  }

  /** What the page says, block by block on its own line; also what only screen readers say. */
  get text(): string {
    return this.#page.text
  }

  get main(): string {
    return this.#page.textOf('main')
  }

  /** The body of the answer as it came. */
  get html(): string {
    return this.#page.html
  }

  get document(): Document {
    return this.#page.document
  }

  find(css: string): Element | undefined {
    return this.#page.all(css)[0]
  }

  all(css: string): Element[] {
    return this.#page.all(css)
  }

  /** A field by its label. Throws, naming the fields that are there, when there is none. */
  field(label: string): Field {
    const { controls } = this.#page
    const control = controls.field(label)
    const { ids, error, hint } = descriptionsOf(control)
    return {
      name: control.getAttribute('name') ?? '',
      value: controls.valueOf(control),
      type: typeOf(control),
      ticked: controls.isTicked(control) && /^(checkbox|radio)$/.test(typeOf(control)),
      error,
      hint,
      autocomplete: control.getAttribute('autocomplete') ?? '',
      invalid: control.getAttribute('aria-invalid') === 'true',
      describedBy: ids,
    }
  }

  /** The labels of the fields that can be seen. */
  get fields(): string[] {
    return this.#page.controls.fields().map(({ control }) => labelOf(control))
  }

  /** The error summary: what is wrong with the form as a whole, then its list. */
  get errors(): string[] {
    return this.#page.all('[role=alert] > p, [role=alert] li').map(accessibleName)
  }

  get links(): { label: string; href: string }[] {
    return this.#page.links.map(({ label, href }) => ({ label, href }))
  }

  get buttons(): string[] {
    return this.#page.buttons.map(({ label }) => label)
  }

  get cookies(): Map<string, string> {
    return new Map(this.#jar.all().map(({ name, value }) => [name, value]))
  }

  /** The cookies with their attributes. */
  get cookieJar(): CookieJar {
    return this.#jar
  }

  /** Session cookies are gone, the others stay, the page is blank. */
  closeAndReopen(): this {
    this.#jar.dropSessionCookies()
    this.#page = new Page(BLANK, 0, new Headers(), '')
    this.hops = []
    return this
  }

  /** A second browser with the same page and a copy of the cookies; nothing typed. */
  clone(): Browser {
    const twin = new Browser(this.#site, this.#unchecked, this.#jar.copy())
    twin.#page = new Page(this.#page.url, this.#page.status, this.#page.headers, this.#page.html)
    twin.hops = [...this.hops]
    return twin
  }

  #button(name: string): Element {
    const wanted = labelWords(name)
    const { element } = theOne(
      'button',
      name,
      this.#page.buttons,
      ({ label }) => label === wanted,
      ({ visible }) => visible === wanted,
    )
    if (isDisabled(element)) throw new Error(`the button "${name}" is disabled`)
    return element
  }

  #pressing(name: string): Sending {
    const button = this.#button(name)
    const held = this.#site.visitor.kind === 'modern' ? heldBack(button, this.#page.controls) : undefined
    if (held)
      throw new Error(
        `a browser would not send the form (it has no novalidate): ${held}; use kind 'text' or post()`,
      )

    const { method, action, entries } = submissionOf(button, this.#page.controls)
    const url = this.#navigation.address(action || this.#page.url.href, this.#page.url)
    const body = new URLSearchParams(entries).toString()
    const from = this.#page.url
    if (method === 'POST') return { method, url, from, body }
    url.search = body
    return { method, url, from }
  }

  #navigate(sending: Sending): Promise<this> {
    return this.#send(sending).then((answer) => this.#arrive(sending, answer))
  }

  #send(sending: Sending): Promise<Response> {
    return this.#navigation.send({ ...sending, referrerPolicy: this.#referrerPolicy })
  }

  async #arrive(sending: Sending, answer: Response): Promise<this> {
    const begun = { ...sending, referrerPolicy: this.#referrerPolicy }
    const { page, hops } = await this.#navigation.arrive(begun, answer)
    this.#page = page
    this.hops = hops
    this.#lookOver()
    return this
  }

  get #referrerPolicy(): string {
    return this.#page.headers.get('referrer-policy') ?? ''
  }

  #lookOver(): void {
    const { url, status, html } = this.#page
    if (!this.#page.isHtml || this.#unchecked.test(url.pathname)) return
    const faults = faultsOf(this.#page.document, html)
    if (faults.length > 0)
      throw new Error(`the page ${url.pathname} (${status}) is wrong: ${faults.join('; ')}`)
  }
}
