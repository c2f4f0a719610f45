import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { limitKeyOf } from '../../src/accounts/network-words.ts'
import { clientAddress } from '../../src/http/client-address.ts'
import { parseTrustedProxies } from '../../src/settings/trusted-proxies.ts'
import { openShop } from '../support/shop.ts'

const proxies = parseTrustedProxies('127.0.0.1, 10.0.0.0/8, ::1, fd00::/8')
const trusted = (address: string) => proxies?.isTrustedProxy(address) ?? false
const nobody = () => false

type Case = [says: string, remote: string | undefined, forwarded: string | undefined, expected: string]

const cases: Case[] = [
  ['without a proxy the socket decides', '203.0.113.7', undefined, '203.0.113.7'],
  ['a stranger’s header is not believed', '203.0.113.7', '198.51.100.1', '203.0.113.7'],
  ['a trusted proxy’s is', '127.0.0.1', '198.51.100.1', '198.51.100.1'],
  [
    'what the client wrote itself stands left and does not count',
    '127.0.0.1',
    '1.1.1.1, 198.51.100.1',
    '198.51.100.1',
  ],
  [
    'a client cannot pose as one of our proxies',
    '127.0.0.1',
    '8.8.8.8, 10.1.1.1, 198.51.100.1',
    '198.51.100.1',
  ],
  ['two of our proxies in a row', '127.0.0.1', '1.1.1.1, 198.51.100.1, 10.1.2.3', '198.51.100.1'],
  ['proxies all the way', '127.0.0.1', '10.0.0.1, 10.0.0.2', '10.0.0.1'],
  ['an empty header', '127.0.0.1', '', '127.0.0.1'],
  ['junk on the right stops at the proxy', '127.0.0.1', '198.51.100.1, junk', '127.0.0.1'],
  ['junk on the left is never looked at', '127.0.0.1', '<script>, 198.51.100.1', '198.51.100.1'],
  ['an empty hop', '127.0.0.1', '198.51.100.1, , ', '127.0.0.1'],
  ['a port behind IPv4', '127.0.0.1', '198.51.100.1:4711', '198.51.100.1'],
  ['IPv6', '127.0.0.1', '2001:db8::1', '2001:db8::1'],
  ['IPv6 in brackets', '127.0.0.1', '[2001:db8::1]', '2001:db8::1'],
  ['IPv6 with a port', '127.0.0.1', '[2001:db8::1]:443', '2001:db8::1'],
  ['an IPv6 proxy', '::1', '2001:db8::1, fd00::2', '2001:db8::1'],
  ['an IPv4 proxy on an IPv6 socket', '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
  ['an IPv4 client on an IPv6 socket', '::ffff:203.0.113.7', '1.1.1.1', '203.0.113.7'],
  ['a mapped hop is the proxy that it is', '127.0.0.1', '198.51.100.1, ::FFFF:10.0.0.9', '198.51.100.1'],
  ['a scope does not upset the list', 'fe80::1%eth0', '198.51.100.1', 'fe80::1%eth0'],
  ['a scope in the header neither', '127.0.0.1', '198.51.100.1, fe80::1%eth0', 'fe80::1%eth0'],
  ['numbers that are no address', '127.0.0.1', '999.1.1.1', '127.0.0.1'],
  ['octal tricks', '127.0.0.1', '0177.0.0.1', '127.0.0.1'],
  ['no socket at all', undefined, '198.51.100.1', 'unknown'],
]

for (const [says, remote, forwarded, expected] of cases) {
  test(`${says}: ${remote} and ${JSON.stringify(forwarded)} is ${expected}`, () => {
    assert.is(clientAddress(remote, forwarded, trusted), expected)
  })
}

test('with no trusted proxy nothing in the header counts, from loopback neither', () => {
  for (const remote of ['127.0.0.1', '::1', '10.0.0.1', '203.0.113.7'])
    assert.is(clientAddress(remote, '198.51.100.1', nobody), remote)
})

test('all spellings of one client are counted as one', () => {
  const spellings = [
    '198.51.100.1',
    '198.51.100.1:80',
    '::ffff:198.51.100.1',
    '[::ffff:198.51.100.1]:80',
    '::ffff:c633:6401',
  ]
  const keys = spellings.map((hop) => limitKeyOf(clientAddress('127.0.0.1', hop, trusted)))
  assert.equal([...new Set(keys)], ['198.51.100.1'])
})

test('ten thousand hops are read in no time', () => {
  const began = performance.now()
  assert.is(clientAddress('127.0.0.1', '10.0.0.1,'.repeat(10_000), trusted), '127.0.0.1')
  assert.is(clientAddress('127.0.0.1', Array(10_000).fill('10.0.0.1').join(), trusted), '10.0.0.1')
  assert.ok(performance.now() - began < 1000)
})

for (const [who, TRUSTED_PROXIES, seen] of [
  ['behind no proxy', undefined, '127.0.0.1'],
  ['behind a proxy on this machine', '127.0.0.1', '198.51.100.1'],
] as const) {
  test(`what the log says of a visitor ${who}, however many X-Forwarded-For there are`, async () => {
    const shop = await openShop(TRUSTED_PROXIES ? { settings: { TRUSTED_PROXIES } } : {})
    const headers = new Headers({ host: 'localhost:3000', 'x-real-ip': '9.9.9.9', forwarded: 'for=9.9.9.9' })
    headers.append('x-forwarded-for', '8.8.8.8, <script>')
    headers.append('x-forwarded-for', '198.51.100.1')
    const client = {
      incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } },
    }
    await shop.fetch(new Request('http://localhost:3000/login', { headers }), client)
    assert.match(shop.log(), `"address":"${seen}"`)
    await shop.close()
  })
}

test.run()
