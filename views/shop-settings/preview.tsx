import { dateWords } from '../../src/i18n/dates.ts'
import { type Shop, useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'

/** The shop as it would be, and who its emails would come from. */
export type PreviewedShop = { shop: Shop; from: string }

/** How it would look: the whole page is of the shop as it was typed, and this is what shoppers see of it. */
export function Preview({ shop, from }: PreviewedShop) {
  const words = useStaffWords().settings
  const { words: shoppers, language, now } = useFrame()
  const { login } = shoppers
  const { dayAndTime, zone } = dateWords(language, shop.timeZone)
  return (
    <section class="preview" aria-label={words.preview}>
      <h2>{words.preview}</h2>
      <p>{words.previewLead}</p>
      <p class="logo">{shop.name}</p>
      <div class="box">
        <h3>{login.title}</h3>
        <div class="field">
          <label for="sample">{login.email}</label>
          <input id="sample" type="text" value="anna@example.com" autocomplete="off" readonly />
        </div>
        <p>
          <span class="button">{login.submit}</span>
        </p>
        <p>
          <span class="button quiet">{login.createAccount}</span>
        </p>
        <p class="soft">{[shop.phone, shop.email].filter(Boolean).join(', ')}</p>
      </div>
      <p class="soft">{words.previewFrom(from)}</p>
      <p class="soft">{words.previewTime(dayAndTime(now, now), zone)}</p>
    </section>
  )
}
