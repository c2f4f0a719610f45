import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Language, languages, wordsIn } from '../../src/i18n/words.ts'
import {
  accountDeletedEmail,
  deletionAskedEmail,
  deletionCancelledEmail,
} from '../../views/emails/deletion-emails.tsx'
import { emailChangeCodeEmail } from '../../views/emails/email-change-code-email.tsx'
import {
  emailChangedEmail,
  emailChangeNoticeEmail,
  emailChangeTriedEmail,
} from '../../views/emails/email-change-news-emails.tsx'
import {
  temporaryPasswordPrintedEmail,
  temporaryPasswordReadOutEmail,
} from '../../views/emails/handed-emails.tsx'
import { invitationEmail } from '../../views/emails/invitation-email.tsx'
import { passwordChangedEmail } from '../../views/emails/password-changed-email.tsx'
import { readableColour } from '../../views/emails/readable-colour.ts'
import { registrationEmail } from '../../views/emails/registration-email.tsx'
import { temporaryPasswordEmail } from '../../views/emails/temporary-password-email.tsx'
import { temporaryPasswordUsedEmail } from '../../views/emails/temporary-password-used-email.tsx'
import { parseHtml } from '../support/browser/html.ts'
import { nasty } from './every-page.tsx'
import { shop, textOf } from './rendering.tsx'

const secret = '7QK4-M2XD-9RTB-HC3W'
const endsAt = new Date('2026-11-23T14:40:00Z')
const askedAt = new Date('2026-11-23T13:40:00Z')
const origin = { browser: 'Firefox', platform: 'Windows', network: { kind: 'local' as const } }

const frame = (language: Language) => ({
  words: wordsIn(language),
  language,
  shop,
  publicUrl: 'https://account.perrin.example',
})

const emails = (language: Language, name: string) => ({
  'temporary password': temporaryPasswordEmail({
    ...frame(language),
    name,
    temporaryPassword: secret,
    endsAt,
    askedAt,
  }),
  'account exists': temporaryPasswordEmail({
    ...frame(language),
    name,
    temporaryPassword: secret,
    endsAt,
    askedAt,
    accountExists: true,
  }),
  registration: registrationEmail({ ...frame(language), temporaryPassword: secret, endsAt, askedAt }),
  'email change code': emailChangeCodeEmail({ ...frame(language), code: secret, endsAt, askedAt }),
  'email change tried': emailChangeTriedEmail({ ...frame(language), name, at: askedAt }),
  'email change notice': emailChangeNoticeEmail({
    ...frame(language),
    ...{ name, newEmail: nasty, at: askedAt },
    ...origin,
  }),
  'email changed': emailChangedEmail({
    ...frame(language),
    ...{ name, newEmail: nasty, at: askedAt },
    ...origin,
  }),
  invitation: invitationEmail({ ...frame(language), name, temporaryPassword: secret, endsAt }),
  'deletion asked': deletionAskedEmail({
    ...frame(language),
    ...{ name, at: askedAt, dueAt: endsAt, askedBy: 'customer' },
    ...origin,
  }),
  'deletion asked by the shop': deletionAskedEmail({
    ...frame(language),
    ...{ name, at: askedAt, dueAt: endsAt, askedBy: 'staff' },
    ...{ browser: null, platform: null, network: null },
  }),
  'deletion cancelled': deletionCancelledEmail({ ...frame(language), name, at: askedAt, ...origin }),
  'account deleted': accountDeletedEmail({ ...frame(language), name, at: askedAt }),
  'temporary password read out': temporaryPasswordReadOutEmail({ ...frame(language), name, at: askedAt }),
  'temporary password printed': temporaryPasswordPrintedEmail({ ...frame(language), name, at: askedAt }),
  'password changed': passwordChangedEmail({ ...frame(language), name, changedAt: askedAt, ...origin }),
  'temporary password used': temporaryPasswordUsedEmail({
    ...frame(language),
    name,
    usedAt: askedAt,
    ...origin,
  }),
})

/** To mailboxes that nobody has proven: whoever asks must not choose what they say. */
const toStrangers = new Set(['registration', 'email change code'])
const withSecret = new Set(['temporary password', 'account exists', 'invitation', ...toStrangers])

for (const language of languages) {
  for (const [kind, { subject, html, text }] of Object.entries(emails(language, nasty))) {
    test(`${kind} (${language}): one link, to the log-in page, and nothing to fetch`, () => {
      const page = parseHtml(html)
      assert.is(page.documentElement.getAttribute('lang'), language)
      const links = [...page.querySelectorAll('[href], [src]')].map((link) => link.getAttribute('href'))
      const expected = kind === 'account deleted' ? [] : ['https://account.perrin.example/login']
      assert.equal(links, expected)
      assert.equal(text.match(/https?:\S+?(?=[\s,]|$)/g) ?? [], expected)
      assert.not.match(html, /url\(|@import|<script|<img/)
      assert.match(html, /^<!doctype html>\n<html/)
    })

    test(`${kind} (${language}): names stay text, and both parts say the same`, () => {
      const page = parseHtml(html)
      assert.is(page.querySelectorAll('script').length, 0)
      if (!toStrangers.has(kind)) {
        assert.match(textOf(page.querySelector('main')), nasty)
        assert.match(text, nasty)
      } else assert.not.match(html + text, /alert/)
      assert.not.match(subject, /[\r\n]|undefined/)
      for (const paragraph of text.split('\n\n').slice(0, -1)) {
        const said = paragraph.split('\n').map((line) => textOf({ textContent: line }))
        for (const line of said) assert.match(textOf(page.querySelector('main')), line)
      }
    })

    test(`${kind} (${language}): no secret but in its place`, () => {
      const secrets = (html + text + subject).split(secret).length - 1
      assert.is(secrets, withSecret.has(kind) ? 2 : 0)
      assert.not.match(subject, secret)
    })
  }
}

test('an email looks like the shop: its colour, corners and fonts are written in', () => {
  const look = {
    accent: '#ffd400',
    radius: '1rem',
    textFont: '"Avenir", sans-serif',
    headingFont: '"Gill Sans", serif',
    headingWeight: 700,
  }
  const styleOf = (look: object) => {
    const { html } = temporaryPasswordEmail({
      ...frame('en'),
      shop: { ...shop, ...look },
      ...{ name: 'Anna Brandt', temporaryPassword: secret, endsAt, askedAt },
    })
    return html.slice(html.indexOf('<style>'), html.indexOf('</head>'))
  }
  const style = styleOf(look)
  assert.match(style, 'border-top: 4px solid #ffd400; border-radius: 1rem;')
  assert.match(style, 'font: 17px/1.6 "Avenir", sans-serif;')
  assert.match(style, 'h1, .shop { font: 700 30px/1.2 "Gill Sans", serif; }')
  assert.match(style, `a { padding: 3px 0; color: ${readableColour('#ffd400', '#ffffff', '')}; }`)

  const usual = styleOf({ accent: null })
  assert.match(usual, 'border-top: 4px solid #191f29; border-radius: 5px;')
  for (const evil of ['</style><script>', 'x}*{color:red', 'url(x)', 'a;b', '\\3c'])
    assert.is(styleOf({ accent: null, radius: evil, textFont: evil, headingFont: evil }), usual, evil)
})

test('the temporary password stands alone on the line after its label', () => {
  const english = emails('en', 'Anna Brandt')['temporary password']
  assert.is(english.subject, 'Your temporary password – Perrin & Filles')
  assert.match(english.text, `\n\nYour temporary password:\n${secret}\n\n`)
  assert.match(english.text, 'It works once, until 23 November 2026 at 15:40 (Paris time).')
  assert.match(english.text, 'Your old password keeps working until you save a new one.')
  assert.match(english.text, 'You did not ask? Then do nothing')
  assert.is(textOf(parseHtml(english.html).querySelector('.password')), secret)

  const french = emails('fr', 'Anna Brandt')['temporary password']
  assert.match(french.text, `\n\nVotre mot de passe temporaire\u00a0:\n${secret}\n\n`)
  assert.match(french.text, 'jusqu’au 23 novembre 2026 à 15\u00a0h\u00a040 (heure de Paris).')
})

test('the news say where it was, and what to do if it was somebody else', () => {
  const changed = emails('en', 'Anna')['password changed']
  assert.match(changed.text, 'was changed on 23 November 2026 at 14:40 (Paris time).')
  assert.match(changed.text, 'Firefox on Windows, the local network')
  assert.match(changed.text, 'It was not you? Then ask for a temporary password at once')
  assert.match(changed.text, '02 40 12 34 56')
  const used = emails('en', 'Anna')['temporary password used']
  assert.match(used.text, 'logged in to your account with a temporary password on 23 November 2026')
})

/** WCAG 2.2, written once more and differently, so that one checks the other. */
function contrast(one: string, other: string): number {
  const [a = 0, b = 0] = [one, other].map((colour) => {
    const parts = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    const [r = 0, g = 0, bl = 0] = parts.map((part) =>
      part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
    )
    return 0.2126 * r + 0.7152 * g + 0.0722 * bl
  })
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

test('any accent can be read on light and on dark paper', () => {
  for (const accent of [
    '#000',
    '#fff',
    '#ffb800',
    '#2c4a94',
    '#0f0',
    '#ff00ff',
    '#808080',
    '#FFFF00',
    '#777',
  ]) {
    for (const paper of ['#ffffff', '#191f27']) {
      const colour = readableColour(accent, paper, '#000000')
      assert.ok(contrast(colour, paper) >= 4.5, `${accent} on ${paper}: ${colour}`)
    }
  }
})

test('an accent that can be read stays as it is; what is no colour gives ink', () => {
  assert.is(readableColour('#2c4a94', '#ffffff', '#111111'), '#2c4a94')
  assert.is(readableColour('#24a', '#ffffff', '#111111'), '#2244aa')
  for (const junk of [null, undefined, '', 'red', '#12', '#1234567', '#fff}</style>']) {
    assert.is(readableColour(junk, '#ffffff', '#111111'), '#111111')
  }
})

test.run()
