import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { plainBrand } from '../../src/brand/brand.ts'
import { readLogo } from '../../src/brand/logo.ts'
import { acceptedCoding } from '../../src/http/accept-encoding.ts'
import { joinStyles } from '../../src/http/join-styles.ts'
import { loadPublicFiles } from '../../src/http/public-files.ts'

const folder = fileURLToPath(new URL('../../public', import.meta.url))
const blue = { ...plainBrand, accent: '#2c4a94' }
const files = loadPublicFiles(folder, blue)

async function bytes(path: string, acceptEncoding?: string): Promise<Buffer> {
  const answer = files.answer(path, 'GET', acceptEncoding)
  assert.ok(answer, path)
  return Buffer.from(await answer.arrayBuffer())
}

test('the style sheet holds every part in its layer, the shop outside them, and asks for nothing more', async () => {
  const css = String(await bytes(files.stylesheet))
  assert.match(css, /^@layer tokens,base,layout,components,print;@layer tokens\{:root\{/)
  assert.match(css, /:root\{--shop-accent:#2c4a94\}$/)
  assert.not.match(css, /@import|\/\*|\n|https?:/)
  const parts = readdirSync(join(folder, 'styles')).filter(
    (name) => name.endsWith('.css') && name !== 'index.css',
  )
  assert.is(css.match(/@layer [a-z]+\{/g)?.length, parts.length)
  assert.is(css.split('{').length, css.split('}').length)
  assert.ok(css.length < 16_000, `${css.length} bytes`)
})

test('all that a shop sets about its look stands at the end, outside every layer', () => {
  const brand = {
    accent: '#ffb800',
    radius: '0.5rem',
    textFont: '"Avenir Next", sans-serif',
    headingFont: 'Georgia, serif',
    headingWeight: 700,
    logo: null,
  }
  const css = joinStyles(join(folder, 'styles'), brand)
  assert.ok(
    css.endsWith(
      ':root{--shop-accent:#ffb800;--shop-radius:0.5rem;--shop-text:"Avenir Next", sans-serif;--shop-display:"Georgia", serif;--shop-display-weight:700}',
    ),
    css.slice(-300),
  )
})

test('what is no plain value never reaches the style sheet', () => {
  const untouched = joinStyles(join(folder, 'styles'), plainBrand)
  for (const evil of [
    'red',
    '#12',
    '#fff}body{display:none',
    '#ffffff;',
    '5px}*{',
    'a;b, serif',
    'url(x), serif',
  ]) {
    const brand = { ...plainBrand, accent: evil, radius: evil, textFont: evil, headingFont: evil }
    assert.is(joinStyles(join(folder, 'styles'), brand), untouched, evil)
  }
  assert.is(joinStyles(join(folder, 'styles'), { ...plainBrand, headingWeight: Number.NaN }), untouched)
})

test('the logo is a public file under the name of its content, and shut in when it is opened by itself', async () => {
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><path d="M0 0h90v30z"/></svg>'
  const answer = readLogo(Buffer.from(drawing))
  assert.ok(answer.ok)
  const { logo, answer: get, stylesheet } = loadPublicFiles(folder, { ...blue, logo: answer.logo })
  assert.equal({ width: logo?.width, height: logo?.height }, { width: 90, height: 30 })
  assert.match(logo?.path ?? '', /^\/static\/logo\.[\w-]{12}\.svg$/)
  const file = get(logo?.path ?? '', 'GET', undefined)
  assert.is(await file?.text(), drawing)
  assert.is(file?.headers.get('content-type'), 'image/svg+xml')
  assert.is(file?.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.is(
    file?.headers.get('content-security-policy'),
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox",
  )
  assert.is(stylesheet, files.stylesheet, 'the style sheet knows nothing of it')
  assert.is(files.logo, null)
  assert.is(files.answer(files.stylesheet, 'GET', undefined)?.headers.get('content-security-policy'), null)
})

test('an import that cannot be joined is refused', () => {
  const other = mkdtempSync(join(tmpdir(), 'styles-'))
  writeFileSync(join(other, 'index.css'), '@import url("https://fonts.example/a.css");')
  assert.throws(() => joinStyles(other, plainBrand), /cannot be joined/)
  rmSync(other, { recursive: true })
})

test('another content has another name', () => {
  assert.match(files.stylesheet, /^\/static\/comptoir\.[\w-]{12}\.css$/)
  assert.is(loadPublicFiles(folder, blue).stylesheet, files.stylesheet)
  assert.is.not(loadPublicFiles(folder, { ...blue, accent: '#ffb800' }).stylesheet, files.stylesheet)
})

test('each coding carries the same content and says which it is', async () => {
  const plain = await bytes(files.stylesheet)
  const gzip = await bytes(files.stylesheet, 'gzip')
  const brotli = await bytes(files.stylesheet, 'gzip, deflate, br, zstd')
  assert.ok(gunzipSync(gzip).equals(plain))
  assert.ok(brotliDecompressSync(brotli).equals(plain))
  assert.ok(brotli.length < gzip.length && gzip.length < plain.length)

  const headers = files.answer(files.stylesheet, 'GET', 'br')?.headers
  assert.is(headers?.get('content-encoding'), 'br')
  assert.is(headers?.get('content-length'), String(brotli.length))
  assert.is(headers?.get('content-type'), 'text/css; charset=utf-8')
  assert.is(headers?.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.is(headers?.get('vary'), 'Accept-Encoding')
  assert.is(headers?.get('x-content-type-options'), 'nosniff')
  assert.is(files.answer(files.stylesheet, 'GET', undefined)?.headers.get('content-encoding'), null)
})

test('HEAD has the headers of GET and no body; other methods are told what goes', async () => {
  const head = files.answer(files.stylesheet, 'HEAD', 'gzip')
  const get = files.answer(files.stylesheet, 'GET', 'gzip')
  assert.equal([...(head?.headers ?? [])], [...(get?.headers ?? [])])
  assert.is(await head?.text(), '')
  const post = files.answer(files.stylesheet, 'POST', undefined)
  assert.is(post?.status, 405)
  assert.is(post?.headers.get('allow'), 'GET, HEAD')
})

test('icon and robots.txt answer at the addresses that browsers and robots try', async () => {
  const icon = readFileSync(join(folder, 'favicon.svg')).toString('base64')
  assert.is(files.icon, `data:image/svg+xml;base64,${icon}`)
  assert.ok((await bytes('/favicon.ico')).equals(readFileSync(join(folder, 'favicon.svg'))))
  assert.not.match(
    files.answer('/favicon.ico', 'GET', undefined)?.headers.get('cache-control') ?? '',
    'immutable',
  )
  assert.is(String(await bytes('/robots.txt')), 'User-agent: *\nDisallow: /\n')
})

test('nothing but the listed files can be had', () => {
  const tried = [
    '/static/',
    '/static/comptoir.css',
    '/static/index.css',
    '/static/styles/base.css',
    '/static/../package.json',
    '/static/..%2fpackage.json',
    '/static/%2e%2e/package.json',
    '/static//etc/passwd',
    '/static/.env',
    '/public/favicon.svg',
    '__proto__',
    '/',
    `${files.stylesheet}\0`,
    `${files.stylesheet}/`,
  ]
  for (const path of tried) assert.is(files.answer(path, 'GET', undefined), null, path)
})

test('dotfiles and unknown kinds stay private; a picture of the shop gets its address', async () => {
  const other = mkdtempSync(join(tmpdir(), 'public-'))
  for (const below of ['styles/staff', 'scripts']) mkdirSync(join(other, below), { recursive: true })
  for (const folder of ['styles', 'styles/staff'])
    writeFileSync(join(other, folder, 'index.css'), '@layer base;')
  for (const name of ['favicon.svg', 'robots.txt', 'logo.png', '.secret.svg', 'notes.md'])
    writeFileSync(join(other, name), name)

  const loaded = loadPublicFiles(other, plainBrand)
  rmSync(other, { recursive: true })
  const address = (name: string, extension: string) => {
    const hash = createHash('sha256').update(`${name}.${extension}`).digest('base64url').slice(0, 12)
    return loaded.answer(`/static/${name}.${hash}.${extension}`, 'GET', undefined)
  }
  assert.is(await address('logo', 'png')?.text(), 'logo.png')
  assert.is(address('logo', 'png')?.headers.get('content-type'), 'image/png')
  for (const [name, extension] of [
    ['.secret', 'svg'],
    ['notes', 'md'],
    ['robots', 'txt'],
  ] as const) {
    assert.is(address(name, extension), null, name)
  }
})

const headers: [header: string | undefined, coding: string][] = [
  [undefined, 'identity'],
  ['', 'identity'],
  ['gzip, deflate, br', 'br'],
  ['gzip', 'gzip'],
  ['GZIP', 'gzip'],
  ['x-gzip', 'gzip'],
  ['br;q=0, gzip;q=0.1', 'gzip'],
  ['br;q=0.5, gzip;q=0.9', 'gzip'],
  ['gzip;q=0', 'identity'],
  ['gzip;q=0.5, identity', 'identity'],
  ['*', 'br'],
  ['*;q=0', 'identity'],
  ['br;q=0, *', 'gzip'],
  ['identity;q=0, gzip', 'gzip'],
  ['zstd', 'identity'],
  ['br;q=x, gzip;q=7', 'identity'],
  ['brr, agzip', 'identity'],
  [';;,,', 'identity'],
]

for (const [header, coding] of headers) {
  test(`Accept-Encoding ${JSON.stringify(header)} gets ${coding}`, () => {
    assert.is(acceptedCoding(header), coding)
  })
}

test.run()
