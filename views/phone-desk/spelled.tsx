import { type Spelling, spell } from '../../src/i18n/spelling.ts'

/** A temporary password in its groups of four, each character with the word to say for it. */
export function Spelled({ groups, spelling }: { groups: string[]; spelling: Spelling }) {
  return (
    <ol class="spelled" translate="no">
      {groups.map((group) => (
        <li>
          <code>{group}</code> <span lang={spelling.digits}>{spell(group, spelling).join(' · ')}</span>
        </li>
      ))}
    </ol>
  )
}
