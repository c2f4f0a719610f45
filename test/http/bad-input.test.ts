import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { en } from '../../src/i18n/en.ts'
import { fr } from '../../src/i18n/fr.ts'
import { sayError } from '../../src/i18n/say-error.ts'
import type { Browser } from '../support/browser.ts'
import { temporaryPasswordIn } from '../support/mail-far-end.ts'
import { anna, openShop, type Shop } from '../support/shop.ts'
import { everything } from './knock.ts'

const password = 'three loose shutters'
const minutes = (count: number) => count * 60_000

type Word = keyof typeof en.errors
type Entries = [string, string][]

/** The forms where a person types something, and what is right in each. */
const forms = {
  login: { path: '/login', right: { email: 'anna@example.com', password } },
  forgotPassword: { path: '/forgot-password', right: { email: 'anna@example.com' } },
  profile: {
    path: '/profile',
    right: {
      firstName: 'Ännchen',
      lastName: 'O’Brandt',
      company: 'Brandt & <Co>',
      phone: '02 40 12 34 56',
      language: 'en',
    },
  },
  changePassword: {
    path: '/web-site-access',
    right: { current: password, new: 'four quiet herons', again: 'four quiet herons' },
  },
} as const

type Form = keyof typeof forms
const secrets = ['password', 'current', 'new', 'again']

type Case = {
  form: Form
  says: string
  /** Instead of what is right. */
  typed?: Record<string, string>
  /** Besides. */
  more?: Entries
  without?: string
  wrong?: Partial<Record<string, Word>>
  problem?: Word
}

const long = (count: number) => 'é'.repeat(count)

const cases: Case[] = [
  { form: 'login', says: 'a wrong password', typed: { password: 'wrong' }, problem: 'wrongEmailOrPassword' },
  {
    form: 'login',
    says: 'the password in other case',
    typed: { password: password.toUpperCase() },
    problem: 'wrongEmailOrPassword',
  },
  {
    form: 'login',
    says: 'the password with a space behind',
    typed: { password: `${password} ` },
    problem: 'wrongEmailOrPassword',
  },
  {
    form: 'login',
    says: 'an unknown email',
    typed: { email: 'nobody@example.com' },
    problem: 'wrongEmailOrPassword',
  },
  {
    form: 'login',
    says: 'a temporary password of nobody',
    typed: { password: '7K2M-0QXZ-9D4T-HW3B' },
    problem: 'wrongEmailOrPassword',
  },
  {
    form: 'login',
    says: 'nothing',
    typed: { email: '', password: '' },
    wrong: { email: 'emailMissing', password: 'passwordMissing' },
  },
  { form: 'login', says: 'no email field', without: 'email', wrong: { email: 'emailMissing' } },
  { form: 'login', says: 'no password field', without: 'password', wrong: { password: 'passwordMissing' } },
  { form: 'login', says: 'no address at all', typed: { email: 'anna' }, wrong: { email: 'emailInvalid' } },
  {
    form: 'login',
    says: 'two addresses in one',
    typed: { email: 'anna@example.com,eve@evil.example' },
    wrong: { email: 'emailInvalid' },
  },
  {
    form: 'login',
    says: 'an address with a line break',
    typed: { email: 'anna@example.com\r\nBcc: eve@evil.example' },
    wrong: { email: 'controlCharacters' },
  },
  {
    form: 'login',
    says: 'an over-long address',
    typed: { email: `${'a'.repeat(60)}@${'b.'.repeat(110)}example` },
    wrong: { email: 'emailTooLong' },
  },
  {
    form: 'login',
    says: 'a password of 257 characters',
    typed: { password: long(257) },
    wrong: { password: 'passwordTooLong' },
  },
  {
    form: 'login',
    says: 'a password of 50 000 characters',
    typed: { password: 'x'.repeat(50_000) },
    wrong: { password: 'passwordTooLong' },
  },
  {
    form: 'login',
    says: 'a repeated email',
    more: [['email', 'eve@evil.example']],
    wrong: { email: 'emailRepeated' },
  },
  {
    form: 'login',
    says: 'the same email twice',
    more: [['email', 'anna@example.com']],
    wrong: { email: 'emailRepeated' },
  },
  {
    form: 'login',
    says: 'a repeated password',
    more: [['password', 'x']],
    wrong: { password: 'passwordRepeated' },
  },
  { form: 'login', says: 'a field that is not ours', more: [['isStaff', '1']], problem: 'unknownField' },
  { form: 'login', says: 'email[]', more: [['email[]', 'x']], problem: 'unknownField' },
  { form: 'login', says: '__proto__', more: [['__proto__', 'x']], problem: 'unknownField' },
  { form: 'login', says: 'constructor', more: [['constructor', 'x']], problem: 'unknownField' },
  { form: 'login', says: 'a field without a name', more: [['', 'x']], problem: 'unknownField' },
  { form: 'login', says: 'a spoilt token', more: [['form-token', 'x']], problem: 'unknownField' },
  { form: 'forgotPassword', says: 'nothing', typed: { email: ' ' }, wrong: { email: 'emailMissing' } },
  { form: 'forgotPassword', says: 'no address', typed: { email: 'anna@' }, wrong: { email: 'emailInvalid' } },
  {
    form: 'forgotPassword',
    says: 'an IP address',
    typed: { email: 'anna@127.0.0.1' },
    wrong: { email: 'emailInvalid' },
  },
  {
    form: 'forgotPassword',
    says: 'a second, foreign address',
    more: [['email', 'eve@evil.example']],
    wrong: { email: 'emailRepeated' },
  },
  {
    form: 'forgotPassword',
    says: 'a field that is not ours',
    more: [['to', 'eve@evil.example']],
    problem: 'unknownField',
  },
  {
    form: 'profile',
    says: 'no names',
    typed: { firstName: ' ', lastName: '' },
    wrong: { firstName: 'firstNameMissing', lastName: 'lastNameMissing' },
  },
  {
    form: 'profile',
    says: 'over-long names',
    typed: { firstName: long(101), company: long(101) },
    wrong: { firstName: 'tooLong', company: 'tooLong' },
  },
  {
    form: 'profile',
    says: 'no phone number',
    typed: { phone: '<script>alert(1)</script>' },
    wrong: { phone: 'phoneInvalid' },
  },
  {
    form: 'profile',
    says: 'an over-long phone number',
    typed: { phone: '1'.repeat(41) },
    wrong: { phone: 'tooLong' },
  },
  {
    form: 'profile',
    says: 'an unknown language',
    typed: { language: 'de' },
    wrong: { language: 'languageUnknown' },
  },
  {
    form: 'profile',
    says: 'an email that cannot be changed here',
    more: [['email', 'eve@evil.example']],
    problem: 'unknownField',
  },
  { form: 'profile', says: 'somebody else’s id', more: [['id', '1']], problem: 'unknownField' },
  { form: 'profile', says: 'a password hash', more: [['passwordHash', 'x']], problem: 'unknownField' },
  { form: 'profile', says: 'a repeated name', more: [['firstName', 'Eve']], problem: 'unknownField' },
  {
    form: 'changePassword',
    says: 'nothing',
    typed: { current: '', new: '', again: '' },
    wrong: { current: 'currentMissing', new: 'newMissing', again: 'againMissing' },
  },
  {
    form: 'changePassword',
    says: 'a wrong current password',
    typed: { current: 'wrong' },
    wrong: { current: 'currentWrong' },
  },
  {
    form: 'changePassword',
    says: 'two that differ',
    typed: { again: 'four quiet heron' },
    wrong: { again: 'againDifferent' },
  },
  {
    form: 'changePassword',
    says: 'a short one',
    typed: { new: 'kettle9', again: 'kettle9' },
    wrong: { new: 'newTooShort' },
  },
  {
    form: 'changePassword',
    says: 'a common one',
    typed: { new: 'Password123', again: 'Password123' },
    wrong: { new: 'newTooCommon' },
  },
  {
    form: 'changePassword',
    says: 'the email',
    typed: { new: 'anna@example.com', again: 'anna@example.com' },
    wrong: { new: 'newIsEmail' },
  },
  {
    form: 'changePassword',
    says: 'the name',
    typed: { new: 'Anna Brandt', again: 'Anna Brandt' },
    wrong: { new: 'newIsName' },
  },
  {
    form: 'changePassword',
    says: 'the shop',
    typed: { new: 'Perrin & Filles', again: 'Perrin & Filles' },
    wrong: { new: 'newIsShopName' },
  },
  {
    form: 'changePassword',
    says: 'over-long ones',
    typed: { new: long(300), again: long(300) },
    wrong: { new: 'passwordTooLong', again: 'passwordTooLong' },
  },
  {
    form: 'changePassword',
    says: 'a repeated new password',
    more: [['new', 'x']],
    wrong: { new: 'passwordRepeated' },
  },
  {
    form: 'changePassword',
    says: 'a field that is not ours',
    more: [['customer', 'x']],
    problem: 'unknownField',
  },
]

/** As the browser's eyes see it: one kind of space. */
const plain = (sentence: string) => sentence.replace(/\s/g, ' ')

const controls = ['\0', '\x01', '\b', '\x1b', '\x7f', '\x85', '\u2028', '\ufffe']
for (const [form, { right }] of Object.entries(forms) as [Form, { right: Record<string, string> }][]) {
  for (const [name, value] of Object.entries(right)) {
    for (const control of controls) {
      const spoilt = value.slice(0, 3) + control + value.slice(3)
      const code = control.charCodeAt(0).toString(16)
      const word = name === 'language' ? 'languageUnknown' : 'controlCharacters'
      // U+2028 and U+FFFE are no control characters to an email address: there they are just wrong.
      const said = name === 'email' && control >= '\u2028' ? 'emailInvalid' : word
      cases.push({ form, says: `U+${code} in ${name}`, typed: { [name]: spoilt }, wrong: { [name]: said } })
    }
  }
}

type Scene = { shop: Shop; anna: Browser; nobody: Browser }

for (const [language, words] of [
  ['en', en],
  ['fr', fr],
] as const) {
  const test = suite<Scene>(`Bad input, ${language}`)
  const facts = { passwordLength: 10, temporaryPasswordMinutes: 60, waitMinutes: 15 }
  const say = (word: Word) => plain(sayError(words, word, facts))
  const errorTitle = plain(words.site.errorTitle(''))

  test.before(async (t) => {
    t.shop = await openShop()
    await t.shop.customer({ ...anna, language })
    t.nobody = t.shop.browser({ languages: language })
    t.anna = await loggedIn(t.shop)
  })

  test.after(({ shop }) => shop.close())

  async function loggedIn(shop: Shop): Promise<Browser> {
    const browser = shop.browser({ languages: language })
    await browser.open('/login')
    return browser
      .type(words.login.email, anna.email)
      .type(words.login.password, password)
      .press(words.login.submit)
  }

  /** Nothing but headings stands before it in `main`. */
  const summaryComesFirst = (browser: Browser) =>
    /^<main[^>]*>(?:(?!<(?:form|input|p)\b).)*?<div class="summary" role="alert"/s.test(
      browser.html.slice(browser.html.indexOf('<main')),
    )

  const open = async ({ anna: she, nobody }: Scene, form: Form) =>
    (form === 'login' || form === 'forgotPassword' ? nobody : she).open(forms[form].path)

  /** What the form on the page would send, filled in rightly but for what the case says. */
  function filledIn(browser: Browser, { form, typed = {}, more = [], without }: Case): Entries {
    const token = browser.find('main input[name=form-token]')?.getAttribute('value') ?? ''
    const fields = { ...forms[form].right, ...typed, 'form-token': token }
    return [...Object.entries(fields).filter(([name]) => name !== without), ...more]
  }

  const shown = (browser: Browser, name: string) =>
    browser.find(`main form:has([name=form-token]) [name=${name}]`)?.getAttribute('value') ?? ''

  for (const each of cases) {
    test(`${each.form}: ${each.says}`, async (t) => {
      t.shop.pass(minutes(1))
      const browser = await open(t, each.form)
      t.shop.client.prepare('delete from allowance').run()
      const before = everything(t.shop)

      const sent = filledIn(browser, each)
      await browser.post(forms[each.form].path, sent)

      assert.is(browser.status, 422)
      assert.ok(browser.title.startsWith(errorTitle), browser.title)
      const expected = [each.problem, ...Object.values(each.wrong ?? {})].filter((word) => word !== undefined)
      assert.equal(browser.errors, expected.map(say))
      assert.ok(summaryComesFirst(browser))
      for (const [name, word] of Object.entries(each.wrong ?? {})) {
        const field = browser.find(`#${name}`)
        assert.is(field?.getAttribute('aria-invalid'), 'true', name)
        assert.match(field?.getAttribute('aria-describedby') ?? '', `${name}-error`)
        assert.is(browser.find(`#${name}-error`)?.textContent.replace(/\s/g, ' '), say(word as Word))
      }
      for (const name of Object.keys(forms[each.form].right).filter((one) => one !== 'language')) {
        const typed = sent.find(([one]) => one === name)?.[1] ?? ''
        if (secrets.includes(name)) assert.is(shown(browser, name), '', `${name} comes back`)
        else if (!/[\p{Cc}\u2028\ufffe]/u.test(typed))
          assert.is(shown(browser, name), typed, `${name} is kept`)
      }
      assert.is(everything(t.shop), before)
    })
  }

  test('a stale form: everything stays but the password, and pressing again works', async (t) => {
    const browser = t.shop.browser({ languages: language })
    await browser.open('/login?next=/order-history')
    const before = everything(t.shop)
    const stale: Entries = [
      ['email', anna.email],
      ['password', password],
      ['keep', 'on'],
      ['next', '/order-history'],
      ['form-token', 'AAAAAAAAAAAAAAAAAAAAAA.x'],
    ]
    await browser.post('/login', stale)
    assert.is(browser.status, 422)
    assert.equal(browser.errors, [say('staleForm')])
    assert.is(browser.field(words.login.email).value, anna.email)
    assert.is(browser.field(words.login.keep).ticked, true)
    assert.is(everything(t.shop), before)
    await browser.type(words.login.password, password).press(words.login.submit)
    assert.is(browser.url, '/order-history')
  })

  test('a stale profile: what was typed is there, and saving works', async (t) => {
    const browser = await t.anna.open('/profile')
    const before = everything(t.shop)
    await browser.post('/profile', { ...forms.profile.right, language, 'form-token': '' })
    assert.is(browser.status, 422)
    assert.equal(browser.errors, [say('staleForm')])
    assert.is(everything(t.shop), before)
    assert.is(browser.field(words.profile.company).value, 'Brandt & <Co>')
    await browser.press(words.profile.save)
    assert.is(browser.status, 200)
    assert.match(everything(t.shop), 'Brandt & <Co>')
  })

  for (const [state, word] of [
    ['expired', 'temporaryPasswordExpired'],
    ['used', 'temporaryPasswordUsed'],
  ] as const) {
    test(`an ${state} temporary password is told apart from a wrong one, with a new one a press away`, async () => {
      const shop = await openShop()
      await shop.customer({ ...anna, language })
      const browser = shop.browser({ languages: language })
      await browser.open('/forgot-password')
      await browser.type(words.forgotPassword.email, anna.email).press(words.forgotPassword.submit)
      const [email] = await shop.deliver()
      const temporary = temporaryPasswordIn(email ?? { text: '' })
      const type = async (who: Browser) => {
        await who.open('/login')
        return who
          .type(words.login.email, anna.email)
          .type(words.login.password, temporary)
          .press(words.login.submit)
      }
      if (state === 'used') await type(shop.browser({ languages: language }))
      else shop.pass(minutes(61))

      await type(browser)
      assert.is(browser.status, 422)
      assert.equal(browser.errors, [say(word)])
      assert.is(browser.field(words.login.email).value, anna.email)
      shop.pass(minutes(3))
      await browser.press(words.login.newOne)
      assert.match(browser.url, /^\/forgot-password\/sent\/R-/)
      await shop.close()
    })
  }

  test('too many tries: 429 with the time to wait, the form kept, nothing changed', async () => {
    const shop = await openShop()
    await shop.customer({ ...anna, language })
    const browser = shop.browser({ languages: language })
    await browser.open('/login')
    const wrong = () =>
      browser
        .type(words.login.email, anna.email)
        .type(words.login.password, 'wrong')
        .press(words.login.submit)
    for (let count = 0; count < 10; count++) assert.is((await wrong()).status, 422)
    const before = everything(shop)
    await wrong()
    assert.is(browser.status, 429)
    assert.is(browser.headers.get('retry-after'), String(15 * 60))
    assert.equal(browser.errors, [say('tooManyTries')])
    assert.is(browser.field(words.login.email).value, anna.email)
    assert.ok(browser.title.startsWith(errorTitle))
    assert.is(everything(shop), before)
    shop.pass(minutes(15))
    await browser.type(words.login.password, password).press(words.login.submit)
    assert.is(browser.url, '/profile')
    await shop.close()
  })

  test('too many wrong current passwords: 429 with the time to wait', async () => {
    const shop = await openShop()
    await shop.customer({ ...anna, language })
    const browser = await loggedIn(shop)
    await browser.open('/web-site-access')
    const { current, new: fresh, again } = words.webSiteAccess
    const wrong = () =>
      browser
        .type(`${current} *`, 'wrong')
        .type(`${fresh} *`, 'four quiet herons')
        .type(`${again} *`, 'four quiet herons')
        .press(words.webSiteAccess.save)
    for (let count = 0; count < 10; count++) assert.is((await wrong()).status, 422)
    const before = everything(shop)
    await wrong()
    assert.is(browser.status, 429)
    assert.is(browser.headers.get('retry-after'), String(15 * 60))
    assert.equal(browser.errors, [say('tooManyCurrentTries')])
    assert.is(everything(shop), before)
    await shop.close()
  })

  test.run()
}
