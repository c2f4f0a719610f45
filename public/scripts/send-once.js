// A form that is on its way is not sent a second time. The server knows a double click by itself; this spares both
// sides the second answer. No button is disabled: it would lose the focus, and its name and value would not be sent.

/** Whoever stopped the page from loading can send again after so many milliseconds. */
const patience = 8000

/** @type {Map<Element, Element | null>} */
const underWay = new Map()

/** @param {Element} form */
const free = (form) => {
  underWay.get(form)?.removeAttribute('aria-disabled')
  underWay.delete(form)
}

addEventListener('submit', (event) => {
  const form = /** @type {Element} */ (event.target)
  if (form.getAttribute('method') !== 'post') return
  if (underWay.has(form)) {
    event.preventDefault()
    return
  }
  underWay.set(form, event.submitter)
  event.submitter?.setAttribute('aria-disabled', 'true')
  setTimeout(() => free(form), patience)
})

// A page that the browser kept as it was left can be used anew.
addEventListener('pageshow', () => {
  for (const form of [...underWay.keys()]) free(form)
})
