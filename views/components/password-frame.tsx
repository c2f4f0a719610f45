import type { PropsWithChildren } from 'hono/jsx'
import { useFrame } from '../layouts/frame.ts'
import { errorSentence } from './error-sentence.ts'
import type { ErrorWord } from './form-value.ts'

/** What is easy to guess about somebody, and what to say of it. */
export type EasyToGuess = readonly (readonly [text: string, said: ErrorWord])[]

type Props = PropsWithChildren<{ name: string; easyToGuess?: EasyToGuess }>

/** Around a password's input: room for the button that shows it and, of a new one, for advice. */
export function PasswordFrame({ name, easyToGuess, children }: Props) {
  return (
    <>
      <div class="password">{children}</div>
      {easyToGuess && <p class="advice" id={`${name}-advice`} aria-live="polite" />}
    </>
  )
}

/** Attributes with the words of the small script. */
export function forTheScript(easyToGuess: EasyToGuess | undefined) {
  const { show, hide } = useFrame().words.site
  return {
    'data-show': show,
    'data-hide': hide,
    ...(easyToGuess && { 'data-advice': adviceOf(easyToGuess) }),
  }
}

/** The rules that need no list, with their sentences: see `public/scripts/password-advice.js`. */
function adviceOf(easyToGuess: EasyToGuess): string {
  const { words, facts } = useFrame()
  const say = (error: ErrorWord) => errorSentence({ values: {}, errors: {} }, error)
  return JSON.stringify({
    least: facts.passwordLength,
    short: say('newTooShort'),
    easy: easyToGuess.map(([text, said]) => [text, say(said)]),
    good: words.site.newPasswordGood,
  })
}
