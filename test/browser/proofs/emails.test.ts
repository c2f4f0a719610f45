import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Browser, type Page, startChromium } from '../support/chromium.ts'
import { violations } from './checks/axe.ts'
import { cutOff } from './checks/cut-off.ts'
import { checkWithVnu } from './checks/valid.ts'
import { narrow } from './checks/widths.ts'
import { correspond, type Letter, missingKinds } from './correspondence.ts'
import { namesOfFunctions, openStage, type Stage } from './stage.ts'
import { telling } from './telling.ts'
import { untold } from './told-in-text.ts'

type Scene = { browser: Browser; page: Page; stages: Stage[]; letters: (Letter & { name: string })[] }

const test = suite<Scene>('Every email')

/** No mail program fetches anything from here: where an email is opened there is nothing else. */
const mailProgram = 'http://mail.example/'

test.before(
  telling(async (t: Scene) => {
    t.browser = await startChromium()
    t.stages = [
      await openStage(t.browser, { language: 'en', accent: '#2c4a94', width: 1280 }),
      await openStage(t.browser, { language: 'fr', accent: '#ffd400', width: 360 }),
    ]
    t.letters = []
    for (const stage of t.stages) {
      const letters = await correspond(stage)
      t.letters.push(...letters.map((one) => ({ ...one, name: `“${one.subject}” (${stage.language})` })))
      assert.equal(missingKinds(stage, letters), [])
    }
    const context = await t.browser.newContext({ viewport: { width: narrow, height: 700 } })
    await context.addInitScript(namesOfFunctions)
    t.page = await context.newPage()
  }),
)

test.after(async ({ browser, stages }) => {
  for (const stage of stages ?? []) await stage.close()
  await browser?.close()
})

const nothing = (found: string[]) => assert.is(found.join('\n'), '')

/** Opens the HTML part alone; answers what it asked for besides. */
async function read(page: Page, html: string): Promise<string[]> {
  const asked: string[] = []
  const note = (request: { url(): string }) => void asked.push(request.url())
  await page.route('**/*', (route) =>
    route.request().url() === mailProgram
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  )
  page.on('request', note)
  await page.goto(mailProgram)
  page.off('request', note)
  await page.unroute('**/*')
  return asked.filter((url) => url !== mailProgram && !url.endsWith('/favicon.ico'))
}

test('asks for nothing, and fits 320 px', async ({ letters, page }) => {
  const found: string[] = []
  for (const { name, html } of letters) {
    found.push(...(await read(page, html)).map((url) => `${name} asks for ${url}`))
    found.push(...(await cutOff(page)).map((one) => `${name}: ${one}`))
  }
  nothing(found)
})

test('can be read in light and in dark, by axe’s rules', async ({ letters, page }) => {
  const found: string[] = []
  for (const { name, html } of letters)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await read(page, html)
      found.push(...(await violations(page)).map((one) => `${name}, ${colorScheme}: ${one}`))
    }
  nothing([...new Set(found)])
})

test('is HTML without errors', async ({ letters }) => {
  nothing(
    await checkWithVnu(Object.fromEntries(letters.map(({ name, html }, at) => [`${at} ${name}`, html]))),
  )
})

test('says everything in its subject and its text part too', async ({ letters, page }) => {
  const found: string[] = []
  for (const { name, subject, html, text } of letters) {
    await read(page, html)
    found.push(
      ...(await untold(page, `${subject}\n${text}`)).map(
        (words) => `${name}: only the HTML part says “${words}”`,
      ),
    )
  }
  nothing(found)
})

test('a flaw in an email is found', async ({ page }) => {
  const bad = `<!doctype html><html lang="en"><title>Bad</title><main><h1>Bad</h1>
    <img alt="" src="https://tracker.example/pixel.gif"><p style="width: 400px">Wide and far too wide for a phone</p>
    <p style="color: #ccc">Pale</p></main></html>`
  assert.equal(await read(page, bad), ['https://tracker.example/pixel.gif'])
  assert.match((await cutOff(page)).join(), /scrolls sideways/)
  assert.match((await violations(page)).join(), /color-contrast/)
  assert.equal(await untold(page, 'Bad\n\nWide and far too wide for a\nphone'), ['Pale'])
})

test.run()
