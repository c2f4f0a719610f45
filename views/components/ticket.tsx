import { useFrame } from '../layouts/frame.ts'

/** A cloakroom ticket: a reference to be read out on the phone. */
export function Ticket({ reference }: { reference: string }) {
  return (
    <dl class="ticket">
      <dt>{useFrame().words.site.reference}</dt>
      <dd>{reference}</dd>
    </dl>
  )
}
