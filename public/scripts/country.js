// Another country brings its own fields at once: the button for it is pressed for whoever chose one. By mouse or
// finger a choice is made when it is made; by keys, each letter and arrow chooses on the way, so it waits until the
// list is left, or Enter is pressed (WCAG 3.2.2). What a browser fills in by itself is left to the server.

const list = /** @type {HTMLSelectElement | null} */ (document.querySelector('select[name=country]'))
const button = /** @type {HTMLElement | null} */ (document.querySelector('button[name=step][value=country]'))

if (list && button) {
  let shown = list.value
  let byKeys = false

  const bring = () => {
    if (list.value === shown) return
    shown = list.value
    button.click()
  }

  list.addEventListener('pointerdown', () => {
    byKeys = false
  })
  list.addEventListener('keydown', ({ key }) => {
    byKeys = true
    if (key === 'Enter') bring()
  })
  list.addEventListener('change', () => {
    if (!byKeys && document.activeElement === list) bring()
  })
  list.addEventListener('blur', () => {
    // Another window in front is no leaving.
    if (byKeys && document.hasFocus()) bring()
  })
}
