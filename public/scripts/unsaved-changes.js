// Whoever leaves a form with something typed in it is asked first, until it is sent. Which forms: the page says.
// The browser is told to ask only as long as there is something to lose: to listen always would slow going back.

/** @param {BeforeUnloadEvent} event */
const ask = (event) => {
  event.preventDefault()
  // Older browsers ask because of this.
  event.returnValue = true
}

/** @param {EventTarget | null} target */
const isWatched = (target) => /** @type {Element} */ (target).closest('[data-unsaved]') !== null

if (document.querySelector('[data-unsaved=already]')) addEventListener('beforeunload', ask)

addEventListener('input', ({ target }) => {
  if (isWatched(target)) addEventListener('beforeunload', ask)
})

addEventListener('submit', ({ target }) => {
  if (isWatched(target)) removeEventListener('beforeunload', ask)
})
