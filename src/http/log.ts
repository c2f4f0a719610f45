import type { Logger } from 'pino'
import type { RequestContext } from './context.ts'

/** The log, with the request's id on every line. Made when there is something to say: most requests say nothing. */
export const logOf = (c: RequestContext): Logger => c.get('log').child({ request: c.get('requestId') })
