import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { normalisePassword, passwordProblem, passwordTooLong } from '../../src/accounts/password-rules.ts'

const anna = {
  email: 'anna.b@example.com',
  firstName: 'Anna',
  lastName: 'Brandt',
  shopName: 'Perrin & Filles',
  length: 10,
}

function problemOf(password: string, whose: Partial<typeof anna> = {}): ReturnType<typeof passwordProblem> {
  return passwordProblem(password, { ...anna, ...whose })
}

test('length is counted in code points, from the shortest allowed', () => {
  assert.is(problemOf('kettle ba'), 'newTooShort')
  assert.is(problemOf('kettle bar'), null)
  assert.is(problemOf(''), 'newTooShort')
  assert.is(problemOf('🫖🏺🪡🧵🪑🕯🍶🫙🧺'), 'newTooShort')
  assert.is(problemOf('🫖🏺🪡🧵🪑🕯🍶🫙🧺🪞'), null)
  assert.is(problemOf('kettle bar', { length: 12 }), 'newTooShort')
  assert.is(problemOf('kettle b', { length: 8 }), null)
})

test('an accent typed as a character of its own does not make a password longer', () => {
  assert.is(problemOf('cafetière'.normalize('NFD')), 'newTooShort')
  assert.is(problemOf('cafetières'.normalize('NFD')), null)
  assert.is(normalisePassword('e\u0301te\u0301'), '\u00e9t\u00e9')
  assert.is(normalisePassword(' Été  '), ' Été  ')
})

test('at most 256 code points and 1024 bytes', () => {
  const long = 'kettle, bowl and basin. '.repeat(20)
  assert.is(problemOf(long.slice(0, 256)), null)
  assert.is(problemOf(long.slice(0, 257)), 'newTooLong')
  assert.is(passwordTooLong('x'.repeat(256)), false)
  assert.is(passwordTooLong('x'.repeat(257)), true)
  assert.is(passwordTooLong('🫖'.repeat(256)), false)
  assert.is(passwordTooLong('🫖'.repeat(257)), true)
  assert.is(passwordTooLong('x'.repeat(1_000_000)), true)
  assert.is(passwordTooLong(''), false)
})

test('the longest allowed is allowed in its decomposed form too', () => {
  for (const character of ['각', 'é', 'ᾂ', 'ǖ']) {
    assert.is(passwordTooLong(character.repeat(256).normalize('NFD')), false, character)
    assert.is(passwordTooLong(character.repeat(257).normalize('NFD')), true, character)
  }
})

test("the shop's name is refused however it is written", () => {
  for (const password of [
    'Perrin & Filles',
    'perrinfilles',
    'PERRIN-FILLES!',
    'Perrin & Filles 2026',
    'pérrin filles1',
  ]) {
    assert.is(problemOf(password), 'newIsShopName', password)
  }
  assert.is(problemOf('Perrin & Filles sell bowls'), null)
  assert.is(problemOf('2026 Perrin & Filles'), null)
})

test('the email is refused, whole and without its domain', () => {
  assert.is(problemOf('anna.b@example.com'), 'newIsEmail')
  assert.is(problemOf('ANNA.B@EXAMPLE.COM2026'), 'newIsEmail')
  assert.is(problemOf('anna.b 202611'), 'newIsEmail')
  assert.is(problemOf('anna.berta@example.com'), null)
})

test('first and last name are refused, each alone and in either order', () => {
  assert.is(problemOf('Anna Brandt'), 'newIsName')
  assert.is(problemOf('brandt_anna'), 'newIsName')
  assert.is(problemOf('BrandtAnna1987'), 'newIsName')
  assert.is(problemOf('Brandt202611'), 'newIsName')
  assert.is(problemOf('zoelefevre', { firstName: 'Zoé', lastName: 'Lefèvre' }), 'newIsName')
  assert.is(problemOf('Anna Brandt likes bowls'), null)
})

test('an empty or wordless name refuses nothing that it is not', () => {
  const nameless = { firstName: '', lastName: '', shopName: '1001', email: '' }
  assert.is(problemOf('8352917460', nameless), null)
  assert.is(problemOf('!?!;.:,§$%', nameless), null)
  assert.is(problemOf('1001', { ...nameless, length: 4 }), 'newIsShopName')
})

test('common passwords are refused, and the reason nearest to the customer comes first', () => {
  assert.is(problemOf('Password2024'), 'newTooCommon')
  assert.is(problemOf('azertyuiop'), 'newTooCommon')
  assert.is(problemOf('christopher'), 'newTooCommon')
  assert.is(problemOf('christopher', { firstName: 'Christopher' }), 'newIsName')
  assert.is(problemOf('password'), 'newTooShort')
})

test.run()
