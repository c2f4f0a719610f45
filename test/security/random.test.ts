import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { crockford, digest, randomCode, randomNonce, randomToken } from '../../src/security/random.ts'

const many = <Value>(make: () => Value, count = 2000) => Array.from({ length: count }, make)

test('the alphabet is Crockford’s: 32 characters, none of I, L, O, U', () => {
  assert.is(crockford.length, 32)
  assert.is(new Set(crockford).size, 32)
  assert.not.match(crockford, /[ILOU]/)
})

test('a token has 256 bits, a nonce 128, and neither comes twice', () => {
  const tokens = many(randomToken)
  const nonces = many(randomNonce)
  for (const token of tokens) assert.is(Buffer.from(token, 'base64url').length, 32)
  for (const nonce of nonces) assert.is(Buffer.from(nonce, 'base64url').length, 16)
  for (const text of [...tokens, ...nonces]) assert.match(text, /^[\w-]+$/)
  assert.is(new Set([...tokens, ...nonces]).size, 4000)
})

test('a code has the asked length, uses every character and no other, each about as often', () => {
  const codes = many(() => randomCode(6), 20_000)
  for (const code of codes) assert.match(code, /^[0-9A-HJKMNP-TV-Z]{6}$/)
  const counts = new Map<string, number>()
  for (const character of codes.join('')) counts.set(character, (counts.get(character) ?? 0) + 1)
  assert.is(counts.size, 32)
  // 3750 expected, a standard deviation of 60: eight of them, so that chance never fails it.
  for (const [character, count] of counts) assert.ok(Math.abs(count - 3750) < 480, `${character}: ${count}`)
  assert.equal(
    [1, 4, 16].map((length) => randomCode(length).length),
    [1, 4, 16],
  )
})

test('a digest is SHA-256, as the database has it', () => {
  assert.is(digest('abc'), 'ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0')
  assert.is(digest('abc').length, 43)
})

test.run()
