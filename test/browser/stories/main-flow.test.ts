import * as assert from 'uvu/assert'
import { password as oldPassword } from '../support/shop-process.ts'
import { storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('The main flow')

const anna = 'anna@example.com'
const newPassword = 'seven quiet lighthouses'

stories.tellTwice(
  'Anna forgot her password, and is back in with a new one',
  async ({ person, shop, another }) => {
    const elsewhere = await another()
    await elsewhere.logsIn(anna, oldPassword)
    await elsewhere.sees('Profile')

    await person.opens('/')
    await person.sees('Log in')
    await person.follows('I forgot my password')
    await person.types('Email', anna)
    await person.presses('Reset password')
    await person.sees('Look in your mailbox')
    await person.reads(/^R-[0-9A-Z]{6}$/)

    const email = await shop.emailTo(anna)
    assert.match(email.text, /^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/m, 'alone on its line, easy to mark')
    const temporary = await shop.temporaryPasswordTo(anna)
    const asPasted = `  ${temporary.toLowerCase().replaceAll('-', ' ')} \n`

    await person.follows('Log in with the temporary password')
    await person.types('Email', anna)
    await person.pastes('Password', asPasted)
    await person.presses('Log in')

    await person.sees('Web Site Access')
    await person.reads('You logged in with a temporary password: choose your own.')
    for (const tab of ['Profile', 'Address Book', 'Order History', 'Web Site Access']) {
      await person.follows(tab)
      await person.sees(tab)
    }

    await person.reads(anna)
    await person.pastes('Current Password', asPasted)
    await person.types('New Password', newPassword)
    await person.types('Re-Type New Password', newPassword)
    await person.presses('Save')
    await person.reads('Your new password is saved. Every other browser is logged out.')
    assert.not.match(await person.text(), 'temporary password', 'the recommendation is gone')

    await elsewhere.follows('Order History')
    await elsewhere.sees('Log in')
    assert.match((await shop.emailTo(anna, { after: 2 })).subject, 'Your password was changed')

    await person.presses('Log out')
    await person.reads('You are logged out.')
    await person.logsIn(anna, oldPassword)
    await person.reads('There is a problem')
    await person.logsIn(anna, newPassword)
    await person.sees('Profile')
  },
)

stories.tellTwice('a temporary password opens the account once', async ({ person, shop, another }) => {
  await person.opens('/forgot-password')
  await person.types('Email', anna)
  await person.presses('Reset password')
  const temporary = await shop.temporaryPasswordTo(anna)
  await person.logsIn(anna, temporary)
  await person.sees('Web Site Access')

  const thief = await another()
  await thief.logsIn(anna, temporary)
  await thief.reads('This temporary password was used already')
  assert.is(await thief.valueOf('Email'), anna, 'what was typed is kept')
  assert.is(await thief.valueOf('Password'), '', 'save for the password')
  await thief.presses('Send me a new one')
  await thief.sees('Look in your mailbox')
})

stories.tellTwice('who types nonsense is told so at the field, and nothing is lost', async ({ person }) => {
  await person.opens('/login')
  await person.types('Email', 'anna')
  await person.presses('Log in')
  assert.match(await person.page.title(), /^Error: /)
  await person.jumps('Type your password, or the temporary one from our email')
  assert.is(await person.page.evaluate(() => document.activeElement?.id), 'password')
  assert.is(await person.valueOf('Email'), 'anna')
})

stories.run()
