import type { WrittenOrder } from './written-orders.ts'

/**
 * Phones are in E.164, countries in ISO 3166-1 alpha-2; days count back from today.
 */
export type DemoCustomer = {
  email: string
  firstName: string
  lastName: string
  company: string | null
  phone: string | null
  language: 'en' | 'fr'
  customerForDays: number
  addresses: DemoAddress[]
  orders: DemoOrders
}

export type DemoAddress = {
  called: string | null
  name: string
  company: string | null
  line1: string
  line2: string | null
  town: string
  region: string | null
  postcode: string
  country: string
  defaultShipping: boolean
  defaultBilling: boolean
}

/** How much a customer orders; what is not written down is made up from a seed. */
export type DemoOrders = { currency: 'EUR' | 'GBP'; count: number; written?: WrittenOrder[] }

type Needed = 'name' | 'line1' | 'town' | 'postcode' | 'country'
const nothing = {
  called: null,
  company: null,
  line2: null,
  region: null,
  defaultShipping: false,
  defaultBilling: false,
}

export function demoAddress(address: Pick<DemoAddress, Needed> & Partial<DemoAddress>): DemoAddress {
  return { ...nothing, ...address }
}
