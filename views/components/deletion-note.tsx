import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'

/** Stands on every account page while the account waits to be deleted. */
export function DeletionNote() {
  const { words, language, shop, deletionDueAt, path, now } = useFrame()
  if (!deletionDueAt || path === paths.deletion) return null

  return (
    <div class="notice">
      <p>
        <strong>{words.deletion.note(dateWords(language, shop.timeZone).at(deletionDueAt, now))}</strong>
      </p>
      <p>
        <a href={paths.deletion}>{words.deletion.noteKeep}</a>
      </p>
    </div>
  )
}
