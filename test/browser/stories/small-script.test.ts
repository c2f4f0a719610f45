import type { Dialog } from 'playwright-core'
import * as assert from 'uvu/assert'
import type { Page } from '../support/chromium.ts'
import type { Person } from '../support/person.ts'
import { password } from '../support/shop-process.ts'
import { storiesInChromium } from '../support/stories.ts'

const stories = storiesInChromium('The small script')

const anna = 'anna@example.com'
const withScripts = true

stories.tell(
  'a password can be shown, and is hidden again when it is sent',
  withScripts,
  async ({ person }) => {
    await person.opens('/login')
    const field = person.field('Password')
    await person.types('Password', 'was it this one')
    assert.is(await field.getAttribute('type'), 'password')
    await person.page.getByRole('button', { name: 'Show Password', exact: true }).click()
    assert.is(await field.getAttribute('type'), 'text')
    await person.page.getByRole('button', { name: 'Hide Password', exact: true }).click()
    assert.is(await field.getAttribute('type'), 'password')
    assert.is(await field.inputValue(), 'was it this one')

    await person.page.getByRole('button', { name: 'Show Password', exact: true }).click()
    const typeWhenSent = person.page.evaluate(
      () =>
        new Promise((resolve) => {
          addEventListener('formdata', () =>
            resolve(document.getElementById('password')?.getAttribute('type')),
          )
        }),
    )
    await person.types('Email', anna)
    await person.page.keyboard.press('Enter')
    assert.is(await typeWhenSent, 'password')
  },
)

stories.tell(
  'the country brings its fields as soon as it is chosen with the mouse',
  withScripts,
  async (scene) => {
    const { person } = scene
    await person.logsIn(anna, password)
    await person.opens('/address-book/new')
    await person.types('Name', 'Maman')
    const country = person.field('Country')
    await country.focus()
    await country.dispatchEvent('pointerdown')
    await Promise.all([person.page.waitForEvent('load'), person.chooses('Country', 'France')])
    await person.reads('These are the fields of the country you chose.')
    assert.is(await person.valueOf('Name'), 'Maman')
    assert.is(await person.field('Postal code').count(), 1)
  },
)

stories.tell('going through the countries by keys changes nothing on the way', withScripts, async (scene) => {
  const { page, ...person } = scene.person
  await person.logsIn(anna, password)
  await person.opens('/address-book/new')
  const posts = postsOf(page)
  await person.field('Country').focus()
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'F', 'r']) await page.keyboard.press(key)
  assert.equal(posts, [])
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  await person.reads('These are the fields of the country you chose.')
  assert.is(posts.length, 1)
})

stories.tell('a form that is on its way is not sent again', withScripts, async ({ person }) => {
  await person.logsIn(anna, password)
  await person.types('Company', 'Atelier Brandt')
  const posts = postsOf(person.page)
  const save = person.page.getByRole('button', { name: 'Save', exact: true })
  await save.focus()
  // By a key: a click waits for the next page first, and one by the mouse itself is lost on a page that still turns.
  const press = () => person.page.keyboard.press('Enter')
  const letThrough = await held(person.page, '**/profile')
  await Promise.all([person.page.waitForRequest('**/profile'), press()])
  await press()
  await press()
  letThrough()
  await person.reads('Your profile is saved.')
  assert.equal(posts, ['/profile'])

  await person.page.goBack()
  await person.types('Company', 'Atelier Brandt & Holt')
  await person.presses('Save')
  assert.is(posts.length, 2, 'a page that was come back to sends again')
})

stories.tell(
  'a double click saves one thing without the script, too',
  !withScripts,
  async ({ person, shop }) => {
    await person.logsIn(anna, password)
    await person.opens('/address-book/new')
    await person.types('Name', 'Anna Brandt')
    await person.types('Street and number', '3 Harbour Wall')
    await person.types('Town', 'Whitby')
    await person.types('Postcode', 'YO22 4DH')
    await person.types('You call it', 'By the sea')
    await person.page.locator('main').getByRole('button', { name: 'Save', exact: true }).dblclick()
    await person.reads('The address is in your book.')
    assert.is(shop.ask("select id from address where called = 'By the sea'").length, 1)
  },
)

stories.tell(
  'who leaves with something typed is asked first, and nobody else',
  withScripts,
  async ({ person }) => {
    await person.logsIn(anna, password)
    const asked = answering(person.page)
    await person.follows('Address Book')
    await person.follows('Profile')
    await person.field('Company').press('End')
    assert.equal(asked.types, [], 'nothing was typed')

    await person.field('Company').pressSequentially('Atelier')
    asked.stay = true
    await person.page.getByRole('link', { name: 'Address Book', exact: true }).click()
    await untilAsked(asked, 1)
    await person.sees('Profile')
    assert.is(await person.valueOf('Company'), 'Atelier', 'she stays, and it is still there')

    asked.stay = false
    await person.presses('Save')
    await person.reads('Your profile is saved.')
    assert.is(asked.types.length, 1, 'who saves is not asked')

    await person.field('Company').pressSequentially(' Brandt')
    await person.follows('Address Book')
    await person.sees('Address Book')
    assert.equal(asked.types, ['beforeunload', 'beforeunload'])
    await person.follows('Profile')
    assert.is(await person.valueOf('Company'), 'Atelier')
  },
)

stories.tell(
  'a new password is commented on while it is typed, by the rules of the server',
  withScripts,
  async (scene) => {
    const { person } = scene
    await person.logsIn(anna, password)
    await person.follows('Web Site Access')
    await person.field('New Password').pressSequentially('Anna')
    await person.reads('Use at least 10 characters')
    await person.types('New Password', 'anna-brandt 1')
    await person.reads('Your name is easy to guess. Choose another password')
    await person.types('New Password', 'seven quiet lighthouses')
    await person.reads('Good so far.')
  },
)

stories.tell(
  'everything stands where it stood before the script came',
  withScripts,
  async ({ person, another }) => {
    await person.logsIn(anna, password)
    const other = await another()
    await other.page.route(/\.js$/, (route) => route.fulfill({ contentType: 'text/javascript', body: '' }))
    await other.logsIn(anna, password)
    for (const path of ['/profile', '/address-book/new', '/order-history', '/web-site-access']) {
      await person.opens(path)
      await other.opens(path)
      assert.equal(await placesOf(person), await placesOf(other), path)
    }
    await person.presses('Log out')
    await other.presses('Log out')
    assert.equal(await placesOf(person), await placesOf(other), '/login')
  },
)

/** Keeps back what is asked of this address, until the function returned is called. */
async function held(page: Page, address: string): Promise<() => void> {
  let letThrough = () => {}
  const open = new Promise<void>((resolve) => {
    letThrough = resolve
  })
  await page.route(address, async (route) => {
    await open
    await route.continue()
  })
  return letThrough
}

/** The paths that forms of the page are posted to from now on. */
function postsOf(page: Page): string[] {
  const posts: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(new URL(request.url()).pathname)
  })
  return posts
}

/** Answers the browser's questions from now on, and keeps what kind they were of. */
function answering(page: Page) {
  const asked = { stay: false, types: [] as string[] }
  page.on('dialog', async (dialog: Dialog) => {
    asked.types.push(dialog.type())
    await (asked.stay ? dialog.dismiss() : dialog.accept())
  })
  return asked
}

async function untilAsked(asked: { types: string[] }, times: number): Promise<void> {
  for (const deadline = Date.now() + 30_000; asked.types.length < times; )
    if (Date.now() > deadline) throw new Error('Nobody was asked')
    else await new Promise(setImmediate)
}

/** Where what can be used stands; but the list of sessions, in which each browser is another one. */
const placesOf = ({ page }: Person) =>
  page
    .locator('h1, h2, label, input:not([type=hidden]), select, main a, main button:not(.show, .rows *)')
    .evaluateAll((elements) =>
      elements.map((element) => {
        const { x, y, width, height } = element.getBoundingClientRect()
        return `${element.tagName} ${element.textContent}: ${[x, y, width, height].map(Math.round).join(' ')}`
      }),
    )

stories.run()
