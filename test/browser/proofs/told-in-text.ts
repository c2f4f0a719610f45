import type { Page } from 'playwright-core'

/** The blocks of words of the page that is open (an email's HTML part) which a text does not have. */
export async function untold(page: Page, text: string): Promise<string[]> {
  const blocks = await page.evaluate(() =>
    [...document.body.querySelectorAll<HTMLElement>('h1, h2, p, td, th, li, dt, dd, footer')]
      .filter((block) => !block.querySelector('h1, h2, p, td, th, li, dt, dd'))
      .flatMap((block) => block.innerText.split('\n')),
  )
  const told = bare(text)
  return blocks.map((block) => block.trim()).filter((block) => block !== '' && !told.includes(bare(block)))
}

/** Line breaks and kinds of space are the mail program's own affair. */
const bare = (text: string) => text.replace(/\s+/g, ' ').trim()
