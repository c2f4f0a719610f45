import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'

/** Stands on every account page until a password of one's own is saved. */
export function TemporaryNote() {
  const { words, language, shop, temporaryUntil, withoutPassword, now } = useFrame()
  if (!temporaryUntil) return null

  const ends = dateWords(language, shop.timeZone).at(temporaryUntil, now)
  return (
    <div class="notice">
      <p>
        <strong>{words.temporary.title}</strong>
      </p>
      <p>{withoutPassword ? words.temporary.endsFirst(ends) : words.temporary.ends(ends)}</p>
      <p>
        <a href={`${paths.webSiteAccess}#change-password`}>{words.temporary.choose}</a>
      </p>
    </div>
  )
}
