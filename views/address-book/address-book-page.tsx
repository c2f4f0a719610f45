import type { Child, PropsWithChildren } from 'hono/jsx'
import { paths } from '../../src/paths.ts'
import { Button } from '../components/button.tsx'
import { Form } from '../components/form.tsx'
import { Account } from '../layouts/account.tsx'
import { useFrame } from '../layouts/frame.ts'
import { type AddressLabel, AddressParcel, WhichAddress } from './address-parcel.tsx'

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

/** What its customer can do with it. */
function Parcel({ address }: { address: AddressLabel }) {
  const words = useFrame().words.addressBook
  const { id, defaultShipping, defaultBilling } = address
  const which = <WhichAddress address={address} />
  return (
    <AddressParcel address={address}>
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
    </AddressParcel>
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
