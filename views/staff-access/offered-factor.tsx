import { raw } from 'hono/html'
import { useStaffWords } from '../layouts/staff.tsx'

/** The picture for the authenticator app, drawn by us, and the same to be typed. */
export function OfferedFactor({ qr, text }: { qr: string; text: string }) {
  const words = useStaffWords().access
  return (
    <>
      <div class="qr" role="img" aria-label={words.qr}>
        {raw(qr)}
      </div>
      <p>
        {words.secretLead}
        <br />
        <code>{text}</code>
      </p>
    </>
  )
}
