import { useFrame } from '../layouts/frame.ts'

/** What fits beside the stub on the narrowest phone. */
const longestOneLine = 10

/** A cloakroom ticket: a reference to be read out on the phone. */
export function Ticket({ reference }: { reference: string }) {
  return (
    <dl class="ticket">
      <dt>{useFrame().words.site.reference}</dt>
      <dd class={reference.length <= longestOneLine ? 'one-line' : undefined}>{reference}</dd>
    </dl>
  )
}
