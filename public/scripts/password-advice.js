// Says while a new password is typed what the server would say about it, as far as its rules need no list: see
// src/accounts/password-rules.ts. Whether many people use it, only the server knows.

/** @param {string} text */
const lettersAndDigits = (text) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** @param {string} text */
const withoutDigitsAtTheEnd = (text) => text.replace(/\p{N}+$/u, '')

/**
 * Equal but for case, accents, spaces, punctuation and digits at the end.
 * @param {string} password
 * @param {string} name
 */
const sameWords = (password, name) => {
  const typed = lettersAndDigits(password)
  const known = lettersAndDigits(name)
  const stem = withoutDigitsAtTheEnd(known)
  return known !== '' && (typed === known || (stem !== '' && withoutDigitsAtTheEnd(typed) === stem))
}

for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (
  document.querySelectorAll('input[data-advice]')
)) {
  /** @type {{ least: number, short: string, easy: [string, string][], good: string }} */
  const { least, short, easy, good } = JSON.parse(input.getAttribute('data-advice') ?? '')
  const place = document.getElementById(`${input.id}-advice`)

  /** @param {string} typed */
  const advise = (typed) => {
    if (typed === '') return ''
    if ([...typed.normalize('NFC')].length < least) return short
    const found = easy.find(([name]) => sameWords(typed, name))
    return found ? found[1] : good
  }

  input.addEventListener('input', () => {
    const advice = advise(input.value)
    // Written again, the same words would be read aloud again.
    if (place && place.textContent !== advice) place.textContent = advice
  })
}
