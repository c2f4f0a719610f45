import type { Element } from 'happy-dom'
import {
  type Controls,
  formOf,
  isDisabled,
  isDisabledOption,
  labelOf,
  optionValue,
  typeOf,
} from './controls.ts'
import { accessibleName } from './text.ts'

export type Entries = [name: string, value: string][]

export type Submission = { method: 'GET' | 'POST'; action: string; entries: Entries }

/**
 * What pressing a button would send: HTML standard, "form submission algorithm". The action is as written in the
 * page, `''` for the page itself. Throws where a browser would not send anything.
 */
export function submissionOf(button: Element, controls: Controls): Submission {
  const form = formOf(button)
  if (!form) throw new Error(`the button "${accessibleName(button)}" is in no form`)
  const setting = (name: string) => button.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? ''

  const method = setting('method').toLowerCase() === 'post' ? 'POST' : 'GET'
  const enctype = setting('enctype').toLowerCase()
  if (method === 'POST' && /^(multipart\/form-data|text\/plain)$/.test(enctype)) {
    throw new Error(`this browser sends no ${enctype}: the form of "${accessibleName(button)}" asks for it`)
  }
  const action = button.getAttribute('formaction') ?? form.getAttribute('action') ?? ''
  return { method, action, entries: entryList(form, button, controls) }
}

/** HTML standard, "constructing the entry list", with the newlines of values as CRLF. */
function entryList(form: Element, submitter: Element, controls: Controls): Entries {
  return [...controls.document.querySelectorAll('input, select, textarea, button')]
    .filter((control) => formOf(control) === form && !isDisabled(control) && !control.closest('datalist'))
    .flatMap((control) => entriesOf(control, submitter, controls))
    .map(([name, value]) => [withCrlf(name), withCrlf(value)])
}

function entriesOf(control: Element, submitter: Element, controls: Controls): Entries {
  const type = typeOf(control)
  const name = control.getAttribute('name') ?? ''
  const isButton = control.tagName === 'BUTTON' || /^(submit|button|reset|image)$/.test(type)

  if (isButton && control !== submitter) return []
  if (type === 'image')
    return [
      [name ? `${name}.x` : 'x', '0'],
      [name ? `${name}.y` : 'y', '0'],
    ]
  if (name === '') return []
  if (isButton) return [[name, control.getAttribute('value') ?? '']]
  if (type === 'select') {
    const chosen = controls.selectedOptions(control).filter((option) => !isDisabledOption(option))
    return chosen.map((option) => [name, optionValue(option)])
  }
  if (/^(checkbox|radio)$/.test(type) && !controls.isTicked(control)) return []
  if (type === 'file') return [[name, '']]
  if (type === 'hidden' && name.toLowerCase() === '_charset_') return [[name, 'UTF-8']]
  return [[name, controls.valueOf(control)]]
}

/**
 * Why a browser with constraint validation would show a bubble instead of sending; undefined when it would send.
 * Only `required` and `type=email` are looked at.
 */
export function heldBack(button: Element, controls: Controls): string | undefined {
  const form = formOf(button)
  if (!form || form.hasAttribute('novalidate') || button.hasAttribute('formnovalidate')) return
  for (const { control } of controls.fields()) {
    if (formOf(control) !== form || isDisabled(control) || control.hasAttribute('readonly')) continue
    const value = /^(checkbox|radio)$/.test(typeOf(control)) ? '' : controls.valueOf(control)
    const empty = value === '' && !isGroupTicked(control, controls)
    if (control.hasAttribute('required') && empty) return `"${labelOf(control)}" is required and empty`
    if (typeOf(control) === 'email' && value !== '' && !EMAIL.test(value)) {
      return `"${labelOf(control)}" is not an email address to a browser`
    }
  }
  return
}

/** HTML standard, "valid e-mail address". */
const EMAIL =
  /^[\w.!#$%&'*+/=?^`{|}~-]+@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?)*$/i

function isGroupTicked(control: Element, controls: Controls): boolean {
  if (typeOf(control) === 'checkbox') return controls.isTicked(control)
  if (typeOf(control) !== 'radio') return false
  const isInGroup = (other: Element) =>
    typeOf(other) === 'radio' &&
    other.getAttribute('name') === control.getAttribute('name') &&
    formOf(other) === formOf(control)
  return controls.fields().some(({ control: other }) => isInGroup(other) && controls.isTicked(other))
}

function withCrlf(text: string): string {
  return text.replace(/\r\n|\r|\n/g, '\r\n')
}
