import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Browser, type Page, startFirefox } from '../support/firefox.ts'
import { password as oldPassword, openShopProcess, type ShopProcess } from '../support/shop-process.ts'

type World = { browser: Browser; page: Page; shop: ShopProcess }

const test = suite<World>('Firefox with scripts off')

const anna = 'anna@example.com'
const newPassword = 'seven quiet lighthouses'

test.before.each(async (t) => {
  t.shop = await openShopProcess()
  t.browser = await startFirefox({ scripts: false })
  t.page = await t.browser.newPage()
})
test.after.each(async ({ browser, shop }) => {
  await browser.close()
  await shop.close()
})

// Firefox cannot read a page to us with scripts off, so it is driven by the keyboard, and what happened is read
// where it happened: in the shop's log, its database and its emails.

test('Anna forgot her password, and is back in with a new one', async ({ page, shop }) => {
  const visited = pathsOf(shop)
  await page.goto(`${shop.url}/forgot-password`)
  await fill(page, 2, anna)
  await page.keyboard.press('Enter')
  const temporary = await shop.temporaryPasswordTo(anna)
  await visited.until(/^GET \/forgot-password\/sent\/R-\w{6} 200$/)

  await page.goto(`${shop.url}/login`)
  await fill(page, 2, anna)
  await fill(page, 1, temporary.toLowerCase())
  await page.keyboard.press('Enter')
  await visited.until(/^GET \/web-site-access 200$/)

  await page.goto(`${shop.url}/web-site-access#change-password`)
  await fill(page, 1, temporary)
  await fill(page, 1, newPassword)
  await fill(page, 1, newPassword)
  const before = visited.count()
  await page.keyboard.press('Enter')
  await visited.until(/^POST \/web-site-access 303$/)
  await visited.until(/^GET \/web-site-access 200$/, before)
  assert.match((await shop.emailTo(anna, { after: 2 })).subject, 'Your password was changed')

  await page.goto(`${shop.url}/profile`)
  await visited.until(/^GET \/profile 200$/)
})

test('it is another password now: the old one is refused, the new one opens the account', async (world) => {
  const { page, shop } = world
  const visited = pathsOf(shop)
  await logIn(page, shop, 'not the right one')
  await visited.until(/^POST \/login 422$/)
  await logIn(page, shop, oldPassword)
  await visited.until(/^POST \/login 303$/)
  await visited.until(/^GET \/profile 200$/)
  assert.is(shop.ask('select id from session').length, 1)
})

async function logIn(page: Page, shop: ShopProcess, password: string): Promise<void> {
  await page.goto(`${shop.url}/login`)
  await fill(page, 2, anna)
  await fill(page, 1, password)
  await page.keyboard.press('Enter')
}

/** Moves on by so many stops, and types. */
async function fill(page: Page, stops: number, text: string): Promise<void> {
  for (let left = stops; left > 0; left -= 1) await page.keyboard.press('Tab')
  await page.keyboard.type(text)
}

/** What the shop has answered so far, as `GET /login 200`. */
function pathsOf(shop: ShopProcess) {
  const answered = () =>
    shop
      .log()
      .split('\n')
      .filter((line) => line.includes('"event":"request"'))
      .map((line) => JSON.parse(line) as { method: string; path: string; status: number })
      .map(({ method, path, status }) => `${method} ${path} ${status}`)
  return {
    count: () => answered().length,
    /** Waits for an answer like this, past the first `after` of them. */
    async until(wanted: RegExp, after = 0): Promise<void> {
      for (
        const deadline = Date.now() + 30_000;
        !answered()
          .slice(after)
          .some((one) => wanted.test(one));
      ) {
        if (Date.now() > deadline) throw new Error(`${wanted} is not among:\n${answered().join('\n')}`)
        await new Promise((resolve) => setTimeout(resolve, 20))
      }
    },
  }
}

test.run()
