import { type Context, Hono } from 'hono'
import type { Logger } from 'pino'
import { isStorageFailure } from '../../database/failures.ts'
import type { Services } from '../../services.ts'
import type { RequestEnv } from '../context.ts'
import { logOf } from '../log.ts'
import { answerOperation } from './answer-operation.ts'
import { makeAuthorise, originOfProgram } from './authorise.ts'
import { documentOf } from './document.ts'
import type { Operation, Outcome } from './operation.ts'
import { problemAnswer } from './problem.ts'

/** What the site knows of a request when it hands it to the API. */
export type ApiEnv = { Bindings: { log: Logger; requestId: string; address: string } }

/** What the API is handed of a request of the site. */
export const apiBindings = (c: Context<RequestEnv>): ApiEnv['Bindings'] => ({
  log: logOf(c),
  requestId: c.get('requestId'),
  address: c.get('address'),
})

export const apiRoot = '/api/v1'

/**
 * The API as an app of its own: it sees no cookie and no session, takes no forms, and all its answers are JSON.
 * Cross-origin reading is not opened (no CORS): a key has no business in a browser.
 */
export function makeApi(services: Services, operations: Operation[]) {
  const authorise = makeAuthorise(services)
  const api = new Hono<ApiEnv>()
  let document: string | undefined

  api.get(`${apiRoot}/openapi.json`, () => {
    document ??= JSON.stringify(documentOf(operations, services.config))
    return jsonAnswer(200, document)
  })
  for (const described of operations) {
    const path = apiRoot + described.path.replace(/\{(\w+)\}/g, ':$1')
    api.on(described.method.toUpperCase(), path, async (c) => {
      const { log, address } = c.env
      const caller = { header: c.req.header('authorization'), address, log }
      const program = await authorise(caller, described.scope)
      if ('problem' in program) return problemAnswer(program.problem, c.env.requestId, program.headers)

      const by = { actor: program, origin: originOfProgram(address) }
      return written(await answerOperation(described, by, c), c)
    })
  }
  api.notFound((c) => missing(api, c))
  api.onError(surprise)
  return api
}

function written(outcome: Outcome, c: Context<ApiEnv>): Response {
  if ('problem' in outcome) return problemAnswer(outcome.problem, c.env.requestId)
  if (outcome.status === 204)
    return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  return jsonAnswer(outcome.status, JSON.stringify(outcome.body), outcome.location)
}

const jsonAnswer = (status: number, body: string, location?: string) =>
  new Response(body, {
    status,
    headers: {
      'content-type': 'application/json',
      'cache-control': 'no-store',
      ...(location && { location: apiRoot + location }),
    },
  })

/** Nothing answers this path: 404; or it is there for other methods: 405 with Allow (RFC 9110 15.5.6). */
function missing(api: Hono<ApiEnv>, c: Context<ApiEnv>): Response {
  const allowed = ['GET', 'PUT', 'POST', 'DELETE'].filter(
    (method) => api.router.match(method, c.req.path)[0].length > 0,
  )
  if (allowed.length === 0)
    return problemAnswer({ status: 404, detail: 'Nothing of the API is here.' }, c.env.requestId)
  const allow = allowed.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method])).join(', ')
  return problemAnswer({ status: 405, detail: `Allowed here: ${allow}.` }, c.env.requestId, { allow })
}

/** Storage that fails is 503: nothing of this transaction was kept, and it passes. All else is a 500. */
function surprise(error: Error, c: Context<ApiEnv>): Response {
  const storage = isStorageFailure(error)
  c.env.log.error({ event: storage ? 'storage_failed' : 'request_broke', err: error })
  return storage
    ? problemAnswer({ status: 503, detail: 'Storage failed. Try again.' }, c.env.requestId, {
        'retry-after': '30',
      })
    : problemAnswer({ status: 500, detail: 'Something broke here.' }, c.env.requestId)
}
