import { orderOperations } from './features/order-history/orders.api.ts'
import { customerOperations } from './features/profile/customers.api.ts'
import { makeApi } from './http/api/make-api.ts'
import type { Services } from './services.ts'

/** Everything the API does. */
export const apiOperations = (services: Services) => [
  ...orderOperations(services),
  ...customerOperations(services),
]

/** The API's table of contents. */
export const makeWholeApi = (services: Services) => makeApi(services, apiOperations(services))
