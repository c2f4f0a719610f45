import { brotliCompressSync, constants } from 'node:zlib'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { passwordProblem } from '../../src/accounts/password-rules.ts'
import { en } from '../../src/i18n/en.ts'
import { sayError } from '../../src/i18n/say-error.ts'
import { digest } from '../../src/security/random.ts'
import type { Browser } from '../support/browser.ts'
import { openScripted } from '../support/scripted-page.ts'
import { anna, claire, openShop, type Shop } from '../support/shop.ts'

const test = suite<{ shop: Shop; anna: Browser }>('The small script')

test.before(async (t) => {
  t.shop = await openShop()
  await t.shop.customer(anna)
  t.anna = await loggedIn(t.shop)
})

test.after(({ shop }) => shop.close())

async function loggedIn(shop: Shop): Promise<Browser> {
  const browser = await shop.browser().open('/login')
  return browser
    .type('Email', anna.email)
    .type('Password', anna.password ?? '')
    .press('Log in')
}

const pageAt = async (browser: Browser, path: string) => openScripted((await browser.open(path)).html)

test('it is one file of at most 3 kB on the wire, with a name that tells its content', async ({ shop }) => {
  const { script, answer } = shop.services.publicFiles
  const bytes = async (coding?: string) =>
    Buffer.from((await answer(script, 'GET', coding)?.arrayBuffer()) ?? new ArrayBuffer(0))
  const [plain, coded] = [await bytes(), await bytes('br')]
  const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }
  console.log(`  the small script: ${plain.length} bytes, ${coded.length} compressed`)
  assert.is(coded.length, brotliCompressSync(plain, best).length)
  assert.ok(coded.length > 500 && coded.length < 3000, `${coded.length} bytes`)
  assert.match(script, /^\/static\/comptoir\.[\w-]{12}\.js$/)
  const headers = answer(script, 'GET', 'br')?.headers
  assert.is(headers?.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.is(headers?.get('content-type'), 'text/javascript; charset=utf-8')
})

test('it imports nothing, calls nobody, keeps nothing, and writes no markup', async ({ shop }) => {
  const { script, answer } = shop.services.publicFiles
  const text = (await answer(script, 'GET', undefined)?.text()) ?? ''
  assert.not.match(text, /\/\*|^\s*\/\/|^\s/m)
  assert.not.match(
    text,
    /\bimport\b|\bexport\b|fetch|XMLHttp|sendBeacon|eval|Function\(|innerHTML|Storage|cookie|\.style\b|https?:/,
  )
})

test('each page loads it once, as a module, and holds no other', async ({ shop, anna: she }) => {
  const tag = `<script type="module" src="${shop.services.publicFiles.script}"></script>`
  for (const path of [
    '/login',
    '/forgot-password',
    '/profile',
    '/address-book/new',
    '/web-site-access',
    '/nowhere',
  ]) {
    const { html } = await she.open(path)
    assert.equal(html.match(/<script\b.*?<\/script>/g), [tag], path)
    assert.match(html.slice(0, html.indexOf('</head>')), tag)
  }
})

for (const [languages, show, hide, label] of [
  ['en', 'Show', 'Hide', 'Password'],
  ['fr', 'Afficher', 'Masquer', 'Mot de passe'],
] as const)
  test(`${languages}: a button shows the password, hides it again, and always before it is sent`, async ({
    shop,
  }) => {
    const page = await pageAt(shop.browser({ languages }), '/login')
    const [button, input] = [page.find('.password button'), page.find('#password')]
    const name = () =>
      (button.getAttribute('aria-labelledby') ?? '')
        .split(' ')
        .map((id) => page.find(`#${id}`).textContent)
        .join(' ')
    assert.is(button.type, 'button')
    assert.equal([input.type, name()], ['password', `${show} ${label}`])
    page.type('#password', 'three loose shutters')
    page.press('.password button')
    assert.equal([input.type, name(), input.value], ['text', `${hide} ${label}`, 'three loose shutters'])
    page.press('.password button')
    assert.equal([input.type, name()], ['password', `${show} ${label}`])

    page.press('.password button')
    page.press('form.form > button')
    assert.equal([input.type, name(), page.sent.length], ['password', `${show} ${label}`, 1])
    page.press('.password button')
    page.at('pagehide')
    assert.is(input.type, 'password')
  })

test('every password has its own button, and nothing else has one', async ({ anna: she }) => {
  const page = await pageAt(she, '/web-site-access')
  const withButton = [...page.document.querySelectorAll('.show')].map((button) => button.id)
  assert.equal(withButton, ['current-show', 'new-show', 'again-show', 'passwordForEmail-show'])
  page.press('#new-show')
  const types = ['current', 'new', 'again'].map((id) => page.find(`#${id}`).type)
  assert.equal(types, ['password', 'text', 'password'])
})

test('a form is sent once, until time has passed or the browser comes back to the page', async ({ shop }) => {
  const page = await pageAt(shop.browser(), '/login')
  const press = () => page.press('form.form > button')
  press()
  press()
  press()
  assert.is(page.sent.length, 1)
  assert.is(page.find('form.form > button').getAttribute('aria-disabled'), 'true')
  assert.not.ok(page.find('form.form > button').disabled, 'a disabled button would lose the focus')
  page.press('form.switch button')
  assert.is(page.sent.length, 2, 'another form is not held up')

  page.pass()
  assert.is(page.find('form.form > button').getAttribute('aria-disabled'), null)
  press()
  press()
  assert.is(page.sent.length, 3)
  page.at('pageshow')
  press()
  assert.is(page.sent.length, 4)
})

test('the button that was pressed goes along with its name and value', async ({ anna: she }) => {
  const page = await pageAt(she, '/address-book/new')
  page.press('button[value=preview]')
  page.press('button[value=country]')
  assert.equal(page.sent, [{ form: '/address-book/new', name: 'step', value: 'preview' }])
})

test('a form that only asks may be sent again and again', async ({ anna: she }) => {
  const page = openScripted((await she.open('/login')).html.replace('method="post"', 'method="get"'))
  for (const _ of [1, 2, 3]) page.press('form.form > button')
  assert.is(page.sent.length, 3)
})

for (const [path, field] of [
  ['/profile', '#company'],
  ['/address-book/new', '#line1'],
] as const)
  test(`${path}: whoever leaves with something typed is asked, until it is sent`, async ({ anna: she }) => {
    const page = await pageAt(she, path)
    assert.not.ok(page.at('beforeunload'), 'nothing is typed yet')
    assert.is(page.listens.includes('beforeunload'), false, 'listening would slow going back')
    page.type(field, 'something')
    assert.ok(page.at('beforeunload'))
    page.press(`form[action="${path}"] .button:not(.quiet)`)
    assert.is(page.sent.length, 1)
    assert.not.ok(page.at('beforeunload'))
  })

test('a form that came back with something wrong is not saved: whoever leaves is asked at once', async ({
  anna: she,
}) => {
  await she.open('/profile')
  await she.type('First name', '').press('Save')
  assert.ok(openScripted(she.html).at('beforeunload'))
  await she.open('/address-book/new')
  await she.press('Show it with my changes')
  assert.ok(openScripted(she.html).at('beforeunload'))
})

test('log-in boxes ask nobody, whatever is typed, unless they carry what was typed before', async ({
  shop,
}) => {
  for (const path of ['/login', '/forgot-password', '/registration']) {
    const page = await pageAt(shop.browser(), path)
    page.type('#email', 'anna@example.com')
    assert.not.ok(page.at('beforeunload'), path)
  }
  const browser = await loggedIn(shop)
  browser.type('Company', 'Brandt')
  const hers = digest(browser.cookies.get('session') ?? '')
  shop.client.prepare('delete from session where token_digest = ?').run(hers)
  const carrying = openScripted((await browser.press('Save')).html)
  assert.ok(carrying.at('beforeunload'))
  carrying.press('form.form > button')
  assert.not.ok(carrying.at('beforeunload'))
})

test('a country chosen by mouse or finger brings its fields at once', async ({ anna: she }) => {
  const page = await pageAt(she, '/address-book/new')
  page.find('#country').focus()
  page.tell('#country', 'pointerdown')
  page.tell('#country', 'change')
  assert.equal(page.sent, [], 'it is the country that is shown')
  page.find('#country').value = 'JP'
  page.tell('#country', 'change')
  assert.equal(page.sent, [{ form: '/address-book/new', name: 'step', value: 'country' }])
})

test('chosen by keys, it waits until the list is left, or for Enter', async ({ anna: she }) => {
  for (const [leave, init] of [
    ['blur', {}],
    ['keydown', { key: 'Enter' }],
  ] as const) {
    const page = await pageAt(she, '/address-book/new')
    page.find('#country').focus()
    for (const country of ['JM', 'JP']) {
      page.tell('#country', 'keydown', { key: 'J' })
      page.find('#country').value = country
      page.tell('#country', 'change')
    }
    assert.equal(page.sent, [])
    page.tell('#country', leave, init)
    assert.is(page.sent.length, 1, leave)
    page.tell('#country', 'blur')
    assert.is(page.sent.length, 1)
  }
})

test('another window in front, or what a browser fills in by itself, sends nothing', async ({
  anna: she,
}) => {
  const page = await pageAt(she, '/address-book/new')
  page.find('#name').focus()
  page.find('#country').value = 'JP'
  page.tell('#country', 'change')
  assert.equal(page.sent, [], 'somebody is in another field')
  page.tell('#country', 'keydown', { key: 'J' })
  page.document.hasFocus = () => false
  page.tell('#country', 'blur')
  assert.equal(page.sent, [])
})

test('the page with the country’s fields opens on the country, with or without the script', async ({
  anna: she,
}) => {
  const browser = await she.open('/address-book/new')
  assert.not.ok(browser.find('#country')?.hasAttribute('autofocus'))
  await browser.choose('Country', 'Japan').press('Change')
  assert.ok(browser.find('#country')?.hasAttribute('autofocus'))
  await browser.choose('Country', 'France').press('Save')
  assert.not.ok(browser.find('#country')?.hasAttribute('autofocus'), 'the summary comes first')
  const { entries } = browser.formData('Change')
  await browser.post(
    '/address-book/new',
    entries.map(([name, value]) => [name, name === 'country' ? 'XX' : value]),
  )
  assert.is(browser.status, 422)
  assert.not.ok(browser.find('#country')?.hasAttribute('autofocus'), 'also of its own error')
})

test('advice about a new password says what the server would, but for its list of common ones', async ({
  shop,
  anna: she,
}) => {
  const page = await pageAt(she, '/web-site-access')
  const place = page.find('#new-advice')
  assert.is(place.getAttribute('aria-live'), 'polite')
  assert.is(place.textContent, '')
  const known = { ...anna, shopName: shop.config.shop.name, length: shop.config.passwordLength }
  const facts = { passwordLength: known.length, temporaryPasswordMinutes: 60, waitMinutes: 1 }
  const advice = (typed: string) => {
    page.type('#new', typed)
    return place.textContent
  }
  const expected = (typed: string) => {
    if (typed === '') return ''
    const problem = passwordProblem(typed, known)
    return problem === null || problem === 'newTooCommon'
      ? en.site.newPasswordGood
      : sayError(en, problem, facts)
  }
  const near = fc.constantFrom(
    'Anna Brandt',
    'brandt-ANNA',
    'Ánna  Brandt',
    'ａｎｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ',
    'anna@example.com',
    'anna',
    'Perrin & Filles',
    'perrin filles',
    'three loose shutters',
    '𝓪𝓷𝓷𝓪𝓫𝓻𝓪𝓷𝓭𝓽',
  )
  const decorated = fc
    .tuple(near, fc.constantFrom('', '1', '2026', '!!', '٣٤', 'x', '１２３'))
    .map(([word, end]) => word + end)
  const typed = fc.oneof(
    decorated,
    near,
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ maxLength: 12 }),
  )
  fc.assert(
    fc.property(typed, (text) => assert.is(advice(text), expected(text), text)),
    { numRuns: 300, seed: 4 },
  )
  assert.is(advice(''), '')
})

test('in French, and the same words are not said twice', async ({ shop }) => {
  await shop.customer(claire)
  const browser = await shop.browser({ languages: 'fr' }).open('/login')
  await browser
    .type('Adresse e-mail', claire.email)
    .type('Mot de passe', claire.password ?? '')
    .press('Se connecter')
  const page = await pageAt(browser, '/web-site-access')
  const place = page.find('#new-advice')
  page.type('#new', 'abc')
  assert.is(place.textContent, 'Utilisez au moins 10 caractères')
  const node = place.firstChild
  page.type('#new', 'abcd')
  assert.is(place.firstChild, node)
})

test.run()
