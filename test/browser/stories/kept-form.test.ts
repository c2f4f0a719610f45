import * as assert from 'uvu/assert'
import { password } from '../support/shop-process.ts'
import { storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('A log-in that ends meanwhile')

const anna = 'anna@example.com'

stories.tellTwice('what was typed is kept, and goes on after logging in again', async (scene) => {
  const { person, shop } = scene
  await person.logsIn(anna, password)
  await person.follows('Address Book')
  await person.follows('Add an address')
  await person.types('Name', 'Anna Brandt')
  await person.types('Street and number', '3 Harbour Wall')
  await person.types('Town', 'Whitby')
  await person.types('Postcode', 'YO22 4DH')
  await person.types('You call it', 'By the sea')
  shop.ask('delete from session')

  await person.presses('Save')
  await person.reads('You were logged out meanwhile, so nothing was saved yet')
  await person.reads('What you typed is kept: log in again and go on.')
  await person.types('Email', anna)
  await person.types('Password', password)
  await person.presses('Log in')

  await person.sees('You are logged in again')
  assert.equal(shop.ask("select id from address where called = 'By the sea'"), [], 'not without her')
  await person.presses('Go on')
  await person.reads('The address is in your book.')
  assert.equal(shop.ask("select line1, town from address where called = 'By the sea'"), [
    { line1: '3 Harbour Wall', town: 'Whitby' },
  ])
})

stories.tellTwice('nobody else gets to see it', async ({ person, shop }) => {
  await person.logsIn(anna, password)
  await person.types('Company', 'Secret Ventures')
  shop.ask('delete from session')
  await person.presses('Save')
  await person.reads('What you typed is kept')

  await person.types('Email', 'oliver.whitfield@example.com')
  await person.types('Password', password)
  await person.presses('Log in')
  await person.reads('What was typed here before belongs to another account')
  assert.not.match(await person.page.content(), 'Secret Ventures')
})

stories.run()
