import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isOutdated, parameters, startPasswordHashing } from '../../src/security/password-hashing.ts'

const hashing = await startPasswordHashing()

test('a hash is Argon2id with OWASP’s parameters and a salt of its own, and opens to its password only', async () => {
  const [one, other] = await Promise.all([
    hashing.hash('four quiet herons'),
    hashing.hash('four quiet herons'),
  ])
  assert.match(one, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22,}\$[A-Za-z0-9+/]{43}$/)
  assert.is.not(one, other)
  assert.is(await hashing.verify(one, 'four quiet herons'), true)
  for (const typed of [
    '',
    'four quiet heron',
    'Four quiet herons',
    'four quiet herons ',
    'four quiet herons\0',
  ])
    assert.is(await hashing.verify(one, typed), false)
})

test('what is no hash is a wrong password, never an exception', async () => {
  const junk = [
    '',
    'x',
    '$argon2id$',
    '$argon2id$v=19$m=19456,t=2,p=1$',
    '$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHQ$!!!',
    '$argon2id$v=19$m=99999999999,t=2,p=1$c2FsdHNhbHQ$aGFzaA',
    '$2b$10$abcdefghijklmnopqrstuv',
    'pbkdf2_sha256$1$a$b',
    '\0',
  ]
  for (const hash of junk) assert.is(await hashing.verify(hash, 'x'), false, hash)
})

test('nobody’s password is never right, not even the one behind the dummy', async () => {
  assert.is(await hashing.verifyNothing('the password of nobody'), false)
  assert.is(await hashing.verifyNothing(''), false)
})

test('beyond the line everything is told busy at once, and later all is well again', async () => {
  const small = await startPasswordHashing(1, 2)
  const hash = await small.hash('four quiet herons')
  const flood = await Promise.all([
    small.verify(hash, 'four quiet herons'),
    small.verifyNothing('x'),
    small.verify(hash, 'wrong'),
    small.verify(hash, 'four quiet herons'),
    small.verifyNothing('x'),
    small.hash('x'),
  ])
  assert.equal(flood, [true, false, false, 'busy', 'busy', 'busy'])
  assert.is(await small.verify(hash, 'four quiet herons'), true)
})

test('a hash made with less work is outdated, one with as much or more is not', () => {
  const { memorySize: m, iterations: t } = parameters
  const phc = (memory: number, passes: number) => `$argon2id$v=19$m=${memory},t=${passes},p=1$c2FsdA$aGFzaA`
  assert.is(isOutdated(phc(m, t)), false)
  assert.is(isOutdated(phc(2 * m, t)), false)
  assert.is(isOutdated(phc(m, t + 1)), false)
  assert.is(isOutdated(phc(m - 1, t)), true)
  assert.is(isOutdated(phc(m, t - 1)), true)
  assert.is(isOutdated('$argon2i$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA'), true)
  assert.is(isOutdated('$2b$10$abcdefghijklmnopqrstuv'), true)
})

test.run()
