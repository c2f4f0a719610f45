import { deflateSync } from 'node:zlib'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { readLogo } from '../../src/brand/logo.ts'

const space = 'xmlns="http://www.w3.org/2000/svg"'
const svg = (inside: string, attributes = 'viewBox="0 0 90 30"') =>
  `<svg ${space} ${attributes}>${inside}</svg>`

const read = (content: string | Buffer) => readLogo(Buffer.from(content))

function problemOf(content: string | Buffer) {
  const answer = read(content)
  assert.not.ok(answer.ok, `taken: ${String(content).slice(0, 100)}`)
  return answer.ok ? null : answer.problem
}

test('a plain drawing tells its proportions', () => {
  for (const [content, width, height] of [
    [svg('<path d="M0 0h9"/>'), 90, 30],
    [svg('', 'viewBox="-5,-5 12.5 10"'), 12.5, 10],
    [svg('', 'width="120" height="40px"'), 120, 40],
  ] as const) {
    const answer = read(content)
    assert.ok(answer.ok, content)
    const { logo } = answer
    assert.equal([logo.type, logo.width, logo.height], ['image/svg+xml', width, height])
    assert.is(String(logo.bytes), content)
  }
})

test('what drawing programs write around a drawing goes through', () => {
  const written = [
    `\uFEFF<?xml version="1.0" encoding="UTF-8"?>\n<!-- Made with love -->\n`,
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n',
    `<svg version="1.1" ${space} xmlns:xlink="http://www.w3.org/1999/xlink" viewBox='0 0 90 30' xml:space="preserve">`,
    '<title>Perrin &amp; Filles, https://perrin.example/</title>',
    '<style type="text/css"><![CDATA[ .a > .b { fill: url(#g) } @media (prefers-color-scheme: dark) { .a { fill: #fff } } ]]></style>',
    '<defs><linearGradient id="g"><stop offset="0" stop-color="#fff"/></linearGradient></defs>',
    `<g class="a" fill="url('#g')"><text x="1">Perrin &#38; Filles</text><use xlink:href="#g"/><use href="#g" /></g>`,
    '</svg>\n',
  ].join('')
  assert.ok(read(written).ok)
})

test('a drawing that could do more than draw is refused, and what it was is told', () => {
  for (const [inside, found] of [
    ['<script>alert(1)</script>', '<script>'],
    ['<SCRIPT>alert(1)</SCRIPT>', '<SCRIPT>'],
    ['<foreignObject><p/></foreignObject>', '<foreignObject>'],
    ['<a href="#x"><path/></a>', '<a>'],
    ['<image href="data:image/png;base64,AA=="/>', '<image>'],
    ['<set attributeName="href" to="#x"/>', '<set>'],
    ['<animate attributeName="x"/>', '<animate>'],
    ['<svg:script xmlns:svg="http://www.w3.org/2000/svg"/>', '<svg:script>'],
    ['<g xmlns:svg="http://www.w3.org/1999/xhtml"/>', 'xmlns:svg'],
    ['<g xmlns="http://www.w3.org/1999/xhtml"/>', 'xmlns'],
    ['<path onclick="alert(1)"/>', 'onclick'],
    ['<path ONLOAD="alert(1)"/>', 'ONLOAD'],
    ['<path inkscape:label="x"/>', 'inkscape:label'],
    ['<use href="https://evil.example/#x"/>', 'href="https://evil.example/#x"'],
    ['<use xlink:href="java&#115;cript:alert(1)"/>', 'xlink:href="javascript:alert(1)"'],
    ['<use href=" #x"/>', 'href=" #x"'],
    ['<path fill="url(https://evil.example/x)"/>', 'url('],
    ['<path fill="u&#114;l(//evil.example/x)"/>', 'url('],
    ['<path style="fill:u\\72l(//evil.example/x)"/>', '\\'],
    ['<path style="mask: image-set(&quot;x&quot; 1x)"/>', 'image-set('],
    ['<style>@import "x.css";</style>', '@import'],
    ['<style>@font-face{src:url( "x.woff")}</style>', 'url('],
    ['<style><![CDATA[path{fill:URL(x)}]]></style>', 'URL('],
    ['<style>@imp<!-- -->ort "//evil.example/x.css";</style>', '@import'],
    ['<style>@imp<g>{}</g>ort "//evil.example/x.css";</style>', '@import'],
    ['<style><![CDATA[path{fill:u]]><![CDATA[rl(//evil.example/x)}]]></style>', 'url('],
    ['<style>path{fill:u<desc/>rl(//evil.example/x)}</style>', 'url('],
    ['<path id="&unknown;"/>', '&'],
  ] as const) {
    assert.equal(problemOf(svg(inside)), { kind: 'not-plain', found }, inside)
  }
})

test('what is no whole drawing is refused', () => {
  for (const content of [
    svg('<g>'),
    svg('</g>'),
    svg('<g></path></g>'),
    svg('<path d="a<b"/>'),
    svg('<path d=a/>'),
    svg('<?xml-stylesheet href="x.css"?>'),
    svg('<!-- a -- b -->'),
    `<!DOCTYPE svg [<!ENTITY x "y">]>${svg('')}`,
    svg('').slice(0, -3),
    svg('').replace('</svg>', ''),
    `<svg viewBox="0 0 1 1"></svg>`,
    `<html><svg ${space}/></html>`.replace('<html>', '<!--svg--><html>'),
    svg('', ''),
    svg('', 'viewBox="0 0 0 30"'),
    svg('', 'viewBox="0 0 90"'),
    svg('', 'viewBox="0 0 90 x"'),
    svg('', 'width="100%" height="100%"'),
    svg('', 'width="1e9" height="30"'),
    Buffer.concat([Buffer.from(svg('')), Buffer.from([0xff])]),
  ])
    assert.equal(problemOf(content), { kind: 'broken', type: 'image/svg+xml' }, String(content))
})

function chunk(name: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(data.length)
  return Buffer.concat([length, Buffer.from(name), data, Buffer.alloc(4)])
}

function png(width: number, height: number, chunks = ['IHDR', 'IDAT', 'IEND']): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 6, 0, 0, 0])
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  const contents: Record<string, Buffer> = { IHDR: header, IDAT: deflateSync(Buffer.alloc(5)) }
  const written = chunks.map((name) => chunk(name, contents[name] ?? Buffer.alloc(0)))
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...written])
}

test('a PNG is walked from its first chunk to its last', () => {
  const answer = read(png(600, 200))
  assert.ok(answer.ok)
  assert.equal([answer.logo.type, answer.logo.width, answer.logo.height], ['image/png', 600, 200])
  assert.is(String(answer.logo.bytes), String(png(600, 200)))
  for (const broken of [
    png(0, 200),
    png(600, 5000),
    png(600, 200, ['IDAT', 'IHDR', 'IEND']),
    png(600, 200, ['IHDR', 'IEND']),
    png(600, 200, ['IHDR', 'IDAT']),
    png(600, 200).subarray(0, -1),
    png(600, 200).subarray(0, 20),
    Buffer.concat([png(600, 200), Buffer.from('<script>')]),
  ])
    assert.equal(problemOf(broken), { kind: 'broken', type: 'image/png' })
})

function webp(name: string, data: number[]): Buffer {
  const body = Buffer.concat([Buffer.from(`WEBP${name}`), Buffer.alloc(4), Buffer.from(data)])
  const length = Buffer.alloc(4)
  length.writeUInt32LE(body.length)
  return Buffer.concat([Buffer.from('RIFF'), length, body])
}

test('a WebP of each kind tells its size', () => {
  const lossy = webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x58, 0x02, 0xc8, 0x00])
  const lossless = webp('VP8L', [0x2f, 0x57, 0xc2, 0x31, 0, 0, 0, 0, 0, 0])
  const extended = webp('VP8X', [0, 0, 0, 0, 0x57, 0x02, 0, 0xc7, 0, 0])
  for (const content of [lossy, lossless, extended]) {
    const answer = read(content)
    assert.ok(answer.ok)
    assert.equal([answer.logo.type, answer.logo.width, answer.logo.height], ['image/webp', 600, 200])
  }
  for (const broken of [
    lossy.subarray(0, -1),
    Buffer.concat([lossy, Buffer.from('x')]),
    webp('VP8 ', [0, 0, 0, 1, 2, 3, 0x58, 0x02, 0xc8, 0x00]),
    webp('VP8L', [0, 0x57, 0xc2, 0x31, 0, 0, 0, 0, 0, 0]),
    webp('ANIM', [0, 0, 0, 0, 0x57, 0x02, 0, 0xc7, 0, 0]),
  ])
    assert.equal(problemOf(broken), { kind: 'broken', type: 'image/webp' })
})

test('other kinds of files and large ones are refused', () => {
  for (const content of ['', 'GIF89a', '\xff\xd8\xff\xe0', '<html></html>', 'svg', '<p>', 'RIFF....WAVE'])
    assert.equal(problemOf(content), { kind: 'no-picture' }, content)
  assert.equal(problemOf(Buffer.alloc(200_001)), { kind: 'too-large' })
  assert.ok(read(svg(`<path d="${' '.repeat(199_900)}"/>`)).ok)
})

test.run()
