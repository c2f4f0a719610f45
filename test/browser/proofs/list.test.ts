import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { en } from '../../../src/i18n/en.ts'
import { openShop } from '../../support/shop.ts'
import { missingFrom, routesOf, unknownIn } from './list.ts'
import { errorPages, pages } from './pages.ts'

const test = suite('The list of pages')

test('every route of the program has an entry in `pages`, and every entry a route', async () => {
  const [shop, trial] = [await openShop(), await openShop({ trial: true })]
  const routes = [...new Set([...routesOf(shop.app), ...routesOf(trial.app)])]
  await Promise.all([shop.close(), trial.close()])

  assert.equal(missingFrom(pages, routes), [])
  assert.equal(unknownIn(pages, routes), [])
})

test('every error page of the catalogue has an entry in `errorPages`', () => {
  const statuses = Object.keys(en.errorPages)
  assert.equal(missingFrom(errorPages, statuses), [])
  assert.equal(unknownIn(errorPages, statuses), [])
})

test('a new route and one that is gone are told in a sentence', () => {
  const listed = { 'GET /gone': [], 'GET /profile': 'leads on' }
  assert.match(
    missingFrom(listed, ['GET /new', 'GET /profile'])[0] ?? '',
    /^GET \/new is new: add it to `pages`/,
  )
  assert.equal(missingFrom(listed, ['GET /profile']), [])
  assert.match(unknownIn(listed, ['GET /profile'])[0] ?? '', /^GET \/gone answers nothing any more/)
})

test('no two states of a page go by one name, and no entry is empty', () => {
  for (const [name, entry] of Object.entries({ ...pages, ...errorPages })) {
    if (typeof entry === 'string') continue
    const called = entry.map((state) => state.called)
    assert.ok(called.length > 0, name)
    assert.equal(called, [...new Set(called)], name)
  }
})

test.run()
