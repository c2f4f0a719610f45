import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { browserFrom } from '../../src/accounts/browser-words.ts'

const webKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko)'
const blink = 'AppleWebKit/537.36 (KHTML, like Gecko)'

const agents: [userAgent: string, browser: string | null, platform: string | null][] = [
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0', 'Firefox', 'Windows'],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
    'Edge',
    'Windows',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webKit} Version/18.5 Mobile/15E148 Safari/604.1`,
    'Safari',
    'iPhone',
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) ${webKit} CriOS/142.0.1 Mobile/15E148 Safari/604.1`,
    'Chrome',
    'iPhone',
  ],
  [
    `Mozilla/5.0 (iPad; CPU OS 16_5 like Mac OS X) ${webKit} Version/16.5 Mobile/15E148 Safari/604.1`,
    'Safari',
    'iPad',
  ],
  [
    `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Version/18.5 Safari/605.1.15`,
    'Safari',
    'macOS',
  ],
  [`Mozilla/5.0 (Linux; Android 10; K) ${blink} Chrome/142.0.0.0 Mobile Safari/537.36`, 'Chrome', 'Android'],
  [
    `Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-S918B) ${blink} SamsungBrowser/25.0 Chrome/121.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet',
    'Android',
  ],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Chrome/142.0.0.0 Safari/537.36`, 'Chrome', 'Chrome OS'],
  ['Lynx/2.9.0dev.12 libwww-FM/2.14 SSL-MM/1.4.1 GNUTLS/3.7.8', 'Lynx', null],
  ['w3m/0.5.3+git20230121', 'w3m', null],
  ['Links (2.28; Linux 6.1.0-18-amd64 x86_64; GNU C 12.2; text)', 'Links', 'Linux'],
  ['ELinks/0.13.2 (textmode; Linux 6.1 x86_64; 80x24-2)', 'ELinks', 'Linux'],
  ['ELinks (0.4.3; Linux)', 'ELinks', 'Linux'],
  ['curl/8.5.0', 'curl', null],
  ['python-requests/2.31.0', 'python-requests', null],
  ['Mozilla/5.0', null, null],
  ['Mozilla/5.0 (X11; Linux x86_64) something', null, 'Linux'],
]

test('browser and platform in the words that people use', () => {
  for (const [userAgent, browser, platform] of agents) {
    assert.equal(browserFrom(userAgent), { browser, platform }, userAgent)
  }
})

test('no user agent says nothing', () => {
  for (const userAgent of [undefined, '', '   ']) {
    assert.equal(browserFrom(userAgent), { browser: null, platform: null })
  }
})

test('a hostile one gives plain short words or none', () => {
  const hostile = [
    '<script>alert(1)</script>/1.0 x',
    'Your bank: call +33 1 99 00 00 00/1.0 (now) x',
    '\u202eenihcam/1.0 (Linux)',
    'a\r\nSet-Cookie: x=1/2 (Windows)',
    `${'A'.repeat(400)}/1.0 (Linux)`,
    `${'()/; '.repeat(5000)}`,
    'constructor/1.0 (x)',
    '__proto__/1.0 (x)',
    '\0\0\0/\0',
    'Mozilla/5.0 (Windows Phone 10.0; <b>; ">) Edge/1',
    `Mozilla/5.0 (iPhone; ${'<'.repeat(9000)}`,
  ]

  for (const userAgent of hostile) {
    for (const words of Object.values(browserFrom(userAgent))) {
      assert.ok(words === null || /^[A-Za-z0-9 .+-]{1,40}$/.test(words), JSON.stringify(words))
    }
  }
  assert.is(browserFrom(hostile[0]).browser, null)
  assert.is(browserFrom(hostile[1]).browser, null)
  assert.is(browserFrom('constructor/1.0 (x)').browser, 'constructor')
})

test('a very long one is not read to its end', () => {
  assert.equal(browserFrom(`Mozilla/5.0 (${'x'.repeat(600)}) Firefox/145.0 Windows`), {
    browser: null,
    platform: null,
  })
  const start = performance.now()
  browserFrom('Mozilla/5.0 ('.repeat(100_000))

  assert.ok(performance.now() - start < 200)
})

test.run()
