import type { Check } from './check.ts'

const words = 'bon@x.example'

/** Fields for words: a date or a colour is chosen. */
const typed =
  'input:is(:not([type]), [type=text], [type=email], [type=password], [type=tel], [type=search], [type=url]):not([readonly]), textarea'

/** A password manager's or a person's own words can be pasted into every field (WCAG 3.3.8). */
export const pasting: Check = async (page) => {
  const fields = await page.locator(typed).all()
  // All pages share one clipboard: it is not written while another page may be reading it.
  if (fields.length > 0 && (await page.evaluate(() => navigator.clipboard.readText())) !== words)
    await page.evaluate((text) => navigator.clipboard.writeText(text), words)
  const found: string[] = []
  for (const field of fields) {
    const name = await field.getAttribute('name')
    await field.focus()
    await page.keyboard.press('ControlOrMeta+A')
    await page.keyboard.press('ControlOrMeta+V')
    if ((await field.inputValue()) !== words) found.push(`nothing can be pasted into ${name}`)
  }
  return found
}
