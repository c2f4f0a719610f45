import type { PropsWithChildren } from 'hono/jsx'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { useFrame } from '../layouts/frame.ts'
import type { OrderStatus } from './bill.ts'

type Props = { years: number[]; year: number | null; status: OrderStatus | null; typed: string }

/** Two questions to the list, each an address of its own: which year and status, or which number. */
export function Filters({ years, year, status, typed }: Props) {
  const words = useFrame().words.orderHistory
  const offered = year === null || years.includes(year) ? years : [...years, year].sort((a, b) => b - a)
  const statuses = Object.entries(words.statuses)
  return (
    <search class="filters screen" aria-label={words.filter}>
      <form class="filter" method="get" action={paths.orderHistory}>
        <Select name="year" label={words.year} all={words.allYears}>
          {offered.map((one) => (
            <option value={String(one)} selected={one === year}>
              {one}
            </option>
          ))}
        </Select>
        <Select name="status" label={words.status} all={words.anyStatus}>
          {statuses.map(([one, word]) => (
            <option value={one} selected={one === status}>
              {word}
            </option>
          ))}
        </Select>
        <Button look="quiet">{words.show}</Button>
      </form>
      <form class="filter" method="get" action={paths.orderHistory}>
        <div class="field">
          <label for="number">{words.orderNumber}</label>
          <input id="number" name="number" type="text" value={typed} maxlength={80} autocomplete="off" />
        </div>
        <Button look="quiet">{words.find}</Button>
      </form>
    </search>
  )
}

function Select({
  name,
  label,
  all,
  children,
}: PropsWithChildren<{ name: string; label: string; all: string }>) {
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
