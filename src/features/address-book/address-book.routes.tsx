import { Hono } from 'hono'
import { AddressBookPage } from '../../../views/address-book/address-book-page.tsx'
import { AddressPage } from '../../../views/address-book/address-page.tsx'
import { RemoveAddressPage } from '../../../views/address-book/remove-address-page.tsx'
import { isWrong } from '../../../views/components/form-value.ts'
import { type Customer, fullName } from '../../accounts/customers.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { checkForm, wrong } from '../../http/forms.ts'
import { makeGuard } from '../../http/guard.ts'
import { languageOf } from '../../http/language.ts'
import { confirmNext } from '../../http/notice.ts'
import { page } from '../../http/page.tsx'
import { countryOfShop, isCountry } from '../../i18n/countries.ts'
import { parcelLabel } from '../../i18n/parcel-label.ts'
import { postalCountry } from '../../i18n/postal-country.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { defaultForm, removeForm } from './address-actions.form.ts'
import { addressIdOf } from './address-id.ts'
import {
  type Address,
  addToBook,
  changeAddress,
  findAddress,
  listAddresses,
  makeDefault,
  makeHomeCountry,
  removeAddress,
} from './addresses.ts'
import { type AddressForm, readPostedAddress } from './posted-address.ts'
import { formOfAddress, formOfNewAddress } from './shown-address.ts'

/** As ids are written; anything else is no page of ours. */
const id = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

export function addressBookRoutes(services: Services) {
  const { database, keys, config, clock } = services
  const guard = makeGuard(services)
  const homeCountry = makeHomeCountry(database)
  const most = config.mostAddresses

  return new Hono<RequestEnv>()

    .get(paths.addressBook, guard, async (c) => {
      const language = languageOf(c)
      const addresses = await listAddresses(database, c.var.customer.id)

      return page(
        c,
        <AddressBookPage
          addresses={addresses.map((address) => ({ ...address, lines: parcelLabel(address, language) }))}
          most={most}
        />,
      )
    })

    .get(paths.addAddress, guard, async (c) => show(c, await newForm(c.var.customer), null))

    .post(paths.addAddress, guard, async (c) => {
      const posted = readPostedAddress(c)
      if (posted.step === 'show') return show(c, posted.form, null)

      const customerId = c.var.customer.id
      const newId = addressIdOf(keys, customerId, posted.page, posted.address)
      const outcome = await addToBook(database, customerId, { id: newId, most }, posted.address, clock())

      if (outcome === 'full') return show(c, wrong(posted.form, { problem: 'addressBookFull' }), null)
      confirmNext(c, 'addressAdded')
      return c.redirect(paths.addressBook, 303)
    })

    .get(paths.address(id), guard, async (c) => {
      const address = await findAddress(database, c.var.customer.id, c.req.param('id'))
      return address ? show(c, formOfAddress(address), address) : answerError(c, 404)
    })

    .post(paths.address(id), guard, async (c) => {
      const customerId = c.var.customer.id
      const address = await findAddress(database, customerId, c.req.param('id'))
      if (!address) return answerError(c, 404)
      const posted = readPostedAddress(c)
      if (posted.step === 'show') return show(c, posted.form, address)

      const isChanged = await changeAddress(database, customerId, address.id, posted.address, clock())

      if (!isChanged) return answerError(c, 404)
      confirmNext(c, 'addressSaved')
      return c.redirect(paths.addressBook, 303)
    })

    .post(paths.defaultAddress(id), guard, async (c) => {
      const checked = checkForm(c, defaultForm)
      if (!checked.ok) return answerError(c, 422)

      const { use } = checked.fields
      const isThere = await makeDefault(database, c.var.customer.id, c.req.param('id'), use)

      if (!isThere) return answerError(c, 404)
      confirmNext(c, 'defaultSaved')
      return c.redirect(paths.addressBook, 303)
    })

    .get(paths.removeAddress(id), guard, async (c) => {
      const address = await findAddress(database, c.var.customer.id, c.req.param('id'))
      return address ? askBeforeRemoving(c, address) : answerError(c, 404)
    })

    .post(paths.removeAddress(id), guard, async (c) => {
      const address = await findAddress(database, c.var.customer.id, c.req.param('id'))
      const checked = checkForm(c, removeForm)
      if (!address) return answerError(c, 404)
      if (!checked.ok) return askBeforeRemoving(c, address, checked.form)

      await removeAddress(database, c.var.customer.id, address.id)

      confirmNext(c, 'addressRemoved')
      return c.redirect(paths.addressBook, 303)
    })

  async function newForm(customer: Customer): Promise<AddressForm> {
    const home = await homeCountry(customer.id)
    const country = home ?? countryOfShop(config.shop.timeZone, config.shop.language)
    return formOfNewAddress(country, home === null ? { name: fullName(customer) } : null)
  }

  /** The form of an address, a new one if there is none. An unknown country leaves the fields as they were. */
  function show(c: RequestContext, form: AddressForm, address: Address | null): Response {
    const { country = '', fieldsOf = '' } = form.values
    const shown = [country, fieldsOf, address?.country ?? ''].find(isCountry)
    const fields = postalCountry(shown ?? countryOfShop(config.shop.timeZone, config.shop.language))
    const lines = parcelLabel({ ...form.values, country: fields.code }, languageOf(c))
    const element = <AddressPage form={form} fields={fields} lines={lines} address={address} />
    return page(c, element, isWrong(form) ? 422 : 200)
  }

  function askBeforeRemoving(
    c: RequestContext,
    address: Address,
    form: AddressForm = { values: {}, errors: {} },
  ) {
    const lines = parcelLabel(address, languageOf(c))
    const element = <RemoveAddressPage form={form} address={address} lines={lines} />
    return page(c, element, isWrong(form) ? 422 : 200)
  }
}
