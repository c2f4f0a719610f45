import type * as z from 'zod'
import type { Scope } from '../../accounts/api-keys.ts'
import type { HistoryOrigin } from '../../history/record.ts'
import type { Program } from './authorise.ts'
import type { Problem } from './problem.ts'

export type Given<Params, Query, Body> = {
  params: Params
  query: Query
  body: Body
  /** Who calls, and from where, for history. */
  actor: Program
  origin: HistoryOrigin
}

/** What an operation answers: a document with its status, or a problem. */
export type Outcome =
  | { status: 200 | 201; body: unknown; location?: string }
  | { status: 204 }
  | { problem: Problem }

export type Answers = Partial<
  Record<200 | 201 | 204 | 404 | 409, { description: string; schema?: z.ZodType }>
>

/** One operation of the API: what checks its input is also what its document is made from. */
export type Operation = {
  method: 'get' | 'put' | 'post' | 'delete'
  /** Below /api/v1, in OpenAPI's spelling: `/orders/{number}` */
  path: string
  id: string
  summary: string
  scope: Scope
  params: z.ZodObject
  query: z.ZodObject
  /** `documented` tells more than `schema` checks at once, where each part gets an answer of its own. */
  body?: { schema: z.ZodType; documented?: z.ZodType; most: number }
  answers: Answers
  handle(given: Given<unknown, unknown, unknown>): Promise<Outcome>
}

type Described<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = Omit<
  Operation,
  'params' | 'query' | 'body' | 'handle'
> & {
  params: Params
  query: Query
  body?: { schema: Body; documented?: z.ZodType; most: number }
  handle(given: Given<z.output<Params>, z.output<Query>, z.output<Body>>): Promise<Outcome>
}

/** An operation whose handler gets what its own schemas let through. */
export const operation = <Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType>(
  described: Described<Params, Query, Body>,
): Operation => described as unknown as Operation
