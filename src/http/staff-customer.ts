import { notExists } from 'drizzle-orm'
import { createMiddleware } from 'hono/factory'
import type { ShownCustomer } from '../../views/layouts/staff-customer.tsx'
import { type Customer, findCustomer, fullName } from '../accounts/customers.ts'
import { lookedAtAgain } from '../durations.ts'
import { recordEvent } from '../history/record.ts'
import { recorded } from '../history/recorded.ts'
import type { Services } from '../services.ts'
import type { RequestContext, RequestEnv, StaffEnv } from './context.ts'
import { answerError } from './error-answer.tsx'
import { logOf } from './log.ts'
import { staffActor } from './staff-guard.ts'

/** What stands behind `makeAbout`: whom a page of staff is about. It is no `customer`: nobody is logged in as them. */
export type AboutEnv = { Variables: { about: Customer } }

type Env = RequestEnv & StaffEnv & AboutEnv

/** An id as ids are written, for paths; anything else is no page of ours. */
export const anyId = ':id{[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}}'

/**
 * Behind the staff's guard, on paths with `anyId`: the customer that a page is about, or 404. That staff looked is
 * kept in history, once for a while of looking.
 */
export function makeAbout(services: Services) {
  const { database } = services
  const recordLook = makeRecordLook(services)

  return createMiddleware<Env>(async (c, next) => {
    const about = await findCustomer(database, c.req.param('id') ?? '')
    if (!about) return answerError(c, 404)

    c.set('about', about)
    if (c.req.method === 'GET') await recordLook(c, about.id)
    return next()
  })
}

/** Keeps in history that staff looked at a customer, for pages that are not below the customer's path. */
export function makeRecordLook({ database, clock }: Services) {
  /** Best effort: a disk that takes no writes must not take the pages away. */
  return async function recordLook(c: Parameters<typeof staffActor>[0], customerId: string): Promise<void> {
    const now = clock()
    const look = { event: 'customer-shown', actorId: c.var.staff.id, customerId } as const
    const since = new Date(now.getTime() - lookedAtAgain)
    const entry = { event: look.event, customerId, ...staffActor(c) } as const
    await recordEvent(database, entry, now, notExists(recorded(database, look, since))).catch((err) => {
      logOf(c as RequestContext).warn({ event: 'look_not_recorded', err })
    })
  }
}

export const shownOf = (customer: Customer): ShownCustomer => ({
  id: customer.id,
  name: fullName(customer),
  email: customer.email,
  disabled: customer.disabled,
})
