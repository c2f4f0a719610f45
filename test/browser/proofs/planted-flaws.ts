import { pageWith } from './bad-page.ts'
import type { CheckName } from './checks/all.ts'
import type { Visit } from './checks/check.ts'

type Flaw = {
  /** What is wrong with the page. */
  flaw: string
  html: string
  /** What the check has to say. */
  says: RegExp
  visit?: Partial<Visit>
}

const h1 = '<h1>Sound</h1>'
const summary = (attributes: string) =>
  `<div role="alert" ${attributes}><h2 id="summary">There is a problem</h2><a href="#email">Type it</a></div>`
const field = '<label for="email">Email</label> <input id="email" name="email">'
const errorPage = (main: string) => pageWith({ title: 'Error: Sound', main })
const wholeSummary = summary('aria-labelledby="summary" tabindex="-1" autofocus')

/** For every check, pages that it has to find something wrong with. */
export const plantedFlaws: Record<CheckName, Flaw[]> = {
  'shifts nothing while loading': [
    {
      flaw: 'a banner that comes late',
      html: pageWith({
        main: `<div id="late"></div>${h1}<p>Some words that will be pushed down by what comes late.</p>
          <script>requestAnimationFrame(() => requestAnimationFrame(() => { late.style.height = '300px' }))</script>`,
      }),
      says: /shifted/,
    },
  ],
  'asks no other host, and the browser has nothing to complain about': [
    {
      flaw: 'a picture from elsewhere',
      html: pageWith({ main: `${h1}<img alt="" src="http://127.0.0.1:9/pixel.png">` }),
      says: /another host: http:\/\/127\.0\.0\.1:9/,
    },
    {
      flaw: 'a script that breaks',
      html: pageWith({ main: `${h1}<script>nothing.like.this</script>` }),
      says: /complains: nothing is not defined/,
    },
  ],
  'is light': [
    {
      flaw: 'a page of 30 kB',
      html: pageWith({ main: `${h1}<p>${'long '.repeat(6000)}</p>` }),
      says: /bytes, more/,
    },
    {
      flaw: 'a page with too many files',
      html: pageWith({
        main: h1 + [1, 2, 3, 4, 5].map((at) => `<img alt="" src="/picture-${at}.png">`).join(''),
      }),
      says: /requests, more/,
    },
  ],
  'tells of errors, and only of errors': [
    {
      flaw: 'an error without a summary',
      html: errorPage(h1 + field),
      says: /0 summaries/,
      visit: { wrong: true },
    },
    {
      flaw: 'a title that keeps the error to itself',
      html: pageWith({ main: wholeSummary + h1 + field }),
      says: /title does not begin/,
      visit: { wrong: true },
    },
    {
      flaw: 'a summary behind the form',
      html: errorPage(h1 + field + wholeSummary),
      says: /not stand first/,
      visit: { wrong: true },
    },
    {
      flaw: 'a summary without the focus',
      html: errorPage(summary('aria-labelledby="summary"') + h1 + field),
      says: /not where the focus is/,
      visit: { wrong: true },
    },
    {
      flaw: 'a summary that leads nowhere',
      html: errorPage(wholeSummary + h1),
      says: /not there/,
      visit: { wrong: true },
    },
    { flaw: 'an error that is none', html: errorPage(wholeSummary + h1 + field), says: /without errors/ },
  ],
  'has headings, landmarks and a language': [
    { flaw: 'two h1', html: pageWith({ main: h1 + h1 }), says: /2 × h1/ },
    { flaw: 'a heading left out', html: pageWith({ main: `${h1}<h3>Deep</h3>` }), says: /jump to level 3/ },
    { flaw: 'another language', html: pageWith({ lang: 'fr' }), says: /lang is fr/ },
    { flaw: 'two mains', html: pageWith({ main: `${h1}</main><main>` }), says: /2 × main/ },
    { flaw: 'a nav without a name', html: pageWith({ main: `${h1}<nav></nav>` }), says: /nav without/ },
  ],
  'marks words of another language': [
    {
      flaw: 'a French button in English',
      html: pageWith({ footer: '<button>Français</button>' }),
      says: /“Français” stands in words of the language en/,
    },
  ],
  'fits 320 px and twice the size': [
    {
      flaw: 'a box of 400 px',
      html: pageWith({
        main: `${h1}<div style="width: 400px">Wide words in a wide box, wider than a phone is</div>`,
      }),
      says: /320 px: scrolls sideways/,
    },
    {
      flaw: 'a box that scrolls within',
      html: pageWith({ main: `${h1}<div style="overflow: auto"><div style="width: 700px">Wide</div></div>` }),
      says: /640 px: cut off/,
    },
  ],
  'bears more space between letters and lines': [
    {
      flaw: 'a button of a fixed size',
      html: pageWith({
        main: `${h1}<button style="width: 9.5rem; white-space: nowrap; font: 1rem monospace">Reset password</button>`,
      }),
      says: /more space at 320 px: too much in it: button/,
    },
    {
      flaw: 'a line of a fixed height',
      html: pageWith({
        main: `${h1}<p style="height: 3rem; overflow: hidden; line-height: 1; max-width: 17rem">Words that just fit two lines as long as nobody needs more space between.</p>`,
      }),
      says: /cut off: p/,
    },
  ],
  'shows its edges in forced colours': [
    {
      flaw: 'a field that is only a tint',
      html: pageWith({ style: 'input { border: 0; background: #eee !important }' }),
      says: /input “email”/,
    },
    {
      flaw: 'a button that is only a fill',
      html: pageWith({ main: `${h1}<button>Save</button>`, style: 'button { border: 0; background: #0a0 }' }),
      says: /button “Save”/,
    },
  ],
  'stands still for whoever asked for it': [
    {
      flaw: 'a transition',
      html: pageWith({ style: 'button { transition: background 0.2s }' }),
      says: /button\. has a transition/,
    },
    {
      flaw: 'an animation',
      html: pageWith({
        style:
          '@keyframes wave { to { opacity: 0.9 } } h1::after { content: "!"; animation: wave 1s infinite }',
      }),
      says: /h1\. is animated/,
    },
    {
      flaw: 'pages that slide in',
      html: pageWith({ style: '@view-transition { navigation: auto }' }),
      says: /page turns/,
    },
  ],
  'is accessible by axe’s rules, light and dark': [
    {
      flaw: 'pale words',
      html: pageWith({ main: `${h1}<p style="color: #aaa; background: #fff">Pale</p>` }),
      says: /light: axe color-contrast/,
    },
    {
      flaw: 'words that are pale in the dark only',
      html: pageWith({ style: '@media (prefers-color-scheme: dark) { h1 { color: #444 } }' }),
      says: /dark: axe color-contrast/,
    },
    {
      flaw: 'targets of 12 px side by side',
      html: pageWith({
        main: `${h1}<p>${'<button style="min-height: 0; width: 12px; height: 12px; padding: 0; border: 0" aria-label="one"></button>'.repeat(3)}</p>`,
      }),
      says: /axe target-size/,
    },
    { flaw: 'a field without a label', html: pageWith({ main: `${h1}<input>` }), says: /axe label/ },
    {
      flaw: 'words outside every landmark',
      html: pageWith({ main: `${h1}</main><p>Lost</p><main hidden>` }),
      says: /axe region/,
    },
  ],
  'shows the focus': [
    {
      flaw: 'a field without an outline',
      html: pageWith({ style: 'input:focus { outline: none }' }),
      says: /focus looks like none: input “email”/,
    },
    {
      flaw: 'a hairline',
      html: pageWith({ style: 'a:focus { outline: 1px solid #0033aa }' }),
      says: /no outline: a/,
    },
    {
      flaw: 'a link that never comes into sight',
      html: pageWith({ main: `${h1}<a href="/" style="position: absolute; top: -900px">Hidden</a>` }),
      says: /out of sight: a “Hidden”/,
    },
  ],
  'takes what is pasted': [
    {
      flaw: 'a field that refuses',
      html: pageWith({ main: `${h1}<label>Email <input name="email" onpaste="return false"></label>` }),
      says: /pasted into email/,
    },
  ],
}
