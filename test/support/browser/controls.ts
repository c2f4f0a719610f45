import type { Document, Element } from 'happy-dom'
import { accessibleName, byId, labelWords } from './text.ts'

const CONTROL = 'input, select, textarea'
const TICKABLE = /^(checkbox|radio)$/

/**
 * What the person in front of a page has typed, ticked and chosen. It is kept beside the document, which stays as
 * the server sent it.
 */
export class Controls {
  readonly document: Document
  readonly #typed = new Map<Element, string>()
  readonly #ticked = new Map<Element, boolean>()
  readonly #chosen = new Map<Element, boolean>()

  constructor(document: Document) {
    this.document = document
  }

  /** The fields that a person can see, each with its label. */
  fields(): { label: string; control: Element }[] {
    return [...this.document.querySelectorAll(CONTROL)]
      .filter((control) => !/^(hidden|submit|button|image|reset)$/.test(typeOf(control)))
      .map((control) => ({ label: labelOf(control), control }))
  }

  /** The field with this label. Throws when there is none, or more than one. */
  field(label: string, suits: (control: Element) => boolean = () => true): Element {
    const all = this.fields().filter(({ control }) => suits(control))
    return theOne('field', label, all, ({ label: words }) => words === labelWords(label)).control
  }

  type(label: string, value: string): void {
    const control = this.field(label, (found) => found.tagName !== 'SELECT' && !TICKABLE.test(typeOf(found)))
    const longest = Number(control.getAttribute('maxlength') ?? Number.POSITIVE_INFINITY)
    if (isDisabled(control) || control.hasAttribute('readonly')) throw new Error(`"${label}" takes no typing`)
    if (value.length > longest) {
      throw new Error(`a browser stops typing in "${label}" after ${longest} characters; send it with post()`)
    }
    this.#typed.set(control, control.tagName === 'TEXTAREA' ? value : value.replace(/[\r\n]/g, ''))
  }

  tick(label: string, ticked: boolean): void {
    const control = this.field(label, (found) => TICKABLE.test(typeOf(found)))
    if (isDisabled(control)) throw new Error(`"${label}" cannot be ticked: it is disabled`)
    if (typeOf(control) === 'radio') for (const other of radioGroup(control)) this.#ticked.set(other, false)
    this.#ticked.set(control, ticked)
  }

  /** Chooses an option of a list, or a radio button of the group with this legend. */
  choose(label: string, option: string): void {
    const radios = this.fields().filter(
      ({ control }) => typeOf(control) === 'radio' && legendOf(control) === labelWords(label),
    )
    if (radios.length > 0) {
      const { control } = theOne('choice', option, radios, ({ label: words }) => words === labelWords(option))
      for (const other of radioGroup(control)) this.#ticked.set(other, other === control)
      return
    }
    const select = this.field(label, (found) => found.tagName === 'SELECT')
    if (isDisabled(select)) throw new Error(`nothing can be chosen in "${label}": it is disabled`)
    const options = optionsOf(select).map((control) => ({ label: optionText(control), control }))
    const { control } = theOne('option', option, options, ({ label: words }) => words === labelWords(option))
    if (!select.hasAttribute('multiple')) for (const other of options) this.#chosen.set(other.control, false)
    this.#chosen.set(control, true)
  }

  /** The raw value of a text field, or the value a ticked box would send. */
  valueOf(control: Element): string {
    if (control.tagName === 'SELECT') return this.selectedOptions(control).map(optionValue)[0] ?? ''
    const typed = this.#typed.get(control)
    if (control.tagName === 'TEXTAREA') return typed ?? (control.textContent ?? '').replace(/^\r?\n/, '')
    const value = typed ?? control.getAttribute('value')
    if (TICKABLE.test(typeOf(control))) return value ?? 'on'
    return typeOf(control) === 'email' || typeOf(control) === 'url' ? (value ?? '').trim() : (value ?? '')
  }

  isTicked(control: Element): boolean {
    return this.#ticked.get(control) ?? control.hasAttribute('checked')
  }

  /** The chosen options; a list that shows one line chooses its first by itself. */
  selectedOptions(select: Element): Element[] {
    const options = optionsOf(select)
    const chosen = options.filter((option) => this.#chosen.get(option) ?? option.hasAttribute('selected'))
    if (select.hasAttribute('multiple')) return chosen
    if (chosen.length > 0) return chosen.slice(-1)
    const showsOne = Number(select.getAttribute('size') ?? 1) <= 1
    return showsOne ? options.filter((option) => !isDisabledOption(option)).slice(0, 1) : []
  }
}

export function typeOf(control: Element): string {
  if (control.tagName !== 'INPUT') return control.tagName.toLowerCase()
  return (control.getAttribute('type') || 'text').toLowerCase()
}

/** The words of `label for`, of a label around the control, of aria-label or aria-labelledby; without the star. */
export function labelOf(control: Element): string {
  const id = control.getAttribute('id')
  const labels = [...control.ownerDocument.querySelectorAll('label')].filter((label) =>
    label.hasAttribute('for') ? id !== null && label.getAttribute('for') === id : label.contains(control),
  )
  const words = labels.map(accessibleName).join(' ')
  if (words) return labelWords(words)
  const aria = control.hasAttribute('aria-label') || control.hasAttribute('aria-labelledby')
  return aria ? labelWords(accessibleName(control)) : ''
}

/** The texts that aria-describedby points to, errors apart from hints. */
export function descriptionsOf(control: Element): { ids: string[]; error: string; hint: string } {
  const ids = (control.getAttribute('aria-describedby') ?? '').split(/\s+/).filter(Boolean)
  const found = ids.map((id) => byId(control, id)).filter((element) => element !== undefined)
  const isError = (element: Element) => /(^|-)error$/.test(element.id) || /\berror\b/.test(element.className)
  const words = (elements: Element[]) => elements.map(accessibleName).join(' ')
  return { ids, error: words(found.filter(isError)), hint: words(found.filter((one) => !isError(one))) }
}

/** Disabled itself, or by a fieldset around it (save in the fieldset's first legend). */
export function isDisabled(control: Element): boolean {
  if (control.hasAttribute('disabled')) return true
  for (let parent = control.parentElement; parent; parent = parent.parentElement) {
    if (parent.tagName !== 'FIELDSET' || !parent.hasAttribute('disabled')) continue
    const legend = [...parent.children].find((child) => child.tagName === 'LEGEND')
    if (!legend?.contains(control)) return true
  }
  return false
}

/** The form a control belongs to: the one its `form` attribute names, else the one around it. */
export function formOf(control: Element): Element | undefined {
  const id = control.getAttribute('form')
  const form = id === null ? control.closest('form') : byId(control, id)
  return form?.tagName === 'FORM' ? form : undefined
}

export function isDisabledOption(option: Element): boolean {
  const group = option.parentElement
  return option.hasAttribute('disabled') || (group?.tagName === 'OPTGROUP' && group.hasAttribute('disabled'))
}

export function optionValue(option: Element): string {
  return option.getAttribute('value') ?? optionText(option)
}

/** The one thing that fits. The message of the error names those that are there. */
export function theOne<Thing extends { label: string }>(
  what: string,
  wanted: string,
  things: Thing[],
  ...fits: ((thing: Thing) => boolean)[]
): Thing {
  for (const fit of fits) {
    const found = things.filter(fit)
    if (found.length > 1) throw new Error(`${found.length} times ${what} "${wanted}" on this page`)
    if (found[0]) return found[0]
  }
  const there = things.map(({ label }) => `"${label}"`).join(', ') || 'none'
  throw new Error(`no ${what} "${wanted}" on this page; there is: ${there}`)
}

function optionsOf(select: Element): Element[] {
  return [...select.querySelectorAll('option')]
}

function optionText(option: Element): string {
  return labelWords(option.textContent ?? '')
}

function legendOf(control: Element): string {
  const legend = control.closest('fieldset')?.querySelector('legend')
  return legend ? labelWords(accessibleName(legend)) : ''
}

function radioGroup(radio: Element): Element[] {
  return [...radio.ownerDocument.querySelectorAll('input')].filter(
    (other) =>
      typeOf(other) === 'radio' &&
      other.getAttribute('name') === radio.getAttribute('name') &&
      formOf(other) === formOf(radio),
  )
}
