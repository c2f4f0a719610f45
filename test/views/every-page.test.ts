import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { languages } from '../../src/i18n/words.ts'
import { everyPage, nasty } from './every-page.tsx'
import { frameIn, htmlOf, pageOf, textOf } from './rendering.tsx'

const autocompleteTokens = [
  'username',
  'email',
  'one-time-code',
  'current-password',
  'new-password',
  'given-name',
  'family-name',
  'organization',
  'tel',
  'name',
  'address-line1',
  'address-line2',
  'address-level1',
  'address-level2',
  'address-level3',
  'postal-code',
  'off',
]

for (const language of languages) {
  for (const { name, element, account, wrong, stays } of everyPage) {
    const frame = frameIn(language, {
      shop: { ...frameIn(language).shop, name: nasty },
      customer: account ? { name: nasty } : null,
      path: `/profile?${nasty}`,
    })
    const page = pageOf(element, frame)
    const story = (what: string) => `${name} (${language}): ${what}`

    test(story('title, language and one heading'), () => {
      assert.is(page.documentElement.getAttribute('lang'), language)
      assert.is(page.querySelectorAll('h1').length, 1)
      const heading = textOf(page.querySelector('h1'))
      const title = wrong ? frame.words.site.errorTitle(heading) : heading
      assert.is(textOf(page.querySelector('title')), textOf({ textContent: `${title} – ${nasty}` }))
    })

    test(story('what is typed stays text'), () => {
      const html = htmlOf(element, frame)
      assert.is(page.querySelectorAll('script').length, 0)
      assert.not.match(html, /<script|\[object|undefined|NaN/)
      assert.not.match(html, /\sstyle=|<style|\son[a-z]+=|javascript:/)
    })

    test(story('the skip link leads to main, and every fragment has its target'), () => {
      assert.ok(page.querySelector('main#main'))
      const fragments = [...page.querySelectorAll('a[href^="#"]')].map((link) => link.getAttribute('href'))
      assert.ok(fragments.includes('#main'))
      for (const fragment of fragments) assert.ok(page.querySelector(String(fragment)), String(fragment))
    })

    test(story('ids are unique, and what describes a field exists'), () => {
      const ids = [...page.querySelectorAll('[id]')].map((element) => element.id)
      assert.equal(ids, [...new Set(ids)])
      for (const field of page.querySelectorAll('[aria-describedby]')) {
        for (const id of (field.getAttribute('aria-describedby') ?? '').split(' '))
          assert.ok(ids.includes(id), id)
      }
    })

    test(story('every visible field has a label, and text fields a known autocomplete'), () => {
      for (const field of page.querySelectorAll('input:not([type=hidden]), select')) {
        assert.ok(page.querySelector(`label[for="${field.id}"]`), field.id)
        if (field.getAttribute('type') !== 'checkbox' && field.tagName === 'INPUT') {
          assert.ok(autocompleteTokens.includes(field.getAttribute('autocomplete') ?? ''), field.id)
        }
        if (field.getAttribute('type') === 'password') assert.is(field.getAttribute('value'), null)
      }
    })

    test(story('every form posts the token, save those that only ask'), () => {
      for (const form of page.querySelectorAll('form[method=get]'))
        assert.is(form.querySelector('input[name=form-token]'), null)
      const forms = [...page.querySelectorAll('form:not([method=get])')]
      assert.ok(forms.length > 0)
      for (const form of forms) {
        assert.is(form.getAttribute('method'), 'post')
        assert.ok(form.hasAttribute('novalidate'))
        assert.is(form.querySelector('input[name=form-token]')?.getAttribute('value'), 'the-token')
      }
    })

    test(story('the footer switches to the other language and comes back here'), () => {
      const other = language === 'en' ? 'fr' : 'en'
      const form = page.querySelector('footer form[action="/language"]')
      // It would lose what such a page carries.
      if (stays) return assert.is(form, null)
      assert.is(form?.querySelector('[name=language]')?.getAttribute('value'), other)
      assert.is(form?.querySelector('[name=from]')?.getAttribute('value'), `/profile?${nasty}`)
      assert.is(form?.querySelector('button')?.getAttribute('lang'), other)
    })

    test(story(wrong ? 'the summary stands first in main' : 'there is no summary'), () => {
      const first = page.querySelector('main')?.firstElementChild
      assert.is(first?.getAttribute('role') ?? null, wrong ? 'alert' : null)
      assert.is(page.querySelectorAll('[role=alert]').length, wrong ? 1 : 0)
      if (wrong) assert.is(first?.getAttribute('tabindex'), '-1')
    })

    test(story('errors are tied to their fields'), () => {
      const linked = [...page.querySelectorAll('[role=alert] a')].map((link) =>
        link.getAttribute('href')?.slice(1),
      )
      const marked = [...page.querySelectorAll('[aria-invalid=true]')]
      assert.equal(
        marked.map((field) => field.id),
        linked,
      )
      for (const field of marked) {
        assert.match(field.getAttribute('aria-describedby') ?? '', `${field.id}-error`)
        const link = page.querySelector(`[role=alert] a[href="#${field.id}"]`)
        assert.is(textOf(page.getElementById(`${field.id}-error`)), textOf(link))
      }
    })
  }
}

test.run()
