import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { webLink } from '../src/features/order-history/web-link.ts'
import { readUrl } from '../src/read-url.ts'

test('an address is read, and what is none is null', () => {
  assert.is(readUrl('https://shop.example/a?b#c')?.pathname, '/a')
  for (const none of ['', '/login', 'shop.example', 'https://', 'https://a b', 'https://[::1'])
    assert.is(readUrl(none), null, none)
})

test('letters beyond ASCII are read however often it was called before', () => {
  for (let i = 0; i < 200_000; i += 1) webLink(`https://carrier.example/parcel/${i % 7}`)
  assert.is(readUrl('https://bücher.example')?.hostname, 'xn--bcher-kva.example')
  assert.is(webLink('https://carrier.example/colis/éé'), 'https://carrier.example/colis/%C3%A9%C3%A9')
})

test.run()
