import type { Context } from 'hono'
import { checkBody, checkParameters } from './check-input.ts'
import { readJson } from './json-body.ts'
import type { Operation, Outcome } from './operation.ts'
import type { Fault, Problem } from './problem.ts'

type Given = Parameters<Operation['handle']>[0]
type Caller = Pick<Given, 'actor' | 'origin'>
type Input = Omit<Given, keyof Caller>
type Read = { ok: true; input: Input } | { ok: false; problem: Problem }

/** Reads and checks everything that an operation takes, then runs it. */
export async function answerOperation(described: Operation, caller: Caller, c: Context): Promise<Outcome> {
  const read = await readInput(described, c)
  if (!read.ok) return { problem: read.problem }

  return described.handle({ ...read.input, ...caller })
}

async function readInput({ method, params, query, body }: Operation, c: Context): Promise<Read> {
  const named = checkParameters(params, c.req.param())
  // What cannot be a number or an id is nobody's: missing, unless it was about to be made.
  if (!named.ok && method !== 'put') return refused({ status: 404, detail: 'There is no such thing.' })
  const asked = checkParameters(query, queryOf(c))
  const errors = [...(named.ok ? [] : named.errors), ...(asked.ok ? [] : asked.errors)]
  if (!named.ok || !asked.ok) return refused(notValid(errors))
  const input = { params: named.value, query: asked.value, body: undefined }
  if (!body) return { ok: true, input }

  const json = await readJson(c.req.raw, body.most)
  if (!json.ok) return json
  const checked = checkBody(body.schema, json.value)
  return checked.ok
    ? { ok: true, input: { ...input, body: checked.value } }
    : refused(notValid(checked.errors))
}

/** A parameter that comes twice is a list, which no parameter of ours is: refused by its check. */
function queryOf(c: Context): Record<string, string | string[]> {
  const all = Object.entries(c.req.queries()).map(([name, values]) => [
    name,
    values.length === 1 ? (values[0] ?? '') : values,
  ])
  return Object.fromEntries(all)
}

export const notValid = (errors: Fault[]): Problem => ({
  status: 422,
  detail: 'The request is not valid.',
  errors,
})

const refused = (problem: Problem): Read => ({ ok: false, problem })
