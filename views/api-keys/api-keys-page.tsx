import { dateWords } from '../../src/i18n/dates.ts'
import { paths } from '../../src/paths.ts'
import { useFrame } from '../layouts/frame.ts'
import { StaffPage, useStaffWords } from '../layouts/staff.tsx'

export type ListedKey = {
  id: string
  name: string
  scopes: readonly ('orders:read' | 'orders:write' | 'customers:read' | 'customers:write')[]
  createdAt: Date
  lastUsedAt: Date | null
  endedAt: Date | null
}

export function ApiKeysPage({ keys }: { keys: ListedKey[] }) {
  const words = useStaffWords().keys
  return (
    <StaffPage title={words.title} tab="keys">
      <p class="soft">{words.lead}</p>
      {keys.length === 0 ? (
        <div class="parcel blank">
          <h2>{words.none}</h2>
          <Make />
        </div>
      ) : (
        <>
          <Make />
          <Table keys={keys} />
        </>
      )}
    </StaffPage>
  )
}

function Make() {
  return (
    <p>
      <a class="button" href={paths.staff.newKey}>
        {useStaffWords().keys.make}
      </a>
    </p>
  )
}

function Table({ keys }: { keys: ListedKey[] }) {
  const words = useStaffWords().keys
  return (
    <table class="list">
      <caption>{words.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.name}</th>
          <th scope="col">{words.may}</th>
          <th scope="col">{words.made}</th>
          <th scope="col">{words.used}</th>
          <th scope="col">{words.state}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <Row apiKey={key} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ apiKey }: { apiKey: ListedKey }) {
  const words = useStaffWords().keys
  const { language, shop, now } = useFrame()
  const { dayAndTime } = dateWords(language, shop.timeZone)
  return (
    <tr>
      <th scope="row">{apiKey.name}</th>
      <td>{apiKey.scopes.map((scope) => words.scopes[scope]).join(', ')}</td>
      <td data-head={words.made}>{dayAndTime(apiKey.createdAt, now)}</td>
      <td data-head={words.used}>{apiKey.lastUsedAt ? dayAndTime(apiKey.lastUsedAt, now) : words.never}</td>
      <td>
        {apiKey.endedAt ? (
          words.ended(dayAndTime(apiKey.endedAt, now))
        ) : (
          <a href={paths.staff.endKey(apiKey.id)} aria-label={words.endNamed(apiKey.name)}>
            {words.end}
          </a>
        )}
      </td>
    </tr>
  )
}
