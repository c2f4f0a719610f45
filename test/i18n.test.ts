import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { dateWords } from '../src/i18n/dates.ts'
import { en } from '../src/i18n/en.ts'
import { fr } from '../src/i18n/fr.ts'
import { moneyInWords } from '../src/i18n/money.ts'
import { negotiateLanguage } from '../src/i18n/negotiate.ts'
import { sayError } from '../src/i18n/say-error.ts'

type Sentence = { key: string; text: string }

/** Every sentence of a catalogue, functions called with figures and names that are the same in both languages. */
function sentencesOf(words: unknown, key = ''): Sentence[] {
  if (typeof words === 'string') return [{ key, text: words }]
  if (typeof words === 'function') {
    return [1, 7, 60, 120].map((figure) => ({ key, text: [said(words, key, figure)].flat().join('') }))
  }
  return Object.entries(words as object).flatMap(([name, inner]) => sentencesOf(inner, `${key}.${name}`))
}

function said(sentence: CallableFunction, key: string, figure: number): string | string[] {
  if (key.startsWith('.errors.')) {
    return sentence({ passwordLength: figure, temporaryPasswordMinutes: figure, waitMinutes: figure })
  }
  const takesFigures = ['works', 'caption', 'newHint', 'wait'].some((name) => key.endsWith(`.${name}`))
  return sentence(...(takesFigures ? [figure] : ['Anna', 'Brandt', 'Paris']))
}

/** What both languages write alike. */
const alike = new Set([
  '.addressBook.towns.district',
  '.addressBook.districts.district',
  '.addressBook.regions.province',
  '.addressBook.regions.district',
  '.addressBook.cedex',
  '.orderHistory.date',
  '.orderHistory.total',
  '.order.total',
  '.emails.subject',
])

test('every sentence is said in French too', () => {
  const english = sentencesOf(en)
  const french = sentencesOf(fr)
  assert.ok(english.length > 150, 'the sentences are found')
  assert.equal(
    french.map(({ key }) => key),
    english.map(({ key }) => key),
  )
  const untranslated = english.filter(({ text }, at) => french[at]?.text === text).map(({ key }) => key)
  assert.equal(
    untranslated.filter((key) => !alike.has(key)),
    [],
  )
})

const breachesOf = (text: string) => [
  ...(text.match(/(?<![\u202f])[;?!]/g) ?? []),
  ...(text.replaceAll('https:', '').match(/(?<!\u00a0):/g) ?? []),
  ...(text.match(/«(?!\u00a0)|(?<!\u00a0)»|[“”"']/g) ?? []),
]

test('French has its narrow spaces, its guillemets and its apostrophes', () => {
  for (const { key, text } of sentencesOf(fr)) assert.equal(breachesOf(text), [], `${key}: ${text}`)
})

test('the typographic rules see a breach of each kind', () => {
  for (const wrong of ['Quoi ?', 'Quoi?', 'Oui\u00a0!', 'Note :', 'Note:', '« mot »', "l'or", 'le "mot"']) {
    assert.ok(breachesOf(wrong).length > 0, wrong)
  }
})

test('English has curly quotes and no space before punctuation', () => {
  for (const { key, text } of sentencesOf(en)) {
    assert.not.match(text, /[\s\u00a0\u202f][;:?!]|["']/, `${key}: ${text}`)
  }
})

test('no sentence says user, sign in, courriel or mél, and letter only of what is printed', () => {
  for (const { key, text } of [...sentencesOf(en), ...sentencesOf(fr)]) {
    assert.not.match(text, /\busers?\b|sign in|courriel|\bmél\b|utilisateur/i, text)
    if (!/letter|printed|postal/i.test(key)) assert.not.match(text, /\bletter\b/i, `${key}: ${text}`)
  }
})

test('an error sentence carries its figures', () => {
  const facts = { passwordLength: 12, temporaryPasswordMinutes: 120, waitMinutes: 7 }
  assert.is(sayError(en, 'newTooShort', facts), 'Use at least 12 characters')
  assert.is(sayError(fr, 'newTooShort', facts), 'Utilisez au moins 12 caractères')
  assert.match(sayError(en, 'temporaryPasswordExpired', facts), 'works for 2 hours')
  assert.match(sayError(fr, 'temporaryPasswordExpired', facts), 'valable 2 heures')
  assert.match(sayError(en, 'tooManyTries', { ...facts, waitMinutes: 1 }), 'Wait one minute')
  assert.match(sayError(fr, 'tooManyTries', facts), 'Attendez 7 minutes')
  assert.is(sayError(en, 'emailMissing', facts), 'Type your email address')
})

const wishes: [header: string | undefined, language: 'en' | 'fr' | null][] = [
  [undefined, null],
  ['', null],
  ['fr', 'fr'],
  ['FR-ca', 'fr'],
  ['fr-CA,en;q=0.8', 'fr'],
  ['en-GB;q=0.3, fr;q=0.31', 'fr'],
  ['de-DE,de;q=0.9,en;q=0.8,fr;q=0.7', 'en'],
  ['fr, en', 'fr'],
  ['en, fr', 'en'],
  ['fr;q=0, en;q=0.1', 'en'],
  ['fr;q=0', null],
  ['fr;q=0, *', 'en'],
  ['en;q=0.5, *', 'fr'],
  ['*', null],
  ['de, *;q=0.5', null],
  ['de', null],
  ['french', null],
  ['fr;q=2, en;q=0.2', 'en'],
  ['fr;q=abc', null],
  ['fr;', null],
  [',,;;=,fr_FR, \u0000, en ;q=0.5', 'en'],
  [' fr ; q=0.5 , en ; Q=0.4', 'fr'],
  [`${'x,'.repeat(600)}fr`, null],
]

for (const [header, language] of wishes) {
  test(`Accept-Language ${JSON.stringify(header)?.slice(0, 50)} asks for ${language}`, () => {
    assert.is(negotiateLanguage(header), language)
  })
}

const at = (text: string) => new Date(text)

test('dates and times read as in English and as in French', () => {
  const english = dateWords('en', 'Europe/Paris')
  const french = dateWords('fr', 'Europe/Paris')
  assert.is(english.date(at('2026-11-21T12:00:00Z')), '21 November 2026')
  assert.is(french.date(at('2026-11-21T12:00:00Z')), '21 novembre 2026')
  assert.is(french.date(at('2027-01-01T12:00:00Z')), '1er janvier 2027')
  assert.is(french.date(at('2027-01-11T12:00:00Z')), '11 janvier 2027')
  assert.is(english.time(at('2026-11-21T14:40:00Z')), '15:40')
  assert.is(english.time(at('2026-11-20T23:05:00Z')), '00:05')
  assert.is(french.time(at('2026-11-21T14:40:00Z')), '15\u00a0h\u00a040')
  assert.is(french.time(at('2026-11-21T08:05:00Z')), '9\u00a0h\u00a005')
  assert.is(french.time(at('2026-11-21T08:00:00Z')), '9\u00a0h')
})

test('a day is named as the clock on the wall sees it', () => {
  const now = at('2026-11-22T23:30:00Z')
  const paris = dateWords('en', 'Europe/Paris')
  assert.is(paris.dayAndTime(at('2026-11-22T23:10:00Z'), now), 'today, 00:10')
  assert.is(paris.dayAndTime(at('2026-11-22T20:15:00Z'), now), 'yesterday, 21:15')
  assert.is(paris.dayAndTime(at('2026-11-04T08:12:00Z'), now), '4 November, 09:12')
  assert.is(paris.dayAndTime(at('2025-11-04T08:12:00Z'), now), '4 November 2025, 09:12')
  assert.is(dateWords('en', 'UTC').dayAndTime(at('2026-11-22T20:15:00Z'), now), 'today, 20:15')

  const french = dateWords('fr', 'Europe/Paris')
  assert.is(french.dayAndTime(at('2026-11-22T20:15:00Z'), now), 'hier à 21\u00a0h\u00a015')
  assert.is(french.dayAndTime(at('2026-11-01T08:12:00Z'), now), 'le 1er novembre à 9\u00a0h\u00a012')
  assert.is(french.at(at('2026-11-23T22:59:00Z'), now), 'à 23\u00a0h\u00a059')
  assert.is(french.at(at('2026-11-23T23:10:00Z'), now), 'demain à 0\u00a0h\u00a010')
  assert.is(paris.at(at('2026-11-23T10:00:00Z'), now), 'at 11:00')
  assert.is(paris.at(at('2026-11-28T10:00:00Z'), now), 'on 28 November at 11:00')
})

test('yesterday is yesterday on the days when clocks change', () => {
  const paris = dateWords('en', 'Europe/Paris')
  assert.is(paris.dayAndTime(at('2026-10-24T22:30:00Z'), at('2026-10-26T22:30:00Z')), 'yesterday, 00:30')
  assert.is(paris.dayAndTime(at('2026-10-24T22:30:00Z'), at('2026-10-25T22:30:00Z')), 'today, 00:30')
  assert.is(paris.dayAndTime(at('2026-03-28T23:30:00Z'), at('2026-03-29T22:30:00Z')), 'yesterday, 00:30')
})

test('a time zone has a name in words', () => {
  assert.is(dateWords('en', 'Europe/Paris').zone, 'Paris time')
  assert.is(dateWords('fr', 'Europe/Paris').zone, 'heure de Paris')
  assert.is(dateWords('fr', 'Europe/Athens').zone, 'heure d’Athènes')
  assert.is(dateWords('fr', 'Africa/Cairo').zone, 'heure du Caire')
  assert.is(dateWords('en', 'America/Argentina/Buenos_Aires').zone, 'Buenos Aires time')
  assert.is(dateWords('en', 'UTC').zone, 'UTC')
  assert.is(dateWords('fr', 'Etc/GMT-2').zone, 'UTC+02:00')
})

test('money has as many digits as its currency', () => {
  assert.is(moneyInWords('en', 104620, 'EUR'), '€1,046.20')
  assert.is(moneyInWords('fr', 104620, 'EUR'), '1\u202f046,20\u00a0€')
  assert.is(moneyInWords('en', 8450, 'JPY'), 'JP¥8,450')
  assert.is(moneyInWords('en', 8450, 'KWD'), 'KWD\u00a08.450')
  assert.is(moneyInWords('fr', -5, 'EUR'), '\u22120,05\u00a0€')
  assert.is(moneyInWords('en', 9_007_199_254_740_991, 'EUR'), '€90,071,992,547,409.91')
})

test.run()
