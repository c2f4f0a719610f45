import { type Element, type Event, type HTMLInputElement, Window } from 'happy-dom'
import { joinScripts } from '../../src/http/join-scripts.ts'
import { publicFolder } from '../../src/start/project-folder.ts'

export type ScriptedPage = ReturnType<typeof openScripted>

const script = joinScripts(`${publicFolder}/scripts`)

/**
 * A page of ours in which the small script has run, as browsers get it. Nothing is sent: what would be is noted. Time
 * passes when the test says so.
 */
export function openScripted(html: string) {
  const window = new Window({ url: 'http://localhost:3000/' })
  const { document } = window
  document.write(html)
  const later: (() => void)[] = []
  const listens: string[] = []
  const on: typeof window.addEventListener = (type, listener, options) => {
    listens.push(type)
    window.addEventListener(type, listener, options)
  }
  const off = window.removeEventListener.bind(window)
  const run = new Function(
    'document',
    'addEventListener',
    'removeEventListener',
    'setTimeout',
    `'use strict';${script}`,
  )
  run(document, on, off, (task: () => void) => later.push(task))

  const sent: { form: string; name: string; value: string }[] = []
  window.addEventListener('submit', (event) => {
    const submitter = (event as Event & { submitter: Element | null }).submitter
    if (event.defaultPrevented) return
    event.preventDefault()
    const form = event.target as unknown as Element
    const [name = '', value = ''] = ['name', 'value'].map((key) => submitter?.getAttribute(key) ?? '')
    sent.push({ form: form.getAttribute('action') ?? '', name, value })
  })

  const find = (css: string) => {
    const found = document.querySelector(css)
    if (!found) throw new Error(`There is no ${css} on this page`)
    return found as HTMLInputElement
  }
  const tell = (css: string, type: string, init: object = {}) =>
    find(css).dispatchEvent(
      Object.assign(new window.Event(type, { bubbles: true, cancelable: true }), init) as unknown as Event,
    )

  return {
    window,
    document,
    find,
    /** What was sent, and the button that sent it. */
    sent,
    /** An event at an element, which bubbles. */
    tell,
    press: (css: string) => find(css).click(),
    type(css: string, text: string) {
      find(css).value = text
      tell(css, 'input')
    },
    /** Everything that waits for its time is done. */
    pass() {
      for (const task of later.splice(0)) task()
    },
    /** An event at the window. Answers whether the page asks before it is left. */
    at(type: string): boolean {
      const event = new window.Event(type, { cancelable: true })
      window.dispatchEvent(event)
      return event.defaultPrevented
    },
    /** The events of the window that the script has begun to listen for. */
    listens,
  }
}
