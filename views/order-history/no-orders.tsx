import { paths } from '../../src/paths.ts'
import { Contact } from '../components/contact.tsx'
import { useFrame } from '../layouts/frame.ts'

/** Nothing was ordered yet, as far as we know. */
export function NoOrders() {
  const { words, shop } = useFrame()
  return (
    <>
      <div class="parcel blank">
        <h2>{words.orderHistory.empty}</h2>
        <p class="soft">{words.orderHistory.emptyHint}</p>
        {shop.url && (
          <p>
            <a class="button" href={shop.url}>
              {words.orderHistory.toShop}
            </a>
          </p>
        )}
      </div>
      <Missing />
    </>
  )
}

/** There are orders, but none like this. */
export function NoneSuch({ hint }: { hint: string }) {
  const words = useFrame().words.orderHistory
  return (
    <div class="parcel blank">
      <h2>{words.noneSuch}</h2>
      <p class="soft">{hint}</p>
      <p>
        <a class="button quiet" href={paths.orderHistory}>
          {words.all}
        </a>
      </p>
    </div>
  )
}

/** What to do when an order is not there. */
export function Missing() {
  const words = useFrame().words.orderHistory
  return (
    <section class="stack">
      <h2>{words.missing}</h2>
      <p>{words.missingHint}</p>
      <Contact sentences={words.missingContact} />
    </section>
  )
}
