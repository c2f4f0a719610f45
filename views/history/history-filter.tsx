import type { HistoryEvent } from '../../src/history-events.ts'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { useStaffWords } from '../layouts/staff.tsx'

export type HistoryWish = {
  event: HistoryEvent | null
  member: string | null
  from: string | null
  until: string | null
}

type Props = { wish: HistoryWish; members: { id: string; name: string }[] }

/** What of the history to show: an address of its own. */
export function HistoryFilter({ wish, members }: Props) {
  const words = useStaffWords().history
  const events = Object.entries(words.events).sort(([, one], [, other]) => one.localeCompare(other))
  return (
    <search class="filters" aria-label={words.filter}>
      <form class="filter" method="get" action={paths.staff.history}>
        <div class="field">
          <label for="event">{words.event}</label>
          <select id="event" name="event">
            <option value="">{words.anyEvent}</option>
            {events.map(([event, word]) => (
              <option value={event} selected={event === wish.event}>
                {word}
              </option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="member">{words.member}</label>
          <select id="member" name="member">
            <option value="">{words.anybody}</option>
            {members.map(({ id, name }) => (
              <option value={id} selected={id === wish.member}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Day name="from" label={words.from} value={wish.from} />
        <Day name="until" label={words.until} value={wish.until} />
        <Button look="quiet">{words.show}</Button>
      </form>
    </search>
  )
}

/** Browsers without a calendar show a field for text: the hint tells how a day is written. */
function Day({ name, label, value }: { name: string; label: string; value: string | null }) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        id={name}
        name={name}
        type="date"
        value={value ?? ''}
        autocomplete="off"
        title={useStaffWords().history.dayHint}
      />
    </div>
  )
}
