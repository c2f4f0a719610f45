import type { Shop } from '../layouts/frame.ts'
import { useFrame } from '../layouts/frame.ts'
import { useStaffWords } from '../layouts/staff.tsx'

/** How it would look: the whole page has the looks that were typed, and this is what shoppers see of it. */
export function Preview({ shop }: { shop: Pick<Shop, 'name' | 'phone' | 'email'> }) {
  const words = useStaffWords().settings
  const { login } = useFrame().words
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
    </section>
  )
}
