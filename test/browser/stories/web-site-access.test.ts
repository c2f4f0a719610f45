import * as assert from 'uvu/assert'
import { password } from '../support/shop-process.ts'
import { storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('Web Site Access')

const anna = 'anna@example.com'
const newPassword = 'seven quiet lighthouses'

stories.tellTwice('Anna changes her password after two slips', async ({ person, shop }) => {
  await person.logsIn(anna, password)
  await person.follows('Web Site Access')

  await person.types('Current Password', 'not this one')
  await person.types('New Password', newPassword)
  await person.types('Re-Type New Password', newPassword)
  await person.presses('Save')
  await person.reads('The current password is not right. Type it again')
  for (const label of ['Current Password', 'New Password', 'Re-Type New Password'])
    assert.is(await person.valueOf(label), '', `${label} is never sent back`)

  await person.types('Current Password', password)
  await person.types('New Password', newPassword)
  await person.types('Re-Type New Password', `${newPassword}!`)
  await person.presses('Save')
  await person.jumps('The two new passwords are not the same. Type both again')
  assert.is(await person.page.evaluate(() => document.activeElement?.id), 'again')

  await person.types('Current Password', password)
  await person.types('New Password', newPassword)
  await person.types('Re-Type New Password', newPassword)
  await person.presses('Save')
  await person.reads('Your new password is saved.')
  assert.match((await shop.emailTo(anna)).subject, 'Your password was changed')
})

stories.tellTwice('Anna sees where she is logged in, and logs out everywhere else', async (scene) => {
  const { person, another } = scene
  const laptop = await another()
  const phone = await another()
  await laptop.logsIn(anna, password)
  await phone.logsIn(anna, password)
  await person.logsIn(anna, password)

  await person.follows('Web Site Access')
  assert.is(await person.page.locator('ul.rows li').count(), 3)
  await person.presses('Log out everywhere else')
  await person.reads('Every other browser is logged out.')
  assert.is(await person.page.locator('ul.rows li').count(), 1)
  for (const other of [laptop, phone]) {
    await other.follows('Address Book')
    await other.sees('Log in')
  }
})

stories.tellTwice('Anna moves to a new email address', async ({ person, shop }) => {
  const moved = 'anna.brandt@example.net'
  await person.logsIn(anna, password)
  await person.follows('Web Site Access')
  await person.types('New Email', moved)
  await person.types('Your Password', password)
  await person.presses('Send the code')
  await person.reads(`Until you type it, ${anna} stays.`)

  const { text } = await shop.emailTo(moved)
  const [code = ''] = /^[0-9A-Z]{4}-[0-9A-Z]{4}$/m.exec(text) ?? []
  await person.pastes('Code', ` ${code.toLowerCase()}\n`)
  await person.presses('Change the email')
  await person.reads('Your email is changed.')

  await person.presses('Log out')
  await person.logsIn(anna, password)
  await person.reads('There is a problem')
  await person.logsIn(moved, password)
  await person.sees('Profile')
})

stories.run()
