import type { ConsoleMessage } from 'playwright-core'
import * as assert from 'uvu/assert'
import type { Page } from '../support/chromium.ts'
import type { Person } from '../support/person.ts'
import { password, type ShopProcess } from '../support/shop-process.ts'
import { storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('What a password manager sees')

const anna = 'anna@example.com'

/** What it fills in and saves, by the autofill field names of the HTML standard (4.10.18.7, "Autofill"). */
type Seen = { username: string[]; current: string[]; fresh: string[]; value: string }

stories.tellTwice('logging in: a username and a current password', async ({ person }) => {
  await person.opens('/login')
  assert.equal(await formSeen(person.page, '/login'), {
    username: ['email'],
    current: ['password'],
    fresh: [],
    value: '',
  })
})

stories.tellTwice('asking for a temporary password: the username alone', async ({ person }) => {
  await person.opens('/forgot-password')
  assert.equal(await formSeen(person.page, '/forgot-password'), {
    username: ['email'],
    current: [],
    fresh: [],
    value: '',
  })
})

stories.tellTwice(
  'after a wrong password the username is still there, to be offered with another one',
  async (scene) => {
    const { person } = scene
    await person.logsIn(anna, 'not this one')
    const { value, current } = await formSeen(person.page, '/login')
    assert.is(value, anna)
    assert.equal(current, ['password'])
  },
)

stories.tellTwice('changing the password: whose it is, the current one, the new one twice', async (scene) => {
  const { person, shop } = scene
  const changing = {
    username: ['username'],
    current: ['current'],
    fresh: ['new', 'again'],
    value: anna,
  }
  await person.logsIn(anna, password)
  await person.opens('/web-site-access')
  assert.equal(await formSeen(person.page, '/web-site-access'), changing)
  assert.ok(await isInTheLayout(person.page), 'most managers overlook a field that takes no room at all')
  assert.equal((await formSeen(person.page, '/web-site-access/email')).current, ['passwordForEmail'])

  await person.presses('Log out')
  await person.logsIn(anna, await askedFor(shop, person))
  await person.sees('Web Site Access')
  assert.equal(await formSeen(person.page, '/web-site-access'), changing, 'with a temporary one as well')
})

stories.tellTwice(
  'registration asks for no password, so none is made up that would not be kept',
  async ({ person }) => {
    await person.opens('/registration')
    assert.equal((await formSeen(person.page, '/registration')).fresh, [])
    assert.is(await person.field('Email').getAttribute('autocomplete'), 'email')
  },
)

stories.tellTwice('/.well-known/change-password leads to the form, past the log-in', async ({ person }) => {
  await person.opens('/.well-known/change-password')
  await person.sees('Log in')
  await person.types('Email', anna)
  await person.types('Password', password)
  await person.presses('Log in')
  await person.sees('Web Site Access')
  assert.equal((await formSeen(person.page, '/web-site-access')).fresh, ['new', 'again'])
})

stories.tell(
  'Chromium’s own password manager finds fault only with a form planted beside ours',
  true,
  async (scene) => {
    const { person } = scene
    /** With it the page is known to have been looked through. */
    const plantAt = (path: string) =>
      person.page.route(`**${path}`, async (route) => {
        const response = await route.fetch()
        const body = (await response.text()).replace('</body>', `${planted}</body>`)
        await route.fulfill({ response, body })
      })

    await person.page.route('**/planted', (route) =>
      route.fulfill({ contentType: 'text/html', body: planted }),
    )
    const ofPlanted = await faultsAt('/planted')
    assert.match(ofPlanted.join(), 'autocomplete')

    for (const path of ['/login', '/registration', '/forgot-password']) {
      await plantAt(path)
      assert.equal(await faultsAt(path), ofPlanted, path)
    }
    await person.logsIn(anna, password)
    await plantAt('/web-site-access')
    assert.equal(await faultsAt('/web-site-access'), ofPlanted)

    /** What Chromium says in its lowest voice to whoever writes pages. */
    async function faultsAt(path: string): Promise<string[]> {
      const fault = (message: ConsoleMessage) => message.text().startsWith('[DOM]')
      const faults: string[] = []
      const listen = (message: ConsoleMessage) => fault(message) && faults.push(message.text())
      person.page.on('console', listen)
      await Promise.all([person.page.waitForEvent('console', fault), person.opens(path)])
      await person.page.evaluate(() => new Promise(requestAnimationFrame))
      person.page.off('console', listen)
      return faults.sort()
    }
  },
)

const planted = '<form method="post" action="/nowhere"><input type="password" name="planted"></form>'

async function askedFor(shop: ShopProcess, person: Person): Promise<string> {
  await person.opens('/forgot-password')
  await person.types('Email', anna)
  await person.presses('Reset password')
  return shop.temporaryPasswordTo(anna)
}

/** The fields of the form with this action, in the order of the page. */
const formSeen = (page: Page, action: string): Promise<Seen> =>
  page.locator(`main form[action="${action}"]`).evaluate((form) => {
    const fields = [...form.querySelectorAll<HTMLInputElement>('input:not([type=hidden])')]
    const passwords = fields.filter(({ type }) => type === 'password')
    const names = fields.filter(({ type }) => type === 'text' || type === 'email')
    if (passwords.some(({ autocomplete }) => !/^(current|new)-password$/.test(autocomplete)))
      throw new Error('A password that no manager can tell from others')
    return {
      username: names.filter((one) => one.autocomplete === 'username').map((one) => one.name),
      current: passwords.filter((one) => one.autocomplete === 'current-password').map((one) => one.name),
      fresh: passwords.filter((one) => one.autocomplete === 'new-password').map((one) => one.name),
      value: names.find((one) => one.autocomplete === 'username')?.value ?? '',
    }
  })

const isInTheLayout = (page: Page) =>
  page.locator('#username').evaluate((field) => field.getClientRects().length > 0)

stories.run()
