import type { Result } from 'lighthouse'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { paths } from '../../../src/paths.ts'
import { freePort } from '../../support/process.ts'
import { type Browser, startChromium } from '../support/chromium.ts'
import { openShopProcess, password, type ShopProcess } from '../support/shop-process.ts'
import { startPageServer } from './bad-page.ts'
import { look, recorded, type Scores, scoresOf, shortcomings } from './lighthouse.ts'
import { send } from './steps.ts'
import { telling } from './telling.ts'

type Scene = { browser: Browser; shop: ShopProcess; port: number; cookie: string }

const test = suite<Scene>('Lighthouse')

/** The program as it ships, in a process of its own. */
test.before(
  telling(async (t: Scene) => {
    t.port = await freePort()
    t.browser = await startChromium({ words: [`--remote-debugging-port=${t.port}`] })
    t.shop = await openShopProcess({ trial: true })
    t.cookie = await cookieOfAnna(t)
  }),
)

test.after(async ({ browser, shop }) => {
  await browser?.close()
  await shop?.close()
})

async function cookieOfAnna({ browser, shop }: Scene): Promise<string> {
  const context = await browser.newContext({ locale: 'en' })
  const page = await context.newPage()
  await page.goto(shop.url + paths.login)
  await send(paths.login, { email: 'anna@example.com', password })(page)
  const cookies = await context.cookies()
  await context.close()
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

/** A busy machine makes a page slow, never fast: the best of so many runs is nearest to the truth. */
const mostRuns = 3

const pages = [paths.login, paths.profile, paths.addressBook, paths.orderHistory, paths.webSiteAccess]

for (const path of pages)
  test(`${path}: 100 for accessibility and best practices, and nothing left to do for performance`, async (t) => {
    const url = t.shop.url + path
    const cookie = path === paths.login ? '' : t.cookie
    let best: Scores | undefined
    for (let run = 1; run <= mostRuns && best?.performance !== 100; run += 1) {
      const result = await look(url, t.port, cookie)
      const scores = scoresOf(result)
      if (best === undefined || scores.performance > best.performance) best = scores

      assert.is(result.finalDisplayedUrl, url, 'it was that page')
      assert.equal(shortcomings(result), [])
      assert.is(scores.accessibility, 100)
      assert.is(scores.bestPractices, 100)
    }
    process.stdout.write(
      `\n  performance ${best?.performance}, accessibility ${best?.accessibility}, best practices ${best?.bestPractices}: ${path}`,
    )
  })

test('a page with flaws gets less than 100, and they are told', async ({ port }) => {
  const server = await startPageServer()
  server.put('<!doctype html><html><head></head><body><h1>Bad</h1><input></body></html>')
  const result = await look(server.url, port, '')
  await server.stop()

  assert.ok(scoresOf(result).accessibility < 100)
  assert.match(shortcomings(result).join('\n'), /^(document-title|html-has-lang|label|image-alt):/m)
})

test('a page whose recording failed is looked at again; one that does not come is told at once', async () => {
  const answers = (...codes: string[]) => {
    const runs = codes.map((code) => ({ runtimeError: code && { code, message: `It is ${code}` } }))
    return async () => runs.shift() as unknown as Result
  }
  const complaint = (...codes: string[]) => recorded('/', answers(...codes)).then(() => 'none', String)
  assert.is(await complaint('NO_NAVSTART', 'NO_NAVSTART', ''), 'none')
  assert.match(await complaint('NO_NAVSTART', 'NO_FCP', ''), 'cannot look at /: It is NO_FCP')
  assert.match(await complaint(...Array(5).fill('NO_NAVSTART'), ''), 'It is NO_NAVSTART')
})

test.run()
