import * as assert from 'uvu/assert'
import { password } from '../support/shop-process.ts'
import { storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('Profile')

const anna = 'anna@example.com'

stories.tellTwice(
  'Anna changes her details; what is wrong is told, and what is right is kept',
  async (scene) => {
    const { person, shop } = scene
    await person.logsIn(anna, password)
    await person.sees('Profile')
    assert.is(await person.valueOf('First name'), 'Anna')

    await person.types('First name', '')
    await person.types('Company', 'Holt & Brandt <Architects>')
    await person.types('Phone', 'by the stairs')
    await person.chooses('We write to you in', 'Français')
    await person.ticks('Send me news from Perrin & Filles by email')
    await person.presses('Save')

    assert.match(await person.page.title(), /^Error: Profile/)
    await person.jumps('Type your first name')
    assert.is(await person.page.evaluate(() => document.activeElement?.id), 'firstName')
    assert.is(await person.valueOf('Company'), 'Holt & Brandt <Architects>')
    assert.is(await person.valueOf('Phone'), 'by the stairs')
    assert.equal(shop.ask('select company from customer where email = ?', anna), [{ company: null }])

    await person.types('First name', 'Annabel')
    await person.types('Phone', '0117 496 0019')
    await person.chooses('We write to you in', 'English')
    await person.presses('Save')
    await person.reads('Your profile is saved.')
    await person.reads('You agreed to our news on')
    assert.equal(shop.ask('select first_name, company, phone from customer where email = ?', anna), [
      { first_name: 'Annabel', company: 'Holt & Brandt <Architects>', phone: '+441174960019' },
    ])

    await person.page.reload()
    assert.not.match(await person.text(), 'Your profile is saved.', 'it is confirmed once')
  },
)

stories.tellTwice('a page in the other language is one press away, and stays', async ({ person }) => {
  await person.logsIn(anna, password)
  await person.presses('Français')
  await person.sees('Profil')
  await person.follows('Carnet d’adresses')
  await person.sees('Carnet d’adresses')
  assert.is(await person.page.locator('html').getAttribute('lang'), 'fr')
  await person.presses('English')
  await person.sees('Address Book')
})

stories.run()
