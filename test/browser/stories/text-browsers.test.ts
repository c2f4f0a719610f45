import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { password as oldPassword, openShopProcess } from '../support/shop-process.ts'
import { openTextBrowser, textBrowsers } from '../support/text-browser.ts'

const test = suite('Text browsers')

const anna = 'anna@example.com'
const newPassword = 'seven quiet lighthouses'

for (const name of textBrowsers) {
  test(`${name}: Anna forgot her password, and is back in with a new one`, async () => {
    const shop = await openShopProcess()
    const browser = await openTextBrowser(name, `${shop.url}/login`)
    try {
      await browser.reads('Keep me logged in')
      await browser.presses('I forgot my password')
      await browser.reads('Tell us the email address')
      await browser.types('Email', anna)
      await browser.presses('Reset password')
      await browser.reads('Look in your mailbox')
      await browser.reads(/R-[0-9A-Z]{6}/)

      const temporary = await shop.temporaryPasswordTo(anna)
      await browser.presses('Log in with the temporary password')
      await browser.reads('Keep me logged in')
      await browser.types('Email', anna)
      await browser.types('Password', temporary.toLowerCase())
      await browser.presses('Log in')

      await browser.reads('You logged in with a temporary password: choose your own')
      await browser.types('Current Password', temporary)
      await browser.types('New Password', newPassword)
      await browser.types('Re-Type New Password', newPassword)
      await browser.presses('Save')
      await browser.freshens((screen) => screen.includes('Save') && !screen.includes('**'))
      await browser.reads('Your new password is saved')
      assert.match((await shop.emailTo(anna, { after: 2 })).subject, 'Your password was changed')

      await browser.presses('Log out')
      await browser.freshens((screen) => screen.includes('Keep me logged in'))
      await browser.reads('You are logged out')
      await browser.types('Email', anna)
      await browser.types('Password', oldPassword)
      await browser.presses('Log in')
      await browser.reads('There is a problem')
      await browser.types('Password', newPassword)
      await browser.presses('Log in')
      await browser.reads('A customer since')
    } finally {
      await browser.close()
      await shop.close()
    }
  })
}

test.run()
