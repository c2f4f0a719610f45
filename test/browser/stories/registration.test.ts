import * as assert from 'uvu/assert'
import { storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('Registration')

const nora = 'nora@example.com'

stories.tellTwice('Nora opens an account with the temporary password from her mailbox', async (scene) => {
  const { person, shop } = scene
  await person.opens('/login')
  await person.follows('Create an account')
  await person.types('First name', 'Nora')
  await person.types('Email', 'nora')
  await person.presses('Create the account')
  await person.reads('Type your last name')
  assert.is(await person.valueOf('First name'), 'Nora')
  assert.is(await person.valueOf('Email'), 'nora')

  await person.types('Last name', 'Lind')
  await person.types('Email', nora)
  await person.presses('Create the account')
  await person.sees('Look in your mailbox')
  assert.equal(shop.ask('select id from customer where email = ?', nora), [], 'nothing is believed yet')

  const temporary = await shop.temporaryPasswordTo(nora)
  await person.follows('Log in with the temporary password')
  await person.types('Email', nora)
  await person.pastes('Password', `${temporary}\n`)
  await person.presses('Log in')
  await person.sees('Web Site Access')

  await person.types('Current Password', temporary)
  await person.types('New Password', 'cold tea at noon')
  await person.types('Re-Type New Password', 'cold tea at noon')
  await person.presses('Save')
  await person.reads('Your new password is saved.')
  await person.follows('Order History')
  await person.reads('No orders yet')
  await person.follows('Address Book')
  await person.reads('No addresses yet')
})

stories.run()
