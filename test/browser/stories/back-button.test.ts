import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Browser, startChromium } from '../support/chromium.ts'
import { startFirefox } from '../support/firefox.ts'
import { personAt } from '../support/person.ts'
import { openShopProcess, password, type ShopProcess } from '../support/shop-process.ts'

const test = suite<{ shop: ShopProcess }>('The back button after log-out')

const anna = 'anna@example.com'
const annasPages = ['/profile', '/address-book', '/order-history/10482', '/web-site-access']
/** What stands on them and nowhere else. */
const annas = /Brandt|Mill Lane|anna@example/

test.before.each(async (t) => {
  t.shop = await openShopProcess()
})
test.after.each(({ shop }) => shop.close())

for (const scripts of [true, false]) {
  test(`shows nothing of the account in Chromium (scripts ${scripts ? 'on' : 'off'})`, async ({ shop }) => {
    const browser = await startChromium({ keepsPagesForBack: true })
    try {
      const page = await (await browser.newContext({ javaScriptEnabled: scripts })).newPage()
      const person = personAt(page, shop.url)
      await person.logsIn(anna, password)
      for (const path of annasPages) {
        await person.opens(path)
        assert.match(await page.locator('body').innerText(), annas, 'the pattern knows her pages')
      }
      await person.presses('Log out')
      await person.reads('You are logged out.')

      for (const path of annasPages.toReversed()) {
        await page.goBack({ waitUntil: 'load' })
        assert.not.match(await page.locator('html').innerHTML(), annas, `${path} was shown again`)
        await person.sees('Log in')
      }
    } finally {
      await browser.close()
    }
  })
}

test('shows nothing of the account in Firefox', async ({ shop }) => {
  const browser = await startFirefox({ scripts: true })
  try {
    const page = await browser.newPage()
    const press = (selector: string) =>
      Promise.all([page.waitForNavigation(), page.locator(selector).click()])
    const shown = () => page.$eval('html', (html) => html.innerHTML)
    await page.goto(`${shop.url}/login`)
    await page.type('#email', anna)
    await page.type('#password', password)
    await press('form[action="/login"] button.button')
    for (const path of annasPages) {
      await page.goto(shop.url + path)
      assert.match(await shown(), annas, 'the pattern knows her pages')
    }
    await press('form[action="/logout"] button')

    for (const path of annasPages.toReversed()) {
      await page.goBack()
      assert.not.match(await shown(), annas, `${path} was shown again`)
      assert.match(await page.title(), /^Log in/)
    }
  } finally {
    await browser.close()
  }
})

test('what was kept of a page that may be kept does come back: the browser is as people have it', async () => {
  const browser: Browser = await startChromium({ keepsPagesForBack: true })
  try {
    const page = await browser.newPage()
    await page.goto('data:text/html,<title>one</title><input>')
    await page.locator('input').fill('typed')
    await page.goto('data:text/html,<title>two</title>')
    await page.goBack()
    assert.is(await page.title(), 'one')
    assert.is(await page.locator('input').inputValue(), 'typed')
  } finally {
    await browser.close()
  }
})

test.run()
