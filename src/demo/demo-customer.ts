/**
 * Prices are in minor units, phones in E.164, countries in ISO 3166-1 alpha-2; days count back from today.
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
  orders: DemoOrder[]
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

export type DemoOrder = {
  number: string
  daysAgo: number
  status: 'received' | 'packing' | 'sent' | 'delivered' | 'cancelled'
  currency: 'EUR' | 'GBP'
  total: number
}

type Needed = 'name' | 'line1' | 'town' | 'postcode' | 'country'
type OrderRow = [
  number: DemoOrder['number'],
  daysAgo: DemoOrder['daysAgo'],
  status: DemoOrder['status'],
  total: DemoOrder['total'],
]

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

export function demoOrders(currency: DemoOrder['currency'], rows: OrderRow[]): DemoOrder[] {
  return rows.map(([number, daysAgo, status, total]) => ({ number, daysAgo, status, currency, total }))
}
