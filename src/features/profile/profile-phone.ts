import type { Customer } from '../../accounts/customers.ts'
import { readPhone, showPhone } from '../../accounts/phone.ts'
import { countryOfShop } from '../../i18n/countries.ts'
import type { Services } from '../../services.ts'

/** Where a customer is at home, if the address book tells: handed in, because features do not know each other. */
export type HomeCountry = (customerId: string) => Promise<string | null>

/**
 * A phone number typed without + is understood as in the country of the customer's default address, else where
 * the shop is: by its time zone, else by its language.
 */
export function makeProfilePhone({ config }: Pick<Services, 'config'>, homeCountry: HomeCountry) {
  async function countryOf({ id, phone }: Customer): Promise<string> {
    const home = phone === null ? null : await homeCountry(id)
    return home ?? countryOfShop(config.shop.timeZone, config.shop.language)
  }

  /** As people of the country write it; empty for none. */
  async function shown(customer: Customer): Promise<string> {
    return customer.phone === null ? '' : showPhone(customer.phone, await countryOf(customer))
  }

  /** E.164; null for none. What stands there unchanged stays stored as it is, even if it is no number today. */
  async function typed(customer: Customer, text: string): Promise<string | null | 'invalid'> {
    if (text === '') return null
    const country = await countryOf({ ...customer, phone: text })
    const before = customer.phone === null ? '' : await showPhone(customer.phone, country)
    if (text === before) return customer.phone
    return (await readPhone(text, country)) ?? 'invalid'
  }

  return { shown, typed }
}
