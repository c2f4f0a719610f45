import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { makeFormToken, pageOfToken } from '../../src/http/form-token.ts'
import { deriveKeys, type Purpose } from '../../src/security/keys.ts'

const keys = deriveKeys(Buffer.alloc(32, 1))
const token = makeFormToken(keys, 'anna')
const [nonce = '', mac = ''] = token.split('.')

test('a token is known by what it was bound to, and names its page', () => {
  assert.is(pageOfToken(keys, ['anna'], token), nonce)
  assert.is(pageOfToken(keys, ['claire', 'anna'], token), nonce)
  assert.is(pageOfToken(keys, ['claire'], token), null)
  assert.is(pageOfToken(keys, [], token), null)
  assert.is(pageOfToken(keys, [''], token), null)
})

test('no two pages have the same token', () => {
  assert.is(new Set(Array.from({ length: 1000 }, () => makeFormToken(keys, 'anna'))).size, 1000)
})

test('with another key file it is worthless', () => {
  assert.is(pageOfToken(deriveKeys(Buffer.alloc(32, 2)), ['anna'], token), null)
})

test('a value made for any other purpose is none', () => {
  const purposes: Purpose[] = ['temporary password', 'session of a temporary password', 'device', 'allowance']
  for (const purpose of purposes) {
    const foreign = keys.sign(purpose, 'anna', nonce).toString('base64url')
    assert.is(pageOfToken(keys, ['anna'], `${nonce}.${foreign}`), null, purpose)
  }
})

test('truncated, swapped, padded, or spelt another way, it is none', () => {
  const other = makeFormToken(keys, 'anna').split('.')
  const spoilt = [
    '',
    '.',
    '..',
    nonce,
    `${nonce}.`,
    `.${mac}`,
    `${mac}.${nonce}`,
    `${nonce}.${other[1]}`,
    `${other[0]}.${mac}`,
    token.slice(0, -1),
    token.slice(1),
    ` ${token}`,
    `${token} `,
    `${token}=`,
    token.toLowerCase(),
    token.replace('.', '%2e'),
    `${nonce}\0.${mac}`,
    `${nonce}.${Buffer.from(mac, 'base64url').toString('hex')}`,
    'a'.repeat(1_000_000),
    '.'.repeat(100_000),
    'é.é',
  ]
  for (const text of spoilt) assert.is(pageOfToken(keys, ['anna'], text), null, text.slice(0, 100))
  // What differs in the bits that base64 does not use is another text, and so another token.
  const last = mac.at(-1) ?? ''
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const neighbour = alphabet[alphabet.indexOf(last) ^ 1]
  assert.is(pageOfToken(keys, ['anna'], `${nonce}.${mac.slice(0, -1)}${neighbour}`), null)
})

test('what stands behind a second point is not looked at', () => {
  assert.is(pageOfToken(keys, ['anna'], `${token}.x`), nonce)
})

test.run()
