import fc from 'fast-check'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { normaliseEmail } from '../../src/accounts/email-address.ts'

function becomes(typed: string, email: string): void {
  assert.equal(normaliseEmail(typed), { ok: true, email }, JSON.stringify(typed))
  assert.equal(normaliseEmail(email), { ok: true, email }, `${email} again`)
}

function refused(problem: string, ...typed: string[]): void {
  for (const each of typed) assert.equal(normaliseEmail(each), { ok: false, problem }, JSON.stringify(each))
}

test('letters A to Z are lowered on both sides of the @', () => {
  becomes('anna@example.com', 'anna@example.com')
  becomes('Anna.BRANDT+Shop@Example.COM', 'anna.brandt+shop@example.com')
  becomes("o'leary_{7}!#$%&*/=?^`|~-@example.ie", "o'leary_{7}!#$%&*/=?^`|~-@example.ie")
})

test('what a paste brings along at the ends is dropped', () => {
  for (const junk of [
    ' ',
    '\u00a0',
    '\t',
    '\r\n',
    '\u200b',
    '\ufeff',
    '\u202f',
    '\u3000',
    '\u2060',
    '\u200e',
    '\u00ad',
  ]) {
    becomes(`${junk}anna@example.com${junk}${junk}`, 'anna@example.com')
  }
  becomes('anna@example.com.', 'anna@example.com')
})

test('nothing typed', () => {
  refused('emailMissing', '', '   ', '\u00a0\u200b\r\n')
})

test('a letter that merely folds to an ASCII one is not that letter', () => {
  refused('emailInvalid', '\u212Aate@example.com', 'gro\u00dfe@example.com', 'm\u0131ke@example.com')
  refused('emailInvalid', 'clau\u017Fe@example.com', '\u0130nes@example.com', '\uff41nna@example.com')
})

test('the local part is ASCII, without quotes, spaces and stray dots', () => {
  refused('emailInvalid', 'jürgen@example.de', '"anna brandt"@example.com', '"anna"@example.com')
  refused(
    'emailInvalid',
    'anna brandt@example.com',
    '.anna@example.com',
    'anna.@example.com',
    'an..na@example.com',
  )
  refused('emailInvalid', '@example.com', 'anna', 'anna@', 'anna@@example.com', 'a@b@example.com')
  refused(
    'emailInvalid',
    'Anna <anna@example.com>',
    'mailto:anna@example.com',
    'anna@example.com,bob@example.com',
  )
  refused('emailInvalid', 'an\u200bna@example.com', 'anna(work)@example.com', 'anna\\@example.com')
})

test('a full-width @ is no @, before the domain or in it', () => {
  refused('emailInvalid', 'anna\uff20example.com', 'anna@exa\uff20mple.com', 'anna\uff20x@example\uff20com')
})

test('the domain is written in A-labels', () => {
  becomes('anna@münchen.de', 'anna@xn--mnchen-3ya.de')
  becomes('anna@MÜNCHEN.de', 'anna@xn--mnchen-3ya.de')
  becomes('anna@mu\u0308nchen.de', 'anna@xn--mnchen-3ya.de')
  becomes('anna@XN--Mnchen-3ya.de', 'anna@xn--mnchen-3ya.de')
  becomes('anna@straße.de', 'anna@xn--strae-oqa.de')
  becomes('anna@例え.テスト', 'anna@xn--r8jz45g.xn--zckzah')
  becomes('anna@example。com', 'anna@example.com')
  becomes('anna@\u212Aelvin.com', 'anna@kelvin.com')
})

test('the domain is one that email can go to', () => {
  refused('emailInvalid', 'a@b', 'anna@localhost', 'anna@example.c', 'anna@example..com', 'anna@.example.com')
  refused('emailInvalid', 'anna@-example.com', 'anna@example-.com', 'anna@exa_mple.com', 'anna@exam ple.com')
  refused('emailInvalid', 'anna@example.123', 'anna@xn--a.com', 'anna@a\u200db.com', 'anna@example.com..')
  refused('emailInvalid', `anna@${'a'.repeat(64)}.com`)
  becomes(`anna@${'a'.repeat(63)}.com`, `anna@${'a'.repeat(63)}.com`)
})

test('no IP address, however it is written', () => {
  refused(
    'emailInvalid',
    'anna@127.0.0.1',
    'anna@[127.0.0.1]',
    'anna@[IPv6:::1]',
    'anna@0x7f.1',
    'anna@127.1',
  )
  refused('emailInvalid', 'anna@\uff11\uff12\uff17.0.0.1', 'anna@[::1]')
})

test('nothing that a URL would read out of a domain', () => {
  refused(
    'emailInvalid',
    'anna@ex%61mple.com',
    'anna@example.com:25',
    'anna@example.com/x',
    'anna@example.com?x',
    'anna@example.com#x',
  )
})

test('no control characters, above all no line ends that would begin a new header', () => {
  refused(
    'controlCharacters',
    'anna@example.com\r\nBcc: eve@example.net',
    'anna\0@example.com',
    'anna@example.com\0',
  )
  refused(
    'controlCharacters',
    'an\tna@example.com',
    'anna@exam\nple.com',
    'anna@example.com\u0085x',
    '\u007fanna@example.com',
  )
})

test('at most 64 characters before the @, 254 in all', () => {
  const domain = (length: number) => `${'a.'.repeat(length)}com`.slice(-length)
  becomes(`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`)
  refused('emailTooLong', `${'a'.repeat(65)}@example.com`, `${'a'.repeat(300)}@example.com`)
  becomes(`annabrandt@${domain(243)}`, `annabrandt@${domain(243)}`)
  refused('emailTooLong', `annabrandts@${domain(243)}`)
  refused('emailTooLong', 'a'.repeat(1_000_000), `a${' '.repeat(1_000_000)}b`)
})

test('a domain may only become too long in A-labels', () => {
  refused('emailTooLong', `anna@${'ü.'.repeat(60)}com`)
})

test('normalising twice is normalising once, for anything one can make of these pieces', () => {
  const pieces = [
    'a',
    'Z',
    '.',
    '@',
    '-',
    'ü',
    'ß',
    '\u212A',
    '\u0301',
    '\u200d',
    '1',
    'xn--',
    'com',
    ' ',
    '\u00ad',
    '。',
    '%41',
  ]
  let seed = 7
  const next = () => {
    seed = (seed * 48271) % 2147483647
    return pieces[seed % pieces.length]
  }
  let valid = 0

  for (let round = 0; round < 20_000; round++) {
    const once = normaliseEmail(`a${next()}@${next()}${next()}${next()}${next()}.${next()}com`)
    if (!once.ok) continue
    valid++
    assert.match(once.email, /^[a-z0-9.%-]+@[a-z0-9.-]+$/)
    assert.equal(normaliseEmail(once.email), once)
  }
  assert.ok(valid > 500, `${valid}`)
})

test('whatever is typed, it is one normal form that is its own, or a reason', () => {
  const local = fc.string({ unit: fc.constantFrom(...'aZ0.+_-é\u212a ı'), maxLength: 70 })
  const domain = fc.oneof(fc.domain(), fc.string({ unit: fc.constantFrom(...'aZß.-例'), maxLength: 40 }))
  const typed = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.emailAddress(),
    fc.tuple(local, domain).map(([name, host]) => `${name}@${host}`),
  )
  let normal = 0
  fc.assert(
    fc.property(typed, (text) => {
      const read = normaliseEmail(text)
      if (!read.ok) return
      normal += 1
      assert.equal(normaliseEmail(read.email), read)
      assert.equal(normaliseEmail(`  ${read.email.toUpperCase()}\u00a0`), read, 'A–Z and space around it')
      assert.ok(read.email.length <= 254)
      assert.match(read.email, /^[\x21-\x7e]+@[a-z0-9.-]+$/)
    }),
    { numRuns: 3000 },
  )
  assert.ok(normal > 300, `${normal} of them were addresses`)
})

test.run()
