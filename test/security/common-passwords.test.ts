import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { commonPasswordList } from '../../src/security/common-password-list.ts'
import { isCommonPassword } from '../../src/security/common-passwords.ts'

const listed = commonPasswordList.trim().split('\n')

function refused(...passwords: string[]): void {
  for (const password of passwords) assert.ok(isCommonPassword(password), password)
}

test('the list holds more than the 3000 most used that our rules would let by (ASVS 6.2.4)', () => {
  for (const length of [8, 9, 10, 11]) {
    assert.ok(listed.filter((password) => password.length >= length).length >= 3000, `${length} characters`)
  }
})

test('the list is as the search through it expects: unique, ASCII, lower case, a line each', () => {
  assert.is(new Set(listed).size, listed.length)
  assert.ok(commonPasswordList.startsWith('\n') && commonPasswordList.endsWith('\n'))
  for (const password of listed) assert.match(password, /^[!-@[-_a-~]{4,64}$/)
})

test('every listed password is refused, whatever its case, first and last too', () => {
  assert.is(listed[0], 'password')
  refused(...listed.slice(0, 500), ...listed.slice(-500), 'PASSWORD', 'BaseBall', 'QwertyUiop')
})

test('one character, runs forwards and backwards, round the end, walks over the keyboard', () => {
  refused('aaaaaaaaaa', '!!!!!!!!!!', 'éééééééééé', '1234567890', '0987654321', 'uvwxyzabcd', 'abcdefghij')
  refused('zyxwvutsrqpon', 'qwertyuiop', 'poiuytreza', 'azertyuiop', 'qsdfghjklm', 'qwertzuiop')
  refused('1q2w3e4r5t6y7u8i', '!@#$%^&*()', '&é"\'(-è_çà', '2wsx3edc4rfv')
})

test('repetitions of something common or very short', () => {
  refused(
    'passwordpassword',
    'DragonDragonDragon',
    'soleil soleil',
    '12345671234567',
    'x9kQx9kQx9kQ',
    'abababababab',
    'lmnopqlmnopq',
  )
})

test('something common with up to six digits and signs after it', () => {
  refused('Password2024', 'dragon123456', 'P@ssw0rd2024!', 'iloveyou!!!!', 'abcdefgh2024', 'mariemarie2024')
})

test('what French speakers choose, accents or not', () => {
  refused('motdepasse', 'MotDePasse2024!', 'Mot de passe 1', 'azerty123456', 'AzertyUIOP!', 'jetaime2024')
  refused('Étoile2024!', 'étoile2024', 'Chéri!!2024', 'liberté2024', 'bonne année 26')
})

test('everything else is let by', () => {
  for (const password of [
    'correct horse battery staple',
    'fromage bleu et vin rouge',
    'xK7#pQ2mWz',
    '8352917460',
    'kettle Mill Lane',
    'password of the tall blue kettle',
    'x9kQw2Lx9kQw2L',
    'dragon 8352917',
    '',
  ]) {
    assert.not(isCommonPassword(password), password)
  }
})

test('line feeds do not reach across the lines of the list', () => {
  assert.not(isCommonPassword(`${listed[20]}\n${listed[21]}`))
})

test('a long one is judged as quickly', () => {
  const start = performance.now()
  isCommonPassword(`${'ab'.repeat(100)}c${'1'.repeat(55)}`)
  isCommonPassword('!'.repeat(1024))

  assert.ok(performance.now() - start < 200)
})

test.run()
