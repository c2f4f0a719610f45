import type { Child } from 'hono/jsx'
import { Button } from '../components/button.tsx'
import { useStaffWords } from '../layouts/staff.tsx'

export type StateChoice = keyof ReturnType<typeof useStaffWords>['emails']['states']

type Props = { path: string; state: StateChoice | null; kind: string | null }

/** Which emails: an address of its own for each choice. */
export function EmailFilters({ path, state, kind }: Props) {
  const words = useStaffWords().emails
  return (
    <search class="filters screen" aria-label={words.filter}>
      <form class="filter" method="get" action={path}>
        <Select name="state" label={words.state} all={words.anyState}>
          {options(words.states, state)}
        </Select>
        <Select name="kind" label={words.kind} all={words.anyKind}>
          {options(words.kinds, kind)}
        </Select>
        <Button look="quiet">{words.show}</Button>
      </form>
    </search>
  )
}

const options = (words: Record<string, string>, chosen: string | null) =>
  Object.entries(words).map(([value, word]) => (
    <option value={value} selected={value === chosen}>
      {word}
    </option>
  ))

function Select({
  name,
  label,
  all,
  children,
}: {
  name: string
  label: string
  all: string
  children: Child
}) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{all}</option>
        {children}
      </select>
    </div>
  )
}
