import { encode } from 'uqr'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { drawQr } from '../../../src/features/staff-access/qr.ts'

const test = suite('The QR code of a second factor')

const uri =
  'otpauth://totp/Perrin%20%26%20Filles:odile%40perrin.example?issuer=Perrin%20%26%20Filles&secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&algorithm=SHA1&digits=6&period=30'

test('every dark module is painted once, and no light one', () => {
  const { data } = encode(uri, { border: 2 })
  const painted = data.map((row) => row.map(() => 0))
  for (const [, x, y, width] of drawQr(uri).matchAll(/M(\d+) (\d+)h(\d+)v1h-\3/g))
    for (let at = Number(x); at < Number(x) + Number(width); at += 1) {
      const row = painted[Number(y)] ?? []
      row[at] = (row[at] ?? 0) + 1
    }
  assert.equal(
    painted,
    data.map((row) => row.map(Number)),
  )
})

test('it is small, with room around it, and asks for nothing', () => {
  const drawing = drawQr(uri)
  assert.ok(drawing.length < 10_000, `${drawing.length} bytes`)
  assert.match(drawing, /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 (\d+) \1"/)
  assert.not.match(drawing, /href|style=|<script/)
})

test.run()
