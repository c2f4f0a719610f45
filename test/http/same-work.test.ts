import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { makeApp } from '../../src/app.ts'
import { startWorker } from '../../src/email/worker.ts'
import { anna, openShop, type Shop } from '../support/shop.ts'
import { knock } from './knock.ts'

/** A shop and what asks it for a temporary password, of `app` if it is to be another. */
async function asking(app = ({ app }: Shop) => app) {
  const shop = await openShop()
  await shop.customer(anna)
  const browser = shop.browser()
  await browser.open('/forgot-password')
  const token = browser.find('input[name=form-token]')?.getAttribute('value') ?? ''
  const headers = { cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
  const fetch: Shop['fetch'] = (request, client) => app(shop).fetch(request, client)
  const ask = (email: string) =>
    knock({ ...shop, fetch }, '/forgot-password', { headers, body: { email, 'form-token': token } })
  return { shop, ask }
}

test('TP-13: the email is written after the answer, so that the answer takes as long as for a stranger', async () => {
  const written: string[] = []
  const write = async ({ recipient }: { recipient: string | null }) => {
    written.push(String(recipient))
    return { withhold: 'only a test' }
  }
  const mailer = { send: async () => ({ outcome: 'sent' as const, providerId: null }) }
  let worker: ReturnType<typeof startWorker> | undefined
  const { shop, ask } = await asking(({ services }) => {
    worker = startWorker({ ...services, write, mailer })
    return makeApp({ ...services, outbox: worker })
  })

  const answer = await ask(anna.email)
  await new Promise((resolve) => setImmediate(resolve))
  assert.is(answer.status, 303)
  assert.equal(written, [])
  for (let turn = 0; turn < 500 && written.length === 0; turn++)
    await new Promise((resolve) => setTimeout(resolve, 10))
  assert.equal(written, [anna.email])
  await worker?.stop(100)
  await shop.close()
})

test('TP-13: the health page does not tell either, until an email is late', async () => {
  const { shop, ask } = await asking()
  const health = async () => (await knock(shop, '/healthz')).json()
  const fine = { database: 'ok', oldestUnsentEmailSeconds: null }
  await ask('stranger@example.com')
  assert.equal(await health(), fine)
  await ask(anna.email)
  assert.equal(await health(), fine)
  shop.pass(119_000)
  assert.equal(await health(), fine)
  shop.pass(2000)
  assert.equal(await health(), { database: 'ok', oldestUnsentEmailSeconds: 121 })
  await shop.close()
})

test.run()
