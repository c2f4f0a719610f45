import { comptoirCustomers } from './comptoir-customers.ts'
import { comptoirOrders } from './comptoir-orders.ts'
import type { Format } from './format.ts'
import { shopifyCustomers } from './shopify-customers.ts'
import { shopifyOrders } from './shopify-orders.ts'
import { wooCommerceCustomers } from './woocommerce-customers.ts'
import { wooCommerceOrders } from './woocommerce-orders.ts'

/** Every file that can be imported. */
export const orderFormats = {
  comptoir: comptoirOrders,
  shopify: shopifyOrders,
  woocommerce: wooCommerceOrders,
}
export const customerFormats = {
  comptoir: comptoirCustomers,
  shopify: shopifyCustomers,
  woocommerce: wooCommerceCustomers,
}

export type From = keyof typeof orderFormats

export const allFormats: readonly Format[] = [
  ...Object.values(orderFormats),
  ...Object.values(customerFormats),
]
