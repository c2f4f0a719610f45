import { Hono } from 'hono'
import { StaffAddressBookPage } from '../../../views/address-book/staff-address-book-page.tsx'
import { StaffAddressPage } from '../../../views/address-book/staff-address-page.tsx'
import { StaffRemoveAddressPage } from '../../../views/address-book/staff-remove-address-page.tsx'
import { isWrong } from '../../../views/components/form-value.ts'
import { type Customer, fullName } from '../../accounts/customers.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { languageOf } from '../../http/language.ts'
import { confirmNext } from '../../http/notice.ts'
import { page } from '../../http/page.tsx'
import { anyId, makeAbout, shownOf } from '../../http/staff-customer.ts'
import { makeStaffGuard, staffActor } from '../../http/staff-guard.ts'
import { countryOfShop, isCountry } from '../../i18n/countries.ts'
import { parcelLabel } from '../../i18n/parcel-label.ts'
import { postalCountry } from '../../i18n/postal-country.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { removeForm } from './address-actions.form.ts'
import { addressIdOf } from './address-id.ts'
import { type Address, findAddress, listAddresses, makeHomeCountry } from './addresses.ts'
import { addForCustomer, correctAddress, removeForCustomer, seenOf } from './correct-address.ts'
import { type AddressForm, readPostedAddress } from './posted-address.ts'
import { formOfAddress, formOfNewAddress } from './shown-address.ts'

/** As ids are written. */
const addressId = ':address{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

/** A customer's address book, to be corrected by staff. */
export function staffAddressBookRoutes(services: Services) {
  const { database, keys, config, clock, outbox } = services
  const guard = makeStaffGuard(services)
  const about = makeAbout(services)
  const homeCountry = makeHomeCountry(database)
  const most = config.mostAddresses
  const ofShop = countryOfShop(config.shop.timeZone, config.shop.language)

  return new Hono<RequestEnv>()

    .get(paths.staff.customerAddresses(anyId), guard, about, async (c) => {
      const language = languageOf(c)
      const addresses = await listAddresses(database, c.var.about.id)

      const labels = addresses.map((address) => ({ ...address, lines: parcelLabel(address, language) }))
      return page(c, <StaffAddressBookPage customer={shownOf(c.var.about)} addresses={labels} most={most} />)
    })

    .get(paths.staff.customerAddAddress(anyId), guard, about, async (c) =>
      show(c, c.var.about, await newForm(c.var.about), null),
    )

    .post(paths.staff.customerAddAddress(anyId), guard, about, async (c) => {
      const customer = c.var.about
      const posted = readPostedAddress(c)
      if (posted.step === 'show') return show(c, customer, posted.form, null)

      const id = addressIdOf(keys, customer.id, posted.page, posted.address)
      const outcome = await addForCustomer(database, customer, { id, most }, posted.address, by(c), clock())

      if (outcome === 'full')
        return show(c, customer, wrong(posted.form, { problem: 'addressBookFull' }), null)
      return done(c, customer, 'addressSavedFor')
    })

    .get(paths.staff.customerAddress(anyId, addressId), guard, about, async (c) => {
      const address = await findAddress(database, c.var.about.id, c.req.param('address'))
      return address ? show(c, c.var.about, formOfAddress(address), address) : answerError(c, 404)
    })

    .post(paths.staff.customerAddress(anyId, addressId), guard, about, async (c) => {
      const customer = c.var.about
      const address = await findAddress(database, customer.id, c.req.param('address'))
      if (!address) return answerError(c, 404)
      const posted = readPostedAddress(c)
      if (posted.step === 'show') return show(c, customer, posted.form, address, c.req.query('seen'))
      if (c.req.query('seen') !== seenOf(address)) return showChanged(c, customer, address.id)

      const outcome = await correctAddress(database, customer, address, posted.address, by(c), clock())

      if (outcome === 'overtaken') return showChanged(c, customer, address.id)
      return done(c, customer, outcome === 'corrected' ? 'addressSavedFor' : 'nothingToCorrect')
    })

    .get(paths.staff.customerRemoveAddress(anyId, addressId), guard, about, async (c) => {
      const address = await findAddress(database, c.var.about.id, c.req.param('address'))
      return address ? askBeforeRemoving(c, c.var.about, address) : answerError(c, 404)
    })

    .post(paths.staff.customerRemoveAddress(anyId, addressId), guard, about, async (c) => {
      const customer = c.var.about
      const address = await findAddress(database, customer.id, c.req.param('address'))
      if (!address) return answerError(c, 404)
      const checked = checkForm(c, removeForm)
      if (!checked.ok) return askBeforeRemoving(c, customer, address, checked.form)
      const isSeen = c.req.query('seen') === seenOf(address)

      const removed = isSeen && (await removeForCustomer(database, customer, address, by(c), clock()))

      if (!removed) return showChanged(c, customer, address.id)
      return done(c, customer, 'addressRemovedFor')
    })

  function by(c: Parameters<typeof staffActor>[0]) {
    return { ...staffActor(c), language: config.shop.language }
  }

  function done(c: RequestContext, customer: Customer, notice: Parameters<typeof confirmNext>[1]): Response {
    outbox.wake()
    confirmNext(c, notice)
    return c.redirect(paths.staff.customerAddresses(customer.id), 303)
  }

  async function newForm(customer: Customer): Promise<AddressForm> {
    const home = await homeCountry(customer.id)
    return formOfNewAddress(home ?? ofShop, home === null ? { name: fullName(customer) } : null)
  }

  /** The form of an address, a new one if there is none; `seen` is how the address was when it was first shown. */
  function show(
    c: RequestContext,
    customer: Customer,
    form: AddressForm,
    address: Address | null,
    seen = address ? seenOf(address) : '',
  ): Response {
    const { country = '', fieldsOf = '' } = form.values
    const fields = postalCountry([country, fieldsOf, address?.country ?? ''].find(isCountry) ?? ofShop)
    const lines = parcelLabel({ ...form.values, country: fields.code }, languageOf(c))
    const action = address
      ? `${paths.staff.customerAddress(customer.id, address.id)}?${new URLSearchParams({ seen })}`
      : paths.staff.customerAddAddress(customer.id)
    const shown = { form, fields, lines, action, address }
    const status = form.problem === 'changedMeanwhile' ? 409 : isWrong(form) ? 422 : 200
    return page(c, <StaffAddressPage customer={shownOf(customer)} {...shown} />, status)
  }

  /** What stands there now; nobody's change is written over unseen. */
  async function showChanged(c: RequestContext, customer: Customer, id: string): Promise<Response> {
    const now = await findAddress(database, customer.id, id)
    if (!now) return answerError(c, 404)
    return show(c, customer, wrong(formOfAddress(now), { problem: 'changedMeanwhile' }), now)
  }

  function askBeforeRemoving(
    c: RequestContext,
    customer: Customer,
    address: Address,
    form: AddressForm = { values: {}, errors: {} },
  ): Response {
    const query = new URLSearchParams({ seen: seenOf(address) })
    const action = `${paths.staff.customerRemoveAddress(customer.id, address.id)}?${query}`
    const shown = { form, address, lines: parcelLabel(address, languageOf(c)), action }
    const element = <StaffRemoveAddressPage customer={shownOf(customer)} {...shown} />
    return page(c, element, isWrong(form) ? 422 : 200)
  }
}
