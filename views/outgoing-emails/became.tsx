import type { Fate } from '../../src/email/fate.ts'
import { useStaffWords } from '../layouts/staff.tsx'
import { useAt } from './moment.tsx'

/** The truth about an email, and what to do next. */
export function Became({ fate }: { fate: Fate }) {
  const words = useStaffWords().emails
  const at = useAt()
  const { what, next } = words.fates[fate.word]
  return (
    <>
      <section class="stack">
        <h2>{words.became}</h2>
        <p class="notice">{what(at(fate.at))}</p>
      </section>
      <section class="stack">
        <h2>{words.next}</h2>
        <p>{next}</p>
      </section>
    </>
  )
}
