import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Hono } from 'hono'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type BrowserOptions, type Fetch, openBrowser, overTheWire } from './browser.ts'

type Seen = { method: string; path: string; body: string; headers: Headers; address: string }

/** A site of a few pages that remembers what reached it. */
function site(pages: Record<string, string | (() => Response)>, options: BrowserOptions = {}) {
  const seen: Seen[] = []
  const app = new Hono<{ Bindings: { incoming: { socket: { remoteAddress: string } } } }>()
  app.all('*', async (c) => {
    const { method, path } = c.req
    const address = c.env.incoming.socket.remoteAddress
    seen.push({ method, path, body: await c.req.text(), headers: c.req.raw.headers, address })
    const answer = pages[`${method} ${path}`] ?? pages[path]
    if (answer === undefined) return c.html(page('<h1>Not here</h1>'), 404)
    return typeof answer === 'string' ? c.html(answer) : answer()
  })
  const fetch: Fetch = (request, client) => app.fetch(request, client)
  const last = () => seen.at(-1) as Seen
  return { browser: openBrowser(fetch, options), seen, last }
}

function page(main: string, title = 'Perrin'): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><main>${main}</main></body></html>`
}

function answer(status: number, headers: [string, string][], body = ''): () => Response {
  return () => new Response(status === 303 ? null : body, { status, headers })
}

const setsCookies = (...cookies: string[]) =>
  answer(
    200,
    [['content-type', 'text/html'], ...cookies.map((one): [string, string] => ['set-cookie', one])],
    page('Set'),
  )

async function rejection(work: () => unknown): Promise<string> {
  try {
    await work()
  } catch (error) {
    return (error as Error).message
  }
  throw new Error('nothing was thrown')
}

test('a typed address, then a form, in a modern browser', async () => {
  const form = page('<form method="post" action="/save?a=1"><button>Save</button></form>')
  const { browser, seen } = site({ '/': form, '/save': form }, { languages: 'fr', address: '127.0.0.9' })
  await browser.open('/?page=1')
  await browser.press('Save')

  const [opened, saved] = seen as [Seen, Seen]
  assert.is(opened.headers.get('sec-fetch-site'), 'none')
  assert.is(opened.headers.get('origin'), null)
  assert.is(opened.headers.get('referer'), null)
  assert.is(opened.address, '127.0.0.9')
  assert.is(saved.headers.get('sec-fetch-site'), 'same-origin')
  assert.is(saved.headers.get('sec-fetch-mode'), 'navigate')
  assert.is(saved.headers.get('sec-fetch-dest'), 'document')
  assert.is(saved.headers.get('origin'), 'http://localhost:3000')
  assert.is(saved.headers.get('referer'), 'http://localhost:3000/?page=1')
  assert.is(saved.headers.get('accept-language'), 'fr')
  assert.match(saved.headers.get('user-agent') ?? '', 'Firefox')
  assert.is(saved.headers.get('content-type'), 'application/x-www-form-urlencoded')
  assert.is(saved.headers.get('host'), 'localhost:3000')
  assert.is(browser.url, '/save?a=1')
})

test('a text browser sends none of the newer headers', async () => {
  const { browser, last } = site(
    { '/': page('<form method="post"><button>Save</button></form>') },
    { kind: 'text' },
  )
  await browser.open('/')
  await browser.press('Save')

  const names = [...last().headers.keys()]
  assert.equal(
    names.filter((name) => /^(origin|referer|sec-fetch-.*)$/.test(name)),
    [],
  )
  assert.match(last().headers.get('user-agent') ?? '', 'Lynx')
})

test('a page that forbids the referrer gets the origin null', async () => {
  const form = page('<form method="post"><button>Save</button></form>')
  const { browser, last } = site({
    '/': answer(
      200,
      [
        ['content-type', 'text/html'],
        ['referrer-policy', 'no-referrer'],
      ],
      form,
    ),
  })
  await browser.open('/')
  await browser.press('Save')

  assert.is(last().headers.get('origin'), 'null')
  assert.is(last().headers.get('referer'), null)
})

test('a form sends what the HTML standard says, in the order of the page', async () => {
  const { browser, last } = site({
    '/': page(`
      <form id="big" method="post" action="/to">
        <input type="hidden" name="token" value="t &amp; é">
        <label>Email * <input name="email" type="email" value="old@example.com"></label>
        <label for="note">Note</label><textarea id="note" name="note">\nfirst\nsecond</textarea>
        <label>Off <input name="off" value="x" disabled></label>
        <fieldset disabled><legend>L <label>In legend <input name="legend" value="kept"></label></legend>
          <label>Inside <input name="inside" value="lost"></label></fieldset>
        <label><input type="checkbox" name="keep"> Keep me logged in</label>
        <label><input type="checkbox" name="news" value="yes" checked> News</label>
        <label>Unnamed <input value="lost"></label>
        <fieldset><legend>Title</legend>
          <label><input type="radio" name="title" value="mrs" checked> Mrs</label>
          <label><input type="radio" name="title" value="mr"> Mr</label></fieldset>
        <label>Country <select name="country"><option>France<option value="BE">Belgium</option></select></label>
        <label>Days <select name="days" multiple><option selected>Mon<option>Tue<option disabled selected>Wed</select></label>
        <label>None <select name="none" size="3"><option>a</select></label>
        <button name="go" value="1">Save</button>
        <button name="go" value="2" formaction="/elsewhere?x=1" formnovalidate>Other</button>
        <input type="submit" name="third" value="Third">
        <button type="button" name="nothing" value="3">Nothing</button>
      </form>
      <label>Outside <input name="outside" value="o" form="big"></label>`),
    '/to': page('Done'),
    '/elsewhere': page('Done'),
  })
  await browser.open('/')
  assert.is(browser.field('Note').value, 'first\nsecond')
  browser.type('Email', 'anna@example.com').type('Note', 'a\nb\r\nc').tick('Keep me logged in').untick('News')
  browser.choose('Title', 'Mr').choose('Country', 'Belgium').choose('Days', 'Tue')
  await browser.press('Save')

  const expected = [
    'token=t+%26+%C3%A9&email=anna%40example.com&note=a%0D%0Ab%0D%0Ac&legend=kept&keep=on&title=mr&country=BE',
    'days=Mon&days=Tue&go=1&outside=o',
  ]
  assert.is(last().body, expected.join('&'))
  assert.is(last().path, '/to')

  await browser.open('/')
  assert.equal(browser.formData('Third').entries.at(-2), ['third', 'Third'])
  const other = browser.formData('Other')
  assert.is(other.action, '/elsewhere?x=1')
  assert.is(other.method, 'POST')
  assert.match(
    await rejection(() => browser.press('Nothing')),
    /no button "Nothing".*there is: "Save", "Other", "Third"/,
  )
  assert.match(await rejection(() => browser.type('Off', 'x')), 'takes no typing')
})

test('a GET form replaces the query of its action', async () => {
  const form = page(
    '<form action="/find?old=1"><label>Word <input name="q"></label><button>Find</button></form>',
  )
  const { browser, last } = site({ '/': form, '/find': page('Found') })
  await browser.open('/')
  await browser.type('Word', 'thé vert').press('Find')

  assert.is(browser.url, '/find?q=th%C3%A9+vert')
  assert.is(last().body, '')
  assert.is(last().headers.get('origin'), null)
})

test('what a browser would not send, this one refuses', async () => {
  const form = (attributes: string, inside = '') =>
    page(`<form method="post" ${attributes}>${inside}<button>Send</button></form>`)
  const needed = '<label>Email * <input name="email" type="email" maxlength="20" required></label>'
  const pages = {
    '/file': form('enctype="multipart/form-data"'),
    '/needed': form('', needed),
    '/free': form('novalidate', needed),
  }
  const { browser, seen } = site(pages)

  await browser.open('/file')
  assert.match(await rejection(() => browser.press('Send')), 'multipart/form-data')
  await browser.open('/needed')
  assert.match(await rejection(() => browser.press('Send')), '"Email" is required and empty')
  assert.match(await rejection(() => browser.type('Email', 'anna').press('Send')), 'not an email address')
  assert.match(await rejection(() => browser.type('Email', 'a'.repeat(21))), 'after 20 characters')
  assert.is(seen.filter(({ method }) => method === 'POST').length, 0)

  await browser.open('/free')
  await browser.press('Send')
  const text = site(pages, { kind: 'text' })
  await text.browser.open('/needed')
  await text.browser.press('Send')
  assert.is(text.last().body, 'email=')
})

test('labels and names are found through stars, spaces and hidden parts', async () => {
  const { browser, last } = site({
    '/': page(`<form method="post">
      <label for="p">Mot  de\u00a0passe\u202f: *</label><input id="p" name="p" type="password">
      <button name="end" value="1">Log out<span class="hidden"> Safari on iPhone</span></button>
      <button name="end" value="2">Log out<span class="hidden"> Chrome on Android</span></button>
      <button name="end" value="3">End<span class="hidden"> everything</span></button></form>`),
  })
  await browser.open('/')
  browser.type('Mot de passe :', 'secret')
  assert.equal(browser.buttons, ['Log out Safari on iPhone', 'Log out Chrome on Android', 'End everything'])
  assert.is(browser.formData('End').entries.at(-1)?.[1], '3')
  assert.match(await rejection(() => browser.press('Log out')), '2 times button "Log out"')
  await browser.press('Log out Chrome on Android')

  assert.is(last().body, 'p=secret&end=2')
})

test('links are followed by their text, and the error names those that are there', async () => {
  const { browser } = site({
    '/': page('<a href="/one?x=1#part">First <b>one</b></a> <a href="https://elsewhere.example/">Away</a>'),
    '/one': page('<h1>One</h1>', 'First'),
  })
  await browser.open('/')
  assert.match(
    await rejection(() => browser.click('Second')),
    'no link "Second" on this page; there is: "First one", "Away"',
  )
  assert.match(await rejection(() => browser.click('Away')), 'would leave for https://elsewhere.example/')
  await browser.click('First one')

  assert.is(browser.url, '/one?x=1')
  assert.is(browser.heading, 'One')
  assert.is(browser.title, 'First')
})

test('redirects: 303 becomes GET, 307 keeps the form, a ring ends', async () => {
  const { browser, seen, last } = site({
    '/': page(
      '<form method="post" action="/a"><input type="hidden" name="n" value="1"><button>Go</button></form>',
    ),
    '/a': answer(307, [['location', '/b']]),
    'POST /b': answer(303, [['location', 'end?x=1']]),
    '/end': page('<h1>End</h1>'),
    '/ring': answer(302, [['location', '/ring']]),
  })
  await browser.open('/')
  await browser.press('Go')

  assert.equal(browser.hops, [
    { method: 'POST', url: '/a', status: 307 },
    { method: 'POST', url: '/b', status: 303 },
    { method: 'GET', url: '/end?x=1', status: 200 },
  ])
  assert.is(seen[2]?.body, 'n=1')
  assert.is(last().headers.get('origin'), null)
  assert.is(last().headers.get('referer'), 'http://localhost:3000/')
  assert.match(await rejection(() => browser.open('/ring')), 'more than 10 redirects')
})

test('post sends anything, with the page as its origin, and headers can be changed or left out', async () => {
  const { browser, last } = site({ '/': page('Here'), '/to': page('There') })
  await browser.open('/')
  await browser.post(
    '/to',
    [
      ['email', 'a'],
      ['email', 'b'],
    ],
    { origin: 'https://evil.example' },
  )
  assert.is(last().body, 'email=a&email=b')
  assert.is(last().headers.get('origin'), 'https://evil.example')

  await browser.post('/to', '{}', { 'content-type': 'application/json', 'sec-fetch-site': null })
  assert.is(last().body, '{}')
  assert.is(last().headers.get('content-type'), 'application/json')
  assert.is(last().headers.get('sec-fetch-site'), null)
  assert.is(last().headers.get('origin'), 'http://localhost:3000')

  await browser.post('/to', 'x', { 'content-type': null })
  assert.is(last().headers.get('content-type'), null)
})

test('a double click sends twice; the second answer becomes the page', async () => {
  let count = 0
  const { browser, seen } = site({
    '/': page('<form method="post" action="/login"><button>Log in</button></form>'),
    '/login': () => {
      count += 1
      const headers: [string, string][] = [
        ['location', `/account/${count}`],
        ['set-cookie', `session=${count}; Path=/`],
      ]
      return answer(303, headers)()
    },
    '/account/2': page('<h1>Second</h1>'),
  })
  await browser.open('/')
  const first = await browser.pressTwice('Log in')

  assert.equal(
    seen.map(({ method }) => method),
    ['GET', 'POST', 'POST', 'GET'],
  )
  assert.is(first.headers.get('location'), '/account/1')
  assert.is(browser.heading, 'Second')
  assert.equal([...browser.cookies], [['session', '2']])
})

test('cookies are kept, sent by path, replaced and deleted', async () => {
  const { browser, last } = site({
    '/': setsCookies('a=1; Path=/', 'deep=2; Path=/deep; HttpOnly', 'junk', '__Host-x=1; Path=/; Secure'),
    '/deep/er': page('Deep'),
    '/deeper': page('Not below'),
    '/replace': setsCookies('a=3; Path=/', 'b==; Path=/'),
    '/delete': setsCookies(
      'a=; Path=/; Max-Age=0',
      'deep=; Path=/deep; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    ),
  })
  await browser.open('/')
  await browser.open('/deep/er')
  assert.is(last().headers.get('cookie'), 'deep=2; a=1; junk')
  await browser.open('/deeper')
  assert.is(last().headers.get('cookie'), 'a=1; junk')
  await browser.open('/replace')
  assert.equal(
    [...browser.cookies],
    [
      ['a', '3'],
      ['deep', '2'],
      ['', 'junk'],
      ['b', '='],
    ],
  )
  await browser.open('/delete')
  assert.equal([...browser.cookies.keys()], ['', 'b'])
})

test('Secure and __Host- cookies live by the origin and the kind of browser', async () => {
  const cookies = [
    's=1; Secure',
    '__Host-h=1; Secure; Path=/',
    '__Host-path=1; Secure; Path=/x',
    '__Host-plain=1; Path=/',
  ]
  const moreCookies = [
    '__Host-d=1; Secure; Path=/; Domain=shop.example',
    '__Secure-z=1; Secure',
    'd=1; Domain=shop.example',
    'f=1; Domain=other.example',
  ]
  const kept = async (origin: string, kind: 'modern' | 'text') => {
    const { browser } = site({ '/': setsCookies(...cookies, ...moreCookies) }, { origin, kind })
    await browser.open('/')
    return [...browser.cookies.keys()]
  }

  assert.equal(await kept('https://shop.example', 'modern'), ['s', '__Host-h', '__Secure-z', 'd'])
  assert.equal(await kept('https://shop.example', 'text'), ['s', '__Host-h', '__Secure-z', 'd'])
  assert.equal(await kept('http://shop.example', 'modern'), ['d'])
  assert.equal(await kept('http://localhost:3000', 'modern'), ['s'])
  assert.equal(await kept('http://127.0.0.1:3000', 'text'), [])
})

test('cookies age by the clock handed in; closing the browser drops those of the session', async () => {
  let now = new Date('2026-11-01T10:00:00Z')
  const { browser, last } = site(
    {
      '/': setsCookies('session=1', 'kept=1; Max-Age=3600', 'dated=1; Expires=Sun, 01 Nov 2026 12:00:00 GMT'),
      '/x': page('x'),
    },
    { now: () => now },
  )
  await browser.open('/')
  browser.closeAndReopen()
  assert.is(browser.url, '')
  await browser.open('/x')
  assert.is(last().headers.get('cookie'), 'kept=1; dated=1')
  now = new Date('2026-11-01T11:00:00Z')
  await browser.open('/x')
  assert.is(last().headers.get('cookie'), 'dated=1')
})

const logsOut = {
  '/': setsCookies('a=1'),
  '/out': answer(
    200,
    [
      ['content-type', 'text/html'],
      ['clear-site-data', '"cache", "cookies"'],
    ],
    page('Bye'),
  ),
}

test('Clear-Site-Data empties the jar; a clone goes its own way', async () => {
  const { browser } = site(logsOut)
  await browser.open('/')
  const twin = browser.clone()
  await browser.open('/out')

  assert.is(browser.cookies.size, 0)
  assert.is(twin.cookies.get('a'), '1')
  assert.is(twin.url, '/')
})

test('a text browser knows no Clear-Site-Data, and nobody believes it over plain http', async () => {
  for (const options of [{ kind: 'text' }, { origin: 'http://shop.example' }] as const) {
    const { browser } = site(logsOut, options)
    await browser.open('/')
    await browser.open('/out')
    assert.is(browser.cookies.get('a'), '1')
  }
})

test('a page is read as a person reads it', async () => {
  const { browser } = site({
    '/': page(`<div role="alert"><h2>There is a problem</h2><p>Try again</p><ul><li><a href="#e">Enter an  email</a></li></ul></div>
      <h1>Log <em>in</em></h1><p>Two<br>lines</p><p hidden>Not seen</p><style>b{}</style>
      <table><tr><th>Total</th><td>12,00\u00a0€</td></tr></table>
      <form method="post"><label for="e">Email *</label><p class="hint" id="e-hint">Like anna@example.com</p>
      <p class="error" id="e-error">Enter an email</p>
      <input id="e" name="email" type="email" value="x" autocomplete="username" aria-invalid="true"
        aria-describedby="e-hint e-error"></form>`),
    '/data': answer(200, [['content-type', 'application/json']], '{"ok":true}'),
  })
  await browser.open('/')

  const summary = 'There is a problem\nTry again\nEnter an email\nLog in\nTwo\nlines\nTotal 12,00\u00a0€\n'
  assert.is(browser.text, `${summary}Email *\nLike anna@example.com\nEnter an email`)
  assert.is(browser.main, browser.text)
  assert.equal(browser.errors, ['Try again', 'Enter an email'])
  assert.equal(browser.fields, ['Email'])
  assert.equal(browser.field('Email'), {
    name: 'email',
    value: 'x',
    type: 'email',
    ticked: false,
    error: 'Enter an email',
    hint: 'Like anna@example.com',
    autocomplete: 'username',
    invalid: true,
    describedBy: ['e-hint', 'e-error'],
  })
  assert.match(await rejection(() => browser.field('Name')), 'there is: "Email"')

  await browser.open('/data')
  assert.is(browser.text, '{"ok":true}')
  assert.match(await rejection(() => browser.heading), 'no HTML page')
})

const faults: Record<string, [html: string, says: string]> = {
  'no doctype': ['<html lang="en"><head><title>x</title></head><body></body></html>', 'no doctype'],
  'no title': [page('x', ' '), 'no title'],
  'no language': ['<!doctype html><html><head><title>x</title></head><body></body></html>', 'no lang'],
  'an id twice': [page('<p id="a"></p><p id="a"></p>'), 'the id "a" is there twice'],
  'a field without label': [page('<form><input name="email"></form>'), '<input email> has no label'],
  'a list without label': [
    page('<form><label for="x"></label><select id="x" name="c"></select></form>'),
    '<select c> has no label',
  ],
  'a button without name': [page('<form><button name="b"> </button></form>'), '<button b> has no name'],
  'a label for nothing': [page('<label for="gone">Email</label>'), 'points to "gone"'],
  'a description that is gone': [page('<label>E<input aria-describedby="gone"></label>'), 'points to "gone"'],
  'undefined in the text': [page('<p>Hello undefined</p>'), 'it says "Hello undefined"'],
  'an object in the text': [page('<p>[object Object]</p>'), '[object Object]'],
  'NaN in the title': [page('x', 'NaN orders'), 'NaN orders'],
  'undefined in a link': [page('<a href="/orders/undefined">Order</a>'), '/orders/undefined'],
  'a script': [page('<script>1</script>'), 'inline script'],
  'a style attribute': [page('<p style="color:red">x</p>'), 'style attribute'],
  'a handler': [page('<p onclick="x()">x</p>'), 'the attribute onclick'],
  'a script link': [page('<a href=" java&#10;script:alert(1)">x</a>'), 'it leads to'],
  'a data link': [page('<a href="data:text/html,x">x</a>'), 'it leads to'],
}

for (const [name, [html, says]] of Object.entries(faults)) {
  test(`a page with a fault is refused on arrival: ${name}`, async () => {
    const { browser } = site({ '/': html })
    const message = await rejection(() => browser.open('/'))
    assert.match(message, 'the page / (200) is wrong')
    assert.match(message, says)

    const lenient = site({ '/': html }, { unchecked: /^\/$/ })
    assert.is((await lenient.browser.open('/')).status, 200)
  })
}

test('a page without fault arrives, with links of every harmless kind', async () => {
  const links = ['/a', '?b', '#c', 'https://x.example/', 'mailto:a@example.com', 'tel:+33', 'a:b/c'.slice(2)]
  const { browser } = site({ '/': page(links.map((href) => `<a href="${href}">${href}</a>`).join(' ')) })
  await browser.open('/')
  assert.is(browser.links.length, links.length)
})

test('over the wire, a real server sees only the headers of the browser, and its address', async () => {
  const seen: { headers: string[]; address: string | undefined; body: string }[] = []
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString()
    seen.push({ headers: Object.keys(request.headers), address: request.socket.remoteAddress, body })
    response.writeHead(
      200,
      [
        ['content-type', 'text/html'],
        ['set-cookie', 'a=1'],
        ['set-cookie', 'b=2'],
      ].flat(),
    )
    response.end(
      page('<form method="post"><input type="hidden" name="n" value="é"><button>Go</button></form>'),
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const browser = openBrowser(overTheWire, { origin, kind: 'text', address: '127.0.0.7' })
    await browser.open('/')
    await browser.press('Go')

    assert.equal([...browser.cookies.keys()], ['a', 'b'])
    assert.is(seen[1]?.address, '127.0.0.7')
    assert.is(seen[1]?.body, 'n=%C3%A9')
    assert.equal(
      seen[1]?.headers.filter((name) => /^(origin|referer|sec-.*)$/.test(name)),
      [],
    )
    assert.ok(seen[1]?.headers.includes('cookie'))
  } finally {
    server.closeAllConnections()
    server.close()
  }
})

test.run()
