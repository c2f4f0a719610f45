import type { HttpBindings } from '@hono/node-server'
import type { Context } from 'hono'
import type { Logger } from 'pino'
import type { Facts, Shop } from '../../views/layouts/frame.ts'
import type { Customer } from '../accounts/customers.ts'
import type { Session } from '../accounts/sessions.ts'
import type { Language } from '../i18n/words.ts'
import type { Keys } from '../security/keys.ts'
import type { StaffMember } from '../staff/staff-members.ts'
import type { StaffSession } from '../staff/staff-sessions.ts'
import type { Cookies } from './cookies.ts'
import type { Posted } from './posted.ts'
import type { PublicLogo } from './public-files.ts'

/** What every answer needs of the site; made once. */
export type Site = {
  /** Scheme, host and port that we are known by. */
  origin: string
  cookies: Cookies
  keys: Keys
  shop: Shop
  stylesheet: string
  /** Beside the other one, on the pages of staff. */
  staffStylesheet: string
  script: string
  icon: string
  logo: PublicLogo | null
  language: Language
  facts: Facts
  /** Pages that are the same for every stranger, in the parts around their token. */
  standing: Map<string, string[]>
  /** By lower-case name. */
  pageHeaders: Record<string, string>
  clock: () => Date
}

/** What every request carries. */
export type RequestEnv = {
  Bindings: Partial<HttpBindings>
  Variables: {
    site: Site
    requestId: string
    log: Logger
    /** Of the client, as far as proxies can be believed. */
    address: string
    posted: Posted
    /** Whether the answer was made with the security headers; the visitor cookie that it gives. */
    made: { safely: boolean; visitor?: string }
    customer?: Customer
    session?: Session
    /** When the customer's account is to be deleted. */
    deletionDueAt?: Date | null
    staff?: StaffMember
    staffSession?: StaffSession
  }
}

/** What stands behind the guard: without it a page that reads the customer does not compile. */
export type CustomerEnv = { Variables: { customer: Customer; session: Session } }

/** What stands behind the staff's guard. */
export type StaffEnv = { Variables: { staff: StaffMember; staffSession: StaffSession } }

/** A request and its answer, as far as this room needs them: the same before and behind the guard. */
export type RequestContext = Pick<Context<RequestEnv>, 'body' | 'env' | 'get' | 'header' | 'redirect' | 'req'>
