import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { limitKeyOf, networkOf } from '../../src/accounts/network-words.ts'

function allAre(kind: 'this-computer' | 'local', ...addresses: string[]): void {
  for (const address of addresses) assert.equal(networkOf(address), { kind }, address)
}

function prefixes(expected: Record<string, string>): void {
  for (const [address, prefix] of Object.entries(expected)) {
    assert.equal(networkOf(address), { kind: 'public', prefix }, address)
  }
}

test('this computer', () => {
  allAre(
    'this-computer',
    '127.0.0.1',
    '127.255.0.7',
    '::1',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    '::FFFF:7f00:1',
  )
})

test('local networks, at both ends of each', () => {
  allAre(
    'local',
    '10.0.0.0',
    '10.255.255.255',
    '172.16.0.0',
    '172.31.255.255',
    '192.168.0.0',
    '192.168.255.255',
  )
  allAre(
    'local',
    '169.254.0.1',
    '100.64.0.0',
    '100.127.255.255',
    'fc00::',
    'fdff:ffff::1',
    'fe80::1',
    'febf::1',
  )
  allAre('local', 'fe80::1%eth0', '::ffff:192.168.1.20', '::ffff:c0a8:114')
})

test('public IPv4 addresses show their /24', () => {
  prefixes({
    '203.0.113.77': '203.0.113.…',
    '::ffff:203.0.113.77': '203.0.113.…',
    '::ffff:cb00:714d': '203.0.113.…',
  })
  prefixes({
    '9.255.255.255': '9.255.255.…',
    '11.0.0.0': '11.0.0.…',
    '172.15.0.1': '172.15.0.…',
    '172.32.0.1': '172.32.0.…',
  })
  prefixes({
    '192.167.0.1': '192.167.0.…',
    '192.169.0.1': '192.169.0.…',
    '169.253.0.1': '169.253.0.…',
    '169.255.0.1': '169.255.0.…',
    '100.63.0.1': '100.63.0.…',
    '100.128.0.1': '100.128.0.…',
    '126.0.0.1': '126.0.0.…',
  })
})

test('public IPv6 addresses show their /48', () => {
  prefixes({
    '2001:db8:1234:5678::9': '2001:db8:1234:…',
    '2001:0DB8:0034::1': '2001:db8:34:…',
    '2001:db8::1': '2001:db8:0:…',
  })
  prefixes({
    '2001:db8:1:2:3:4:5:6': '2001:db8:1:…',
    'fec0::1': 'fec0:0:0:…',
    'fe00::1': 'fe00:0:0:…',
    '2001:db8:1234::': '2001:db8:1234:…',
  })
})

test('what is no address shows nothing of itself', () => {
  prefixes({
    '': '…',
    unknown: '…',
    '<b>': '…',
    '1.2.3': '…',
    '1.2.3.256': '…',
    '2001:db8::1::2': '…',
    '203.0.113.7:443': '…',
  })
})

test('limits count whole IPv4 addresses, mapped or not', () => {
  assert.is(limitKeyOf('203.0.113.77'), '203.0.113.77')
  assert.is(limitKeyOf('::ffff:203.0.113.77'), '203.0.113.77')
  assert.is(limitKeyOf('::FFFF:CB00:714D'), '203.0.113.77')
  assert.is(limitKeyOf('127.0.0.1'), '127.0.0.1')
})

test('limits count the /64 of IPv6 addresses, in one spelling', () => {
  for (const address of [
    '2001:db8:1:2::1',
    '2001:db8:1:2:ffff::',
    '2001:0DB8:0001:0002:0:0:0:9',
    '2001:db8:1:2::1%en0',
  ]) {
    assert.is(limitKeyOf(address), '2001:db8:1:2::/64', address)
  }
  assert.is(limitKeyOf('2001:db8:1:3::1'), '2001:db8:1:3::/64')
  assert.is(limitKeyOf('::1'), '0:0:0:0::/64')
  assert.is(limitKeyOf('2001:db8::ffff:203.0.113.77'), '2001:db8:0:0::/64')
})

test('limits put all that is no address under one key', () => {
  for (const address of ['', 'unknown', '1.2.3', '2001:db8:::1', '[::1]', '%eth0', '1'.repeat(100_000)]) {
    assert.is(limitKeyOf(address), 'unknown')
  }
})

test.run()
