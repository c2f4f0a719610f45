import { useFrame } from '../layouts/frame.ts'

/** What fits beside the stub on the narrowest phone. */
const longestOneLine = 10

type Props = {
  reference: string
  /** What stands on the stub, where it is not the reader's own. */
  label?: string
}

/** A cloakroom ticket: a reference to be read out on the phone. */
export function Ticket({ reference, label }: Props) {
  const { words } = useFrame()
  return (
    <dl class="ticket">
      <dt>{label ?? words.site.reference}</dt>
      <dd class={reference.length <= longestOneLine ? 'one-line' : undefined}>{reference}</dd>
    </dl>
  )
}
