import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Browser, type Page, startChromium } from '../support/chromium.ts'
import { pageWith, startPageServer } from './bad-page.ts'
import { type CheckName, checks } from './checks/all.ts'
import type { Visit } from './checks/check.ts'
import { checkWithHtmlValidate, checkWithVnu } from './checks/valid.ts'
import { plantedFlaws } from './planted-flaws.ts'
import { namesOfFunctions } from './stage.ts'
import { telling } from './telling.ts'
import { watch } from './visit.ts'

type Scene = {
  browser: Browser
  server: Awaited<ReturnType<typeof startPageServer>>
  look: (name: CheckName, html: string, known?: Partial<Visit>) => Promise<string[]>
}

const test = suite<Scene>('Every check finds a planted flaw')

test.before(
  telling(async (t: Scene) => {
    const [browser, server] = [await startChromium(), await startPageServer()]
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
    await context.addInitScript(namesOfFunctions)
    const page = await context.newPage()
    const { seen } = await watch(page)
    Object.assign(t, { browser, server, look: looker(page, server, seen) })
  }),
)

test.after(async ({ browser, server }) => {
  await browser?.close()
  await server?.stop()
})

function looker(page: Page, server: Scene['server'], seen: () => Promise<object>): Scene['look'] {
  return async (name, html, known = {}) => {
    server.put(html)
    await page.setViewportSize({ width: 1280, height: 740 })
    await page.goto(server.url)
    const visit = { name: 'page', language: 'en', wrong: false, ...(await seen()), ...known } as Visit
    return checks[name](page, visit)
  }
}

for (const [name, flaws] of Object.entries(plantedFlaws) as [CheckName, (typeof plantedFlaws)[CheckName]][]) {
  for (const { flaw, html, says, visit } of flaws)
    test(`“${name}”: ${flaw}`, async ({ look }) => {
      const found = await look(name, html, visit)
      assert.ok(
        found.some((one) => says.test(one)),
        `it says ${JSON.stringify(found)}`,
      )
    })

  test(`“${name}” finds nothing wrong with a sound page`, async ({ look }) => {
    assert.equal(await look(name, pageWith({})), [])
  })
}

test('vnu finds what is no HTML and no CSS, and nothing else', async () => {
  const found = await checkWithVnu({
    sound: pageWith({}),
    'two ids': pageWith({ main: '<h1 id="x">Sound</h1><p id="x">Twice</p>' }),
    'block in words': pageWith({ main: '<h1>Sound</h1><p><span><div>Lost</div></span></p>' }),
    'sound.css': 'a { color: red }',
    'misspelt.css': 'a { colour: red }',
  })
  for (const name of ['two ids', 'block in words', 'misspelt.css'])
    assert.ok(
      found.some((one) => one.startsWith(`${name}: vnu`)),
      `${name} in ${found.join('\n')}`,
    )
  assert.equal(
    found.filter((one) => one.startsWith('sound')),
    [],
  )
})

test('html-validate finds what is no HTML, and nothing else', async () => {
  const found = await checkWithHtmlValidate({
    sound: pageWith({}).replace(/<style>.*?<\/style>/s, ''),
    'two ids': pageWith({ main: '<h1 id="x">Sound</h1><p id="x">Twice</p>' }),
  })
  assert.match(found.join('\n'), /^two ids: html-validate no-dup-id/m)
  assert.equal(
    found.filter((one) => one.startsWith('sound')),
    [],
  )
})

test.run()
