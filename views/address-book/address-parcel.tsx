import type { Child } from 'hono/jsx'
import { useFrame } from '../layouts/frame.ts'
import { ParcelLines } from './parcel-lines.tsx'

export type AddressLabel = {
  id: string
  /** What the customer calls it: Home, Studio. */
  called: string | null
  /** As the carrier wants it, line by line. */
  lines: string[]
  defaultShipping: boolean
  defaultBilling: boolean
}

/** A parcel label, with a strip of what can be done. */
export function AddressParcel({ address, children }: { address: AddressLabel; children: Child }) {
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
      <ParcelLines lines={lines} />
      <footer>{children}</footer>
    </li>
  )
}

/** Which address an action is about, for those who hear the action alone. */
export function WhichAddress({ address: { called, lines } }: { address: AddressLabel }) {
  return <span class="hidden"> {called ?? lines.slice(0, 2).join(', ')}</span>
}
