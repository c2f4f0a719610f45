import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { ErrorPage } from '../../views/errors/error-page.tsx'
import { ForgotPasswordSentPage } from '../../views/forgot-password/forgot-password-sent-page.tsx'
import { LoginPage } from '../../views/login/login-page.tsx'
import { OrderHistoryPage } from '../../views/order-history/order-history-page.tsx'
import { ProfilePage } from '../../views/profile/profile-page.tsx'
import { WebSiteAccessPage } from '../../views/web-site-access/web-site-access-page.tsx'
import { sessions, wholeList } from './every-page.tsx'
import { frameIn, now, pageOf, shop, textOf } from './rendering.tsx'

const none = { values: {}, errors: {} }
const easyToGuess = [['Anna', 'newIsName']] as const
const anna = { customer: { name: 'Anna Brandt' } }

test('the account shows the four tabs in their order, the name and the way out', () => {
  const page = pageOf(<OrderHistoryPage {...wholeList} orders={[]} />, frameIn('en', anna))
  assert.equal([...page.querySelectorAll('nav a')].map(textOf), [
    'Profile',
    'Address Book',
    'Order History',
    'Web Site Access',
  ])
  assert.is(textOf(page.querySelector('[aria-current=page]')), 'Order History')
  assert.match(textOf(page.querySelector('header')), 'Anna Brandt')
  assert.is(textOf(page.querySelector('form[action="/logout"] button')), 'Log out')

  const french = pageOf(<OrderHistoryPage {...wholeList} orders={[]} />, frameIn('fr', anna))
  assert.equal([...french.querySelectorAll('nav a')].map(textOf), [
    'Profil',
    'Carnet d’adresses',
    'Historique des commandes',
    'Accès au site',
  ])
})

test('the way back to the shop is its logo and its name, told once', () => {
  const logo = { path: '/static/logo.abc.svg', width: 90, height: 30 }
  const header = (shown: boolean, url: string | null) =>
    pageOf(
      <LoginPage form={none} next={null} offerNewOne={false} offerAccount />,
      frameIn('en', { logo, shop: { ...shop, url, logoShowsName: shown } }),
    ).querySelector('header .logo')

  const beside = header(false, 'https://perrin.example/')
  assert.is(beside?.getAttribute('href'), 'https://perrin.example/')
  assert.is(textOf(beside), 'Perrin & Filles')
  const picture = beside?.querySelector('img')
  assert.is(picture?.getAttribute('src'), '/static/logo.abc.svg')
  assert.is(picture?.getAttribute('alt'), '', 'the name beside it says all')
  assert.equal([picture?.getAttribute('width'), picture?.getAttribute('height')], ['90', '30'])

  const drawn = header(true, null)
  assert.is(drawn?.tagName, 'SPAN')
  assert.is(textOf(drawn), '')
  assert.is(drawn?.querySelector('img')?.getAttribute('alt'), 'Perrin & Filles')
})

test('help comes first in the footer of every page, with all that the shop has told', () => {
  const links = (changes: object) => {
    const page = pageOf(
      <ErrorPage status={404} reference="WRV3-1B09" />,
      frameIn('fr', { shop: { ...shop, ...changes } }),
    )
    return [...page.querySelectorAll('footer li')].map((item) => {
      const link = item.querySelector('a')?.getAttribute('href')
      return link ? `${textOf(item)} ${link}` : textOf(item)
    })
  }
  const all = {
    helpUrl: 'https://p.example/h',
    termsUrl: 'https://p.example/t',
    legalUrl: 'https://p.example/l',
  }
  assert.equal(links(all), [
    'Une question ?',
    '02 40 12 34 56 tel:0240123456',
    'bonjour@perrin.example mailto:bonjour@perrin.example',
    'Aide https://p.example/h',
    'Retour à la boutique https://perrin.example/',
    'Conditions de vente https://p.example/t',
    'Vie privée https://perrin.example/privacy',
    'Mentions légales https://p.example/l',
    'English',
  ])
  const nothing = { phone: null, email: null, helpUrl: null, url: null, privacyUrl: null }
  assert.equal(links(nothing), ['English'])
})

test('after a temporary password every account page says so, until when, and where to choose', () => {
  const frame = frameIn('en', { ...anna, temporaryUntil: new Date('2026-11-23T14:40:00Z') })
  const page = pageOf(<OrderHistoryPage {...wholeList} orders={[]} />, frame)
  const note = page.querySelector('main .notice')
  assert.match(textOf(note), 'choose your own')
  assert.match(textOf(note), 'ends at 15:40')
  assert.match(textOf(note), 'old password keeps working until you save a new one')
  assert.match(note?.querySelector('a')?.getAttribute('href') ?? '', /^\/web-site-access#/)

  const without = pageOf(<OrderHistoryPage {...wholeList} orders={[]} />, frameIn('en', anna))
  assert.is(without.querySelector('main .notice'), null)
})

test('a notice confirms what was done', () => {
  const page = pageOf(<LoginPage form={none} next={null} offerNewOne={false} offerAccount />, {
    ...frameIn('en'),
    notice: 'loggedOut',
  })
  assert.is(textOf(page.querySelector('main [role=status]')), 'You are logged out.')
})

test('the log-in form keeps what was typed, save the password', () => {
  const values = { email: 'anna@example.com', keep: 'on', password: 'typed by mistake' }
  const form = { values, errors: {} }
  const page = pageOf(
    <LoginPage form={form} next="/profile" offerNewOne={false} offerAccount />,
    frameIn('en'),
  )
  assert.is(page.querySelector('#email')?.getAttribute('value'), 'anna@example.com')
  assert.not.match(page.documentElement.outerHTML, 'typed by mistake')
  assert.ok(page.querySelector('#keep')?.hasAttribute('checked'))
  assert.not.ok(page.querySelector('#shared')?.hasAttribute('checked'))
  assert.is(page.querySelector('main [name=next]')?.getAttribute('value'), '/profile')
  assert.is(page.querySelector('form[action="/forgot-password"]'), null)
  assert.is(textOf(page.querySelector('a[href="/forgot-password"]')), 'I forgot my password')
})

test('an ended temporary password offers a new one with one click', () => {
  const form = {
    values: { email: 'anna@example.com' },
    errors: {},
    problem: 'temporaryPasswordUsed' as const,
  }
  const page = pageOf(<LoginPage form={form} next={null} offerNewOne offerAccount={false} />, frameIn('en'))
  const offer = page.querySelector('form[action="/forgot-password"]')
  assert.is(offer?.querySelector('[name=email]')?.getAttribute('value'), 'anna@example.com')
  assert.is(textOf(offer?.querySelector('button') ?? null), 'Send me a new one')
  assert.match(textOf(page.querySelector('[role=alert]')), 'was used already')
  assert.is(page.querySelector('main [name=next]'), null)
})

test('too many tries: the sentence says how long to wait', () => {
  const form = { values: {}, errors: {}, problem: 'tooManyTries' as const, waitMinutes: 9 }
  const page = pageOf(<LoginPage form={form} next={null} offerNewOne={false} offerAccount />, frameIn('fr'))
  assert.match(textOf(page.querySelector('[role=alert]')), 'Attendez 9 minutes')
})

test('the page after the request tells how to reach the shop by what it has told', () => {
  const page = (changes: Partial<typeof shop>) =>
    pageOf(<ForgotPasswordSentPage reference="R-7KQ4NW" />, frameIn('en', { shop: { ...shop, ...changes } }))
  const both = page({})
  assert.ok(both.querySelector('a[href="tel:0240123456"]'))
  assert.ok(both.querySelector('a[href="mailto:bonjour@perrin.example"]'))
  assert.match(textOf(both.querySelector('dl')), 'R-7KQ4NW')
  assert.is(page({ phone: null }).querySelector('a[href^="tel:"]'), null)
  assert.is(page({ email: null }).querySelector('a[href^="mailto:"]'), null)
  assert.match(textOf(page({ phone: null, email: null }).querySelector('ol')), 'tell us this reference')
})

test('the change form reads as people know it, and tells password managers whose it is', () => {
  const element = (
    <WebSiteAccessPage
      email="anna@example.com"
      form={none}
      emailForm={none}
      pendingEmail={null}
      sessions={sessions}
      easyToGuess={easyToGuess}
      currentIsTemporary
    />
  )
  const page = pageOf(element, frameIn('en', anna))
  assert.match(textOf(page.querySelector('main')), 'Site Email: anna@example.com')
  assert.is(textOf(page.querySelector('h2')), 'Change Password')
  const form = page.querySelector('form[action="/web-site-access"]')
  assert.equal([...(form?.querySelectorAll('label') ?? [])].map(textOf).slice(1), [
    'Current Password *',
    'New Password *',
    'Re-Type New Password *',
  ])
  assert.is(textOf(form?.querySelector('button') ?? null), 'Save')
  const username = form?.querySelector('[autocomplete=username]')
  assert.is(username?.getAttribute('value'), 'anna@example.com')
  assert.is(username?.getAttribute('type'), 'text')
  assert.match(textOf(page.querySelector('#new-hint')), 'At least 12 characters')
  assert.match(textOf(page.querySelector('#current-hint')), 'temporary')
})

test('sessions are told in words, and each can be ended', () => {
  const element = (
    <WebSiteAccessPage
      email="anna@example.com"
      form={none}
      emailForm={none}
      pendingEmail={null}
      sessions={sessions}
      easyToGuess={easyToGuess}
      currentIsTemporary={false}
    />
  )
  const page = pageOf(element, frameIn('en', anna))
  const rows = [...page.querySelectorAll('.rows li')].map(textOf)
  assert.match(rows[0] ?? '', 'Firefox on Windows, this browser')
  assert.match(rows[0] ?? '', 'since today, 14:40')
  assert.match(rows[0] ?? '', 'this computer, temporary password')
  assert.match(rows[1] ?? '', 'last seen yesterday, 21:15')
  assert.match(rows[1] ?? '', 'kept logged in')
  const ends = [...page.querySelectorAll('button[name=end]')].map((button) => button.getAttribute('value'))
  assert.equal(ends, ['session-1', 'session-2', 'others'])
  assert.is(page.querySelector('#current-hint'), null)
})

test('alone, there is nobody else to log out', () => {
  const element = (
    <WebSiteAccessPage
      email="anna@example.com"
      form={none}
      emailForm={{ values: {}, errors: {} }}
      pendingEmail={null}
      sessions={sessions.slice(0, 1)}
      easyToGuess={easyToGuess}
      currentIsTemporary={false}
    />
  )
  assert.is(pageOf(element, frameIn('en', anna)).querySelector('button[value=others]'), null)
})

test('the profile shows the chosen language and since when one is a customer', () => {
  const form = { values: { firstName: 'Anna', lastName: 'Brandt', language: 'fr' }, errors: {} }
  const page = pageOf(
    <ProfilePage form={form} since={new Date('2023-03-01T12:00:00Z')} newsletterSince={null} />,
    frameIn('fr', anna),
  )
  assert.is(page.querySelector('option[selected]')?.getAttribute('value'), 'fr')
  assert.match(textOf(page.querySelector('main')), 'Client depuis le 1er mars 2023.')
})

test('orders are listed with date, status and total in the language', () => {
  const order = { number: '10482', placedAt: now, status: 'sent' as const, total: 8450, currency: 'EUR' }
  const rowIn = (language: 'en' | 'fr') =>
    textOf(
      pageOf(<OrderHistoryPage {...wholeList} orders={[order]} />, frameIn(language, anna)).querySelector(
        'tbody tr',
      ),
    )
  assert.is(rowIn('en'), 'No. 1048223 November 2026On its way€84.50')
  assert.is(rowIn('fr'), 'N° 1048223 novembre 2026Expédiée84,50 €')
})

test.run()
