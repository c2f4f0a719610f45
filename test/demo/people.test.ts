import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { normaliseEmail } from '../../src/accounts/email-address.ts'
import { type DemoCustomer, demoCustomers } from '../../src/demo/people.ts'

const addressesOf = (customers: DemoCustomer[]) => customers.flatMap((customer) => customer.addresses)
const english = demoCustomers.filter((customer) => customer.language === 'en')
const french = demoCustomers.filter((customer) => customer.language === 'fr')

const postcodes: Record<string, RegExp> = {
  BE: /^[1-9]\d{3}$/,
  DE: /^\d{5}$/,
  FR: /^\d{5}$/,
  GB: /^[A-Z]{1,2}\d[A-Z\d]? \d[ABD-HJLNP-UW-Z]{2}$/,
  IE: /^[AC-FHKNPRTV-Y]\d[\dW] [\dAC-FHKNPRTV-Y]{4}$/,
  US: /^\d{5}$/,
}

const fictionalPhones = [
  /^\+3319900\d{4}$/,
  /^\+44(117496|131496|207946)0\d{3}$/,
  /^\+120255501\d\d$/,
  /^\+494066969\d{3}$/,
]

test('a dozen people, half of them French-speaking, Anna first', () => {
  assert.is(demoCustomers.length, 12)
  assert.is(english.length, 6)
  assert.is(french.length, 6)
  assert.is(demoCustomers[0]?.email, 'anna@example.com')
  assert.is(demoCustomers[0]?.addresses.length, 3)
  assert.ok(french.some((customer) => customer.email === 'claire.moreau@example.com'))
})

test('every email is another, spelt as we store it, at a domain kept for examples', () => {
  assert.is(new Set(demoCustomers.map((customer) => customer.email)).size, demoCustomers.length)
  for (const { email } of demoCustomers) {
    assert.equal(normaliseEmail(email), { ok: true, email })
    assert.match(email, /@example\.(com|org|net)$/)
  }
})

test('nobody can be rung up', () => {
  const phones = demoCustomers.flatMap((customer) => customer.phone ?? [])

  assert.ok(phones.length > 6)
  for (const phone of phones)
    assert.ok(
      fictionalPhones.some((range) => range.test(phone)),
      phone,
    )
})

test('none to four addresses each, at most one default of each kind', () => {
  assert.ok(demoCustomers.some((customer) => customer.addresses.length === 0))
  assert.ok(demoCustomers.some((customer) => customer.addresses.length === 4))
  for (const { email, addresses } of demoCustomers) {
    assert.ok(addresses.length <= 4, email)
    assert.ok(addresses.filter((address) => address.defaultShipping).length <= 1, email)
    assert.ok(addresses.filter((address) => address.defaultBilling).length <= 1, email)
  }
})

test('every address can be written on a parcel', () => {
  const addresses = addressesOf(demoCustomers)

  assert.equal([...new Set(addresses.map((address) => address.country))].sort(), Object.keys(postcodes))
  for (const { name, line1, town, region, postcode, country } of addresses) {
    assert.ok(name && line1 && town, postcode)
    assert.match(postcode, postcodes[country] ?? /never/)
    assert.is(region !== null, country === 'US' || country === 'IE', `${town}: a region`)
  }
})

test.run()
