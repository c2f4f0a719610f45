import type * as z from 'zod'
import type { Fault } from './problem.ts'
import { pointer } from './scan-json.ts'

/** A body of rubbish may have thousands of faults; these many help. */
const mostFaults = 50

export type Checked<Value> = { ok: true; value: Value } | { ok: false; errors: Fault[] }

type Named = (path: PropertyKey[]) => Omit<Fault, 'detail'>

/** Checks a value of the body; faults are named by where they stand, below `at`. */
export function checkBody<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  at: PropertyKey[] = [],
): Checked<z.output<Schema>> {
  const read = schema.safeParse(value, { reportInput: true })
  if (read.success) return { ok: true, value: read.data }
  return { ok: false, errors: faultsOf(read.error, (path) => ({ pointer: pointer([...at, ...path]) })) }
}

/** Checks the parameters of path or query; faults are named by parameter. */
export function checkParameters<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): Checked<z.output<Schema>> {
  const read = schema.safeParse(value, { reportInput: true })
  if (read.success) return { ok: true, value: read.data }
  const named = (path: PropertyKey[]) => ({ parameter: String(path[0] ?? '').slice(0, 100) })
  return { ok: false, errors: faultsOf(read.error, named) }
}

/** One fault for each place: the first says enough. */
function faultsOf({ issues }: z.ZodError, named: Named): Fault[] {
  const byPlace = new Map<string, Fault>()
  for (const fault of issues.slice(0, mostFaults).flatMap((issue) => faultOf(issue, named))) {
    const place = fault.pointer ?? fault.parameter ?? ''
    if (!byPlace.has(place)) byPlace.set(place, fault)
  }
  return [...byPlace.values()].slice(0, mostFaults)
}

function faultOf(issue: z.core.$ZodIssue, named: Named): Fault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys
      .slice(0, mostFaults)
      .map((key) => ({ ...named([...issue.path, key]), detail: 'Is not known here' }))
  const isMissing = 'input' in issue && issue.input === undefined
  return [{ ...named(issue.path), detail: isMissing ? 'Is missing' : issue.message }]
}
