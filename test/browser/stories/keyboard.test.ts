import * as assert from 'uvu/assert'
import { keyboardOf } from '../support/keyboard.ts'
import { password } from '../support/shop-process.ts'
import { type Scene, storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('Keyboard only')

const anna = 'anna@example.com'

stories.tellTwice('Anna logs in, adds an address and logs out without a mouse', async (scene) => {
  const { person, shop } = scene
  const keys = keyboardOf(person.page)
  await person.opens('/login')

  assert.is(await keys.tab(), 'Skip to the content')
  await keys.press('Enter')
  assert.is(await keys.tab(), 'Email', 'the skip link leads past the header')
  await keys.type(anna)
  await keys.tabTo('Password')
  await keys.type(password)
  await keys.tabTo('Keep me logged in')
  await keys.press('Space')
  await keys.tabTo('Log in')
  await keys.pressAndLoad('Enter')
  await person.sees('Profile')

  await keys.tabTo('Address Book')
  await keys.pressAndLoad('Enter')
  await keys.tabTo('Add an address')
  await keys.pressAndLoad('Enter')

  await choose(scene, 'Country', 'France')
  await keys.tabTo('Street and number *')
  await keys.type('12 rue des Carmes')
  await keys.tabTo('Ship here unless I say otherwise')
  await keys.press('Space')
  await keys.tabTo('Save')
  await keys.pressAndLoad('Space')

  // The summary has the focus: its first link is the next stop, and leads to the field.
  assert.match(await person.page.title(), /^Error: /)
  assert.is(await keys.focused(), 'There is a problem')
  assert.match(await keys.tab(), /^Type the name of the person/)
  await keys.press('Enter')
  assert.is(await keys.focused(), 'Name *')
  await keys.type('Maman')
  await keys.tabTo('Postal code *')
  await keys.type('44000')
  await keys.tabTo('Town or city *')
  await keys.type('Nantes')
  await keys.tabTo('You call it')
  await keys.type('Chez maman')
  await keys.pressAndLoad('Enter')

  await person.sees('Address Book')
  await person.reads('The address is in your book.')
  assert.equal(shop.ask("select name, line1, default_shipping from address where called = 'Chez maman'"), [
    { name: 'Maman', line1: '12 rue des Carmes', default_shipping: 1 },
  ])

  await keys.tabTo('Log out')
  await keys.pressAndLoad('Enter')
  await person.reads('You are logged out.')
})

stories.tellTwice(
  'Tab goes through each page once, forwards and backwards, and is held nowhere',
  async ({ person }) => {
    const keys = keyboardOf(person.page)
    await person.logsIn(anna, password)
    for (const path of [
      '/profile',
      '/address-book',
      '/address-book/new',
      '/order-history',
      '/web-site-access',
    ]) {
      await person.opens(path)
      const there = await keys.wholeRound('Tab')
      assert.ok(there.length > 8, path)
      const back = await keys.wholeRound('Shift+Tab')
      assert.equal(back.reverse(), there, path)
      const stops = await keys.expectedStops()
      assert.is(there.length, stops, `${path}: ${there.join(', ')}`)
    }
  },
)

/** By typing the name; without scripts the button beside the list brings the fields. */
async function choose({ person, scripts }: Scene, list: string, option: string): Promise<void> {
  const keys = keyboardOf(person.page)
  await keys.tabTo(`${list} *`)
  if (scripts) {
    const arrived = person.page.waitForEvent('load')
    await keys.type(option)
    await keys.press('Enter')
    await arrived
    return
  }
  await keys.type(option)
  await keys.tabTo('Change')
  await keys.pressAndLoad('Enter')
}

stories.run()
