import type * as z from 'zod'
import type { Fault } from './problem.ts'
import { pointer } from './scan-json.ts'

/** A body of rubbish may have thousands of faults; these many help. */
const mostFaults = 50

export type Checked<Value> = { ok: true; value: Value } | { ok: false; errors: Fault[] }

/** Checks a value of the body; faults are named by where they stand, below `at`. */
export function checkBody<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: PropertyKey[] = [],
): Checked<z.output<Schema>> {
  const read = schema.safeParse(value)
  if (read.success) return { ok: true, value: read.data }
  return { ok: false, errors: faultsOf(read.error, (path) => ({ pointer: pointer([...at, ...path]) })) }
}

/** Checks the parameters of path or query; faults are named by parameter. */
export function checkParameters<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Checked<z.output<Schema>> {
  const read = schema.safeParse(value)
  if (read.success) return { ok: true, value: read.data }
  const named = (path: PropertyKey[]) => ({ parameter: String(path[0] ?? '').slice(0, 100) })
  return { ok: false, errors: faultsOf(read.error, named) }
}

function faultsOf({ issues }: z.ZodError, named: (path: PropertyKey[]) => Omit<Fault, 'detail'>): Fault[] {
  return issues
    .slice(0, mostFaults)
    .flatMap((issue) => faultOf(issue, named))
    .slice(0, mostFaults)
}

function faultOf(issue: z.core.$ZodIssue, named: (path: PropertyKey[]) => Omit<Fault, 'detail'>): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, mostFaults)
      .map((key) => ({ ...named([...issue.path, key]), detail: 'Is not known here' }))
  const isMissing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined')
  return [{ ...named(issue.path), detail: isMissing ? 'Is missing' : issue.message }]
}
