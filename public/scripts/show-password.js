// Beside each password a button that shows it. Its words are the page's; its room is kept free in the field.

for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (
  document.querySelectorAll('input[data-show]')
)) {
  const { show = '', hide = '' } = input.dataset
  const button = document.createElement('button')
  const label = document.querySelector(`label[for="${input.id}"]`)

  /** @param {boolean} shown */
  const turn = (shown) => {
    input.type = shown ? 'text' : 'password'
    button.textContent = shown ? hide : show
  }

  button.type = 'button'
  button.className = 'show'
  button.id = `${input.id}-show`
  if (label) {
    label.id = `${input.id}-label`
    button.setAttribute('aria-labelledby', `${button.id} ${label.id}`)
  }
  turn(false)
  input.after(button)

  button.addEventListener('click', () => turn(input.type === 'password'))
  // Password managers look for a password when a form is sent, and nobody should find one open on coming back.
  addEventListener('submit', () => turn(false), true)
  addEventListener('pagehide', () => turn(false))
}
