import * as assert from 'uvu/assert'
import type { Person } from '../support/person.ts'
import { password } from '../support/shop-process.ts'
import { type Scene, storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('Address Book')

const anna = 'anna@example.com'

const labelOf = (person: Person, called: string) =>
  person.page.locator('.parcel', { has: person.page.getByRole('heading', { name: called, exact: true }) })

stories.tellTwice('Anna adds an address in another country', async (scene) => {
  const { person, shop } = scene
  await person.logsIn(anna, password)
  await person.follows('Address Book')
  await person.follows('Add an address')
  await person.sees('Add an address')
  assert.is(await person.field('Country').inputValue(), 'GB', 'as her others')

  await person.types('Name', 'Maman')
  await moveTo(scene, 'France')
  assert.is(await person.valueOf('Name'), 'Maman', 'what was typed is kept')
  await person.reads('These are the fields of the country you chose.')

  await person.types('Street and number', '12 rue des Carmes')
  await person.types('Postal code', '4400')
  await person.types('Town or city', 'Nantes')
  await person.types('You call it', 'Chez maman')
  await person.presses('Save')
  await person.reads('There is a problem')
  await person.types('Postal code', '44000')
  await person.presses('Show it with my changes')
  assert.match(await person.page.locator('aside .to').innerText(), /12 rue des Carmes\n44000 Nantes/i)
  await person.presses('Save')

  await person.sees('Address Book')
  await person.reads('The address is in your book.')
  assert.match(await labelOf(person, 'Chez maman').innerText(), /44000 Nantes/i)
  assert.equal(shop.ask("select postcode, country from address where called = 'Chez maman'"), [
    { postcode: '44000', country: 'FR' },
  ])
})

stories.tellTwice('Enter in a field saves the address', async ({ person }) => {
  await person.logsIn(anna, password)
  await person.opens('/address-book')
  await person.follows('Edit Studio')
  await person.types('Town', 'Bath')
  await Promise.all([person.page.waitForEvent('load'), person.page.keyboard.press('Enter')])
  await person.reads('The address is saved.')
  assert.match(await labelOf(person, 'Studio').innerText(), /Bath/i)
})

stories.tellTwice('Anna edits one, makes one her default, and removes one', async ({ person, shop }) => {
  await person.logsIn(anna, password)
  await person.follows('Address Book')
  await person.follows('Edit Home')
  await person.sees('Edit “Home”')
  await person.types('Street and number', '16 Mill Lane')
  await person.presses('Save')
  await person.reads('The address is saved.')
  assert.match(await labelOf(person, 'Home').innerText(), '16 Mill Lane')

  await person.presses('Use for shipping Studio')
  await person.reads('Your default address is saved.')
  assert.match(await labelOf(person, 'Studio').innerText(), 'Default shipping')
  assert.not.match(await labelOf(person, 'Home').innerText(), 'Default shipping')

  await person.follows('Remove Jürgen')
  await person.sees('Remove “Jürgen”?')
  await person.follows('Keep it')
  await person.follows('Remove Jürgen')
  await person.presses('Remove the address')
  await person.reads('The address is removed.')
  assert.is(await labelOf(person, 'Jürgen').count(), 0)
  assert.equal(shop.ask("select id from address where called = 'Jürgen'"), [])
})

/** Without scripts it takes a button of its own. With them, who goes on by the keys finds the fields there. */
async function moveTo({ person, scripts }: Scene, country: string): Promise<void> {
  if (!scripts) {
    await person.chooses('Country', country)
    return person.presses('Change')
  }
  await person.field('Country').focus()
  const arrived = person.page.waitForEvent('load')
  await person.page.keyboard.type(country)
  await person.page.keyboard.press('Tab')
  await arrived
}

stories.run()
