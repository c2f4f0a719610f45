import { browserFrom } from '../accounts/browser-words.ts'
import { networkOf } from '../accounts/network-words.ts'
import type { Origin } from '../accounts/sessions.ts'
import type { RequestContext } from './context.ts'

/** Browser and network of a request, in the words the customer is shown. */
export const originOf = (c: RequestContext): Origin => ({
  ...browserFrom(c.req.header('user-agent')),
  network: networkOf(c.get('address')),
})
