import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openShop, type Shop } from '../../support/shop.ts'
import { logIn } from '../login/steps.ts'
import { fillIn, printedOn, world } from './world.ts'

const test = suite<{ shop: Shop }>('Addresses of the world')

test.before.each(async (t) => {
  t.shop = await openShop()
})

test.after.each(({ shop }) => shop.close())

for (const typed of world)
  test(`${typed.country}: typed in field by field, and read back as on a parcel there`, async ({ shop }) => {
    const { email, password } = await shop.customer()
    const browser = await logIn(shop.browser({ kind: 'text' }), email, password)
    await fillIn(browser, typed)
    await browser.press('Save')
    assert.match(browser.main, 'The address is in your book.')
    assert.equal(printedOn(browser), [typed.printed])

    await browser.open(browser.find('.parcel footer a')?.getAttribute('href') ?? '')
    assert.equal(printedOn(browser), [typed.printed])
    await browser.press('Save')
    assert.match(browser.main, 'The address is saved.')
    assert.equal(printedOn(browser), [typed.printed])
  })

test.run()
