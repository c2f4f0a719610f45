import type { Fate } from '../../src/email/fate.ts'
import { dateWords } from '../../src/i18n/dates.ts'
import { useFrame } from '../layouts/frame.ts'

type Props = {
  /** What became of it; nothing is shown where this browser is not to be told. */
  fate: Fate | null
  /** The page itself, to look again. */
  path: string
}

/** What became of the email that the page is about, for a browser that its customer has used before. */
export function OwnEmail({ fate, path }: Props) {
  const { words, language, shop, now } = useFrame()
  if (!fate) return null
  const { title, why, look, fates } = words.ownEmail
  return (
    <section class="stack">
      <h2>{title}</h2>
      <p class="notice" role="status">
        {fates[fate.word](dateWords(language, shop.timeZone).at(fate.at, now))}
      </p>
      <p>
        {why} <a href={path}>{look}</a>.
      </p>
    </section>
  )
}
