import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Browser, type BrowserContext, type Page, startChromium } from './chromium.ts'
import { type Person, personAt } from './person.ts'
import { openShopProcess, type ShopProcess } from './shop-process.ts'

export type Scene = {
  shop: ShopProcess
  person: Person
  scripts: boolean
  /** Somebody else, or the same customer at another browser. */
  another: () => Promise<Person>
}

type Story = (scene: Scene) => Promise<void>

/** What is no fault of the page: an answer that is an error, and a transition cut short by whoever is faster. */
const usual =
  /^Failed to load resource: the server responded with a status of (404|422)|^Transition was (aborted|skipped)/

/** Stories in Chromium. Each has a shop and a browser window of its own; `run()` must be called at the end. */
export function storiesInChromium(title: string) {
  const test = suite(title)
  let browser: Browser
  test.before(async () => {
    browser = await startChromium()
  })
  test.after(() => browser.close())

  function tell(name: string, scripts: boolean, story: Story): void {
    test(`${name} (scripts ${scripts ? 'on' : 'off'})`, () => play(browser, scripts, story))
  }

  return {
    tell,
    /** The same story with scripts on, and again with scripts off. */
    tellTwice(name: string, story: Story): void {
      tell(name, true, story)
      tell(name, false, story)
    },
    run: () => test.run(),
  }
}

async function play(browser: Browser, scripts: boolean, story: Story): Promise<void> {
  const shop = await openShopProcess()
  const contexts: BrowserContext[] = []
  const complaints: string[] = []

  async function arrives(): Promise<Person> {
    const context = await browser.newContext({ javaScriptEnabled: scripts, locale: 'en-GB' })
    contexts.push(context)
    const page = await context.newPage()
    listen(page, complaints)
    return personAt(page, shop.url)
  }

  const person = await arrives()
  try {
    await story({ shop, person, scripts, another: arrives })
    assert.equal(complaints, [], 'the browser has nothing to complain about')
    assert.equal(errorsIn(shop.log()), [], 'the shop has nothing to complain about')
  } catch (error) {
    throw await withWhatIsSeen(error, person, shop)
  } finally {
    await Promise.all(contexts.map((context) => context.close()))
    await shop.close()
  }
}

/** A page must do without the things its Content-Security-Policy forbids, and a script must not throw. */
function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', ({ message }) => {
    if (!usual.test(message)) complaints.push(message)
  })
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()) && !usual.test(message.text()))
      complaints.push(message.text())
  })
}

const errorsIn = (log: string) => log.split('\n').filter((line) => /"level":(50|60)/.test(line))

async function withWhatIsSeen(error: unknown, { page, text }: Person, shop: ShopProcess): Promise<unknown> {
  if (!(error instanceof Error)) return error
  const seen = await text().catch(() => 'nothing')
  const logged = errorsIn(shop.log()).map((line) => line.slice(0, 2000))
  error.message += ['', `at ${page.url()}, which says:`, seen.slice(0, 1000), ...logged].join('\n')
  return error
}
