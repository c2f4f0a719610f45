import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { en } from '../../src/i18n/en.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { knock } from './knock.ts'

const test = suite<{ shop: Shop }>('Notices')

test.before(async (t) => {
  t.shop = await openShop()
})

test.after(({ shop }) => shop.close())

const page = async (shop: Shop, notice: string) =>
  knock(shop, '/login', { headers: { cookie: `notice=${notice}`, 'accept-language': 'en' } })

test('every sentence of ours is shown once', async ({ shop }) => {
  for (const [name, sentence] of Object.entries(en.notices)) {
    const answer = await page(shop, name)
    assert.ok((await answer.text()).includes(sentence), name)
    const cleared = answer.headers.getSetCookie().filter((cookie) => cookie.startsWith('notice='))
    assert.equal(cleared, ['notice=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax'], name)
  }
})

test('nothing else is, whatever the cookie says', async ({ shop }) => {
  const junk = [
    'constructor',
    'toString',
    'hasOwnProperty',
    '__proto__',
    'valueOf',
    'LoggedOut',
    'loggedOut2',
    '<b>hello</b>',
    '%3Cscript%3E',
    'Your account is closed: call 0900 123',
    '',
    'x'.repeat(4000),
  ]
  for (const name of junk) {
    const answer = await page(shop, name)
    assert.is(answer.status, 200, name)
    const text = await answer.text()
    assert.not.match(text, 'role="status"', name)
    if (name.length > 5) assert.not.ok(text.includes(name), name)
  }
})

test.run()
