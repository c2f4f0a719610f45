import { dateWords } from '../../src/i18n/dates.ts'
import { useFrame } from '../layouts/frame.ts'
import type { Parcel } from './bill.ts'

type Props = { parcel: Parcel; position: number; count: number; placedAt: Date }

/** One parcel, who carries it, and how far it has come, newest first. */
export function ParcelWay({ parcel, position, count, placedAt }: Props) {
  const words = useFrame().words.order
  const { shippedAt, deliveredAt } = parcel
  return (
    <section class="sides">
      <div class="stack">
        <h2>{words.parcel(position, count)}</h2>
        <Tracking parcel={parcel} />
      </div>
      <ol class="way">
        {deliveredAt && <Step what={words.delivered} at={deliveredAt} />}
        {shippedAt && <Step what={words.handedOver} at={shippedAt} />}
        <Step what={words.received} at={placedAt} />
      </ol>
    </section>
  )
}

function Tracking({ parcel: { carrier, trackingNumber, trackingUrl } }: { parcel: Parcel }) {
  const words = useFrame().words.order
  const link = (text: string) =>
    trackingUrl ? (
      <a href={trackingUrl} rel="noreferrer">
        {text}
      </a>
    ) : (
      text
    )
  return (
    <>
      {trackingNumber && <p>{words.trackingNumber(carrier, link(trackingNumber))}</p>}
      {!trackingNumber && carrier && <p>{carrier}</p>}
      {!trackingNumber && trackingUrl && <p class="screen">{link(words.whereIsIt)}</p>}
      {trackingUrl && <p class="soft screen">{words.carrierAhead}</p>}
    </>
  )
}

function Step({ what, at }: { what: string; at: Date }) {
  const { language, shop, now } = useFrame()
  return (
    <li>
      {what}
      <br />
      <time class="soft" datetime={at.toISOString()}>
        {dateWords(language, shop.timeZone).dayAndTime(at, now)}
      </time>
    </li>
  )
}
