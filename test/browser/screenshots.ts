/**
 * Takes the README's three pictures anew, of the trial shop: `npm run screenshots`. The demo counts its days back
 * from today, so dates change with the day; all else stays.
 */
import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { paths } from '../../src/paths.ts'
import { type Browser, type Page, startChromium } from './support/chromium.ts'
import { personAt } from './support/person.ts'
import { openShopProcess, password } from './support/shop-process.ts'

const folder = join(import.meta.dirname, 'screenshots')
const mostBytes = 80_000
const anna = 'anna@example.com'

type Picture = { name: string; path: string; width: number; height: number }

const pictures: Picture[] = [
  { name: 'log-in', path: paths.login, width: 760, height: 740 },
  { name: 'order-history-on-a-phone', path: paths.orderHistory, width: 375, height: 900 },
  { name: 'order', path: paths.order('10482'), width: 1000, height: 880 },
]

const shop = await openShopProcess({ trial: true })
const browser = await startChromium()
try {
  await mkdir(folder, { recursive: true })
  for (const picture of pictures) await take(browser, picture)
} finally {
  await browser.close()
  await shop.close()
}

async function take(browser: Browser, { name, path, width, height }: Picture): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  const person = personAt(page, shop.url)
  if (path !== paths.login) await person.logsIn(anna, password)
  await person.opens(path)
  await withoutFocus(page)

  const file = join(folder, `${name}.png`)
  await page.screenshot({ path: file, animations: 'disabled', caret: 'hide' })
  await context.close()
  const { size } = await stat(file)
  process.stdout.write(`${file}  ${size} bytes\n`)
  if (size > mostBytes) throw new Error(`${file} is larger than ${mostBytes} bytes: make it smaller`)
}

function withoutFocus(page: Page): Promise<void> {
  return page.evaluate(() => {
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  })
}
