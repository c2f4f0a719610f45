import { createHmac, hkdfSync } from 'node:crypto'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { deriveKeys, type Purpose, sameSecret } from '../../src/security/keys.ts'

const secret = Buffer.alloc(32, 7)
const purposes: Purpose[] = [
  'temporary password',
  'session of a temporary password',
  'form',
  'device',
  'allowance',
]

test('each purpose has a key of its own, and another key file has others', () => {
  const keys = deriveKeys(secret)
  const others = deriveKeys(Buffer.alloc(32, 8))
  const made = purposes.flatMap((purpose) => [keys.sign(purpose, 'a'), others.sign(purpose, 'a')])
  assert.is(new Set(made.map(String)).size, 2 * purposes.length)
  for (const mac of made) assert.is(mac.length, 32)
})

test('the same key file gives the same values after a restart, in whatever order they are asked for', () => {
  const one = deriveKeys(secret)
  const other = deriveKeys(secret)
  const before = purposes.map((purpose) => one.sign(purpose, 'a', 'b').toString('hex'))
  const after = [...purposes].reverse().map((purpose) => other.sign(purpose, 'a', 'b').toString('hex'))
  assert.equal(before, after.reverse())
})

test('it is HKDF (RFC 5869) and HMAC-SHA-256, so that a future version can read what this one has sent', () => {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'comptoir form', 32))
  const expected = createHmac('sha256', key).update('one\0two').digest('hex')
  assert.is(deriveKeys(secret).sign('form', 'one', 'two').toString('hex'), expected)
})

test('parts do not run into each other', () => {
  const keys = deriveKeys(secret)
  const signed = [['ab', 'c'], ['a', 'bc'], ['abc'], ['abc', ''], ['', 'abc']].map((parts) =>
    keys.sign('device', ...parts).toString('hex'),
  )
  assert.is(new Set(signed).size, signed.length)
})

test('two secrets are the same only when they are, whatever their lengths', () => {
  assert.is(sameSecret('abc', 'abc'), true)
  assert.is(sameSecret('', ''), true)
  for (const other of ['', 'ab', 'abd', 'abcd', 'ABC', 'abc\0', 'äbc'])
    assert.is(sameSecret('abc', other), false)
  // As long in characters, not in bytes: timingSafeEqual would throw.
  assert.is(sameSecret('abé', 'abe'), false)
})

test.run()
