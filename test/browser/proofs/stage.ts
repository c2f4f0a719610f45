import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { loadDemo } from '../../../src/demo/load.ts'
import type { Language } from '../../../src/i18n/words.ts'
import { freePort } from '../../support/process.ts'
import { openShop, type Shop } from '../../support/shop.ts'
import { type VisitorName, visitors } from './visitors.ts'

export type Stage = Awaited<ReturnType<typeof openStage>>

type Options = { language: Language; accent: string; width: number }

/**
 * A trial shop that a real browser can reach, with the demo's customers, in one language: its visitors read pages
 * in the language of their browser. What cannot be brought about from outside is planted here, see `plantFailures`.
 */
export async function openStage(browser: Browser, { language, accent, width }: Options) {
  const port = await freePort()
  const settings = {
    PORT: String(port),
    SHOP_ACCENT: accent,
    ACCOUNT_ADDRESSES: '3',
    SHOP_LANGUAGE: language,
    LOG_LEVEL: 'silent',
  }
  const shop = await openShop({ trial: true, settings })
  await loadDemo(shop.database, shop.services.hashing, shop.clock())
  shop.client.prepare('update customer set language = null').run()
  plantFailures(shop)
  const server = serve({ fetch: answerOf(shop), hostname: '127.0.0.1', port })
  const { publicUrl: url } = shop.config
  const pages = new Map<VisitorName, Promise<Page>>()

  async function welcome(name: VisitorName): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 740 }, locale: language })
    await prepare(context)
    // All come from one network: nobody is to find its allowances used up by the others.
    shop.client.prepare('delete from allowance').run()
    const page = await context.newPage()
    await visitors[name](page, { shop, url })
    return page
  }

  async function prepare(context: BrowserContext): Promise<void> {
    context.setDefaultTimeout(10_000)
    await context.addInitScript(namesOfFunctions)
    await context.addCookies([{ name: 'language', value: language, url }])
    await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: url })
  }

  return {
    shop,
    url,
    language,
    width,
    /** The page of somebody who has come already, or comes now. */
    pageOf(name: VisitorName): Promise<Page> {
      const page = pages.get(name) ?? welcome(name)
      pages.set(name, page)
      return page
    },
    async close() {
      for (const page of pages.values()) await (await page).context().close()
      await new Promise((resolve) => server.close(resolve))
      await shop.close()
    },
  }
}

/** tsx marks functions with their names by a function of its own, which pages do not have. */
export const namesOfFunctions = 'globalThis.__name = (given) => given'

/** As the shop answers; what a form had written is in the mailbox before. Saved settings make another app. */
function answerOf(shop: Shop) {
  return async (request: Request, client: object): Promise<Response> => {
    const response = await shop.app.fetch(request, client)
    if (request.method === 'POST') await shop.deliver()
    return response
  }
}

/** What a visitor types as a password to bring about what happens to nobody in a sound shop. */
export const passwordThatBreaks = 'break everything now'
export const passwordThatMustWait = 'wait a little longer'

/** Pages for a program that breaks and for one that has too much to do. */
function plantFailures({ services: { hashing } }: Shop): void {
  const { verify } = hashing
  hashing.verify = async (hash, password) => {
    if (password === passwordThatBreaks) throw new Error('Broken for the proof of its page')
    return password === passwordThatMustWait ? 'busy' : verify(hash, password)
  }
}
