import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'

export type AddressLabel = {
  id: string
  /** What the customer calls it: Home, Studio. */
  called: string | null
  /** As the carrier wants it, line by line. */
  lines: string[]
  defaultShipping: boolean
  defaultBilling: boolean
}

export function AddressBookPage({ addresses }: { addresses: AddressLabel[] }) {
  return (
    <Account tab="addressBook">
      {addresses.length === 0 ? (
        <NoAddresses />
      ) : (
        <ul class="cards">
          {addresses.map((address) => (
            <Parcel address={address} />
          ))}
        </ul>
      )}
    </Account>
  )
}

/** A parcel label. */
function Parcel({ address }: { address: AddressLabel }) {
  const words = useFrame().words.addressBook
  const { called, lines, defaultShipping, defaultBilling } = address
  return (
    <li class="parcel">
      <header>
        <h2>{called ?? words.unnamed}</h2>
        {(defaultShipping || defaultBilling) && (
          <p class="marks">
            {defaultShipping && <span class="mark">{words.defaultShipping}</span>}{' '}
            {defaultBilling && <span class="mark">{words.defaultBilling}</span>}
          </p>
        )}
      </header>
      <p class="to">{lines.map((line, index) => (index === 0 ? line : [<br />, line]))}</p>
    </li>
  )
}

function NoAddresses() {
  const words = useFrame().words.addressBook
  return (
    <div class="parcel blank">
      <h2>{words.empty}</h2>
      <p class="soft">{words.emptyHint}</p>
    </div>
  )
}
