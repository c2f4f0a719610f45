import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { sharedTitles, wanderingHelp, withoutHelp } from './together.ts'
import type { Seen } from './tour.ts'

const seen = (name: string, title: string, help: string[] = ['footer tel:+33240123456']) =>
  ({ name: `${name} (en)`, language: 'en', title, help, wrong: title.startsWith('Error') }) as Seen

test('two pages of one title are found; a page and its errors are one', () => {
  const login = [seen('GET /login, empty', 'Log in'), seen('POST /login, wrong', 'Error: Log in')]
  assert.equal(sharedTitles(login), [])
  assert.equal(sharedTitles([...login, seen('GET /profile, filled', 'Log in')]), [
    'GET /login & GET /profile are all called “en: Log in”',
  ])
})

test('help that changes places is found', () => {
  const [phone, mail] = ['footer tel:+33240123456', 'footer mailto:bonjour@perrin.example']
  const usual = seen('GET /login, empty', 'Log in', [phone, mail])
  assert.equal(wanderingHelp([usual, seen('GET /profile, filled', 'Profile', [phone])]), [])
  assert.is(wanderingHelp([usual, seen('GET /profile, filled', 'Profile', [mail, phone])]).length, 1)
  assert.is(withoutHelp([usual, seen('GET /profile, filled', 'Profile', [])]).length, 1)
})

test.run()
