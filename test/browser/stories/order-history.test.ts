import * as assert from 'uvu/assert'
import { password } from '../support/shop-process.ts'
import { storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('Order History')

const anna = 'anna@example.com'

stories.tellTwice('Anna looks through her orders', async ({ person }) => {
  const rows = person.page.locator('tbody tr')
  await person.logsIn(anna, password)
  await person.follows('Order History')
  await person.reads('Orders, newest first')
  const onFirstPage = await rows.count()
  assert.match(await rows.first().innerText(), /No\.\s10482/)
  await person.follows('Older orders')
  assert.is(onFirstPage + (await rows.count()), 27, 'all her orders, on two pages')
  await person.follows('Newer orders')

  await person.chooses('Status', 'Delivered')
  await person.presses('Show')
  await person.reads('Orders, newest first: Delivered')
  for (const row of await rows.allInnerTexts()) assert.match(row, 'Delivered')
  assert.is(await person.page.getByLabel('Status').locator(':checked').innerText(), 'Delivered')

  const before = await rows.count()
  const [year = ''] = (await person.page.getByLabel('Year').locator('option').allInnerTexts()).slice(-1)
  await person.chooses('Year', year)
  await person.presses('Show')
  await person.reads(`Orders of ${year}, newest first: Delivered`)
  assert.ok((await rows.count()) < before)

  await person.types('Order number', '98')
  await person.presses('Find')
  await person.reads('Orders whose number begins with 98, newest first')
  await person.types('Order number', 'nothing')
  await person.presses('Find')
  await person.reads('None of your orders has a number that begins with nothing.')
  await person.types('Order number', '10482')
  await person.presses('Find')
  await person.sees('Order 10482')
})

stories.tellTwice(
  'an order is an invoice, and prints on one page without what is for the screen',
  async (scene) => {
    const { page, ...person } = scene.person
    await person.logsIn(anna, password)
    await person.follows('Order History')
    await person.follows('No. 10482')
    await person.sees('Order 10482')
    await person.reads('On its way')
    await person.reads('Parcel 1 of 1')

    const forTheScreen = page.locator('nav, form, button, footer a, a:has-text("All orders")')
    await page.emulateMedia({ media: 'print' })
    for (const one of await forTheScreen.all()) assert.not(await one.isVisible(), await one.innerHTML())
    assert.ok(await page.locator('table.lines').isVisible())
    assert.is(pagesOf(await page.pdf({ format: 'A4', preferCSSPageSize: true })), 1)
  },
)

stories.tellTwice('nobody sees an order of somebody else', async ({ person }) => {
  await person.logsIn('claire.moreau@example.com', password)
  await person.logsIn('oliver.whitfield@example.com', password)
  await person.opens('/order-history/10482')
  await person.sees('There is no such page')
  assert.not.match(await person.page.content(), 'Brandt')
})

const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length

stories.run()
