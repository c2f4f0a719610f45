import type { Child, PropsWithChildren } from 'hono/jsx'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { Form } from '../components/form.tsx'
import { Account } from '../layouts/account.tsx'
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

type Props = {
  addresses: AddressLabel[]
  /** How many the book holds. */
  most: number
}

export function AddressBookPage({ addresses, most }: Props) {
  return (
    <Account tab="addressBook">
      <ul class="cards">
        {addresses.map((address) => (
          <Parcel address={address} />
        ))}
        <li class="parcel blank">
          <Room held={addresses.length} most={most} />
        </li>
      </ul>
    </Account>
  )
}

/** A parcel label, with a strip of what can be done. */
function Parcel({ address }: { address: AddressLabel }) {
  const words = useFrame().words.addressBook
  const { id, called, lines, defaultShipping, defaultBilling } = address
  const which = <span class="hidden"> {called ?? lines.slice(0, 2).join(', ')}</span>
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
      <footer>
        <Strip action={defaultShipping && defaultBilling ? null : paths.defaultAddress(id)}>
          <a class="plain" href={paths.address(id)}>
            {words.edit}
            {which}
          </a>
          {!defaultShipping && <Use value="shipping" words={words.useForShipping} which={which} />}
          {!defaultBilling && <Use value="billing" words={words.useForBilling} which={which} />}
          <a class="plain" href={paths.removeAddress(id)}>
            {words.remove}
            {which}
          </a>
        </Strip>
      </footer>
    </li>
  )
}

/** A form only where it has a button (HTML technique H32). */
function Strip({ action, children }: PropsWithChildren<{ action: string | null }>) {
  if (action === null) return <p class="actions">{children}</p>
  return (
    <Form class="actions" action={action}>
      {children}
    </Form>
  )
}

function Use({ value, words, which }: { value: string; words: string; which: Child }) {
  return (
    <Button look="plain" name="use" value={value}>
      {words}
      {which}
    </Button>
  )
}

/** The empty place for the next label. */
function Room({ held, most }: { held: number; most: number }) {
  const words = useFrame().words.addressBook
  if (held >= most) return <p class="soft">{words.full(most)}</p>
  return (
    <>
      {held === 0 && <h2>{words.empty}</h2>}
      <p class="soft">{held === 0 ? words.emptyHint : words.room}</p>
      <p>
        <a class="button" href={paths.addAddress}>
          {words.add}
        </a>
      </p>
    </>
  )
}
