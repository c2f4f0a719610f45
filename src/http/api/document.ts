import * as z from 'zod'
import type { Config } from '../../config.ts'
import type { Operation } from './operation.ts'

type JsonSchema = { [name: string]: unknown }

/** The API's document in OpenAPI 3.1, made from the very schemas that check the input. */
export function documentOf(operations: Operation[], { publicUrl, shop }: Pick<Config, 'publicUrl' | 'shop'>) {
  const paths: Record<string, Record<string, unknown>> = {}
  for (const each of operations) {
    paths[each.path] ??= {}
    Object.assign(paths[each.path] ?? {}, { [each.method]: describe(each) })
  }
  return {
    openapi: '3.1.1',
    info: { title: `${shop.name}: the accounts’ API`, version: '1' },
    servers: [{ url: `${publicUrl}/api/v1` }],
    paths,
    components: {
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: 'A key: ck_…' } },
      schemas: { Problem: asSchema(problem) },
    },
  }
}

function describe({ id, summary, scope, params, query, body, answers }: Operation) {
  const parameters = [...parametersOf(params, 'path'), ...parametersOf(query, 'query')]
  const documented = body && (body.documented ?? body.schema)
  return {
    operationId: id,
    summary,
    description: `Scope: ${scope}`,
    tags: [scope.split(':')[0]],
    security: [{ key: [scope] }],
    ...(parameters.length > 0 && { parameters }),
    ...(documented && {
      requestBody: { required: true, content: { 'application/json': { schema: asSchema(documented) } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { description, schema }]) => [
          status,
          Number(status) < 400 ? documentAnswer(description, schema) : problemResponse(description),
        ]),
      ),
      ...problemsOf(body !== undefined, parameters.length > 0),
    },
  }
}

function documentAnswer(description: string, schema: z.ZodType | undefined) {
  if (!schema) return { description }
  return { description, content: { 'application/json': { schema: asAnswered(asSchema(schema)) } } }
}

const asSchema = (schema: z.ZodType): JsonSchema => {
  const { $schema: _, ...written } = z.toJSONSchema(schema, { io: 'input' })
  return written
}

/** What comes out is what may go in, but whole: every field is there, whether or not it has a default. */
function asAnswered(schema: unknown): JsonSchema {
  if (Array.isArray(schema)) return schema.map(asAnswered) as never
  if (typeof schema !== 'object' || schema === null) return schema as never
  const { default: _, ...kept } = schema as JsonSchema
  const inside = Object.fromEntries(
    Object.entries(kept).map(([name, value]) => [name, name === 'examples' ? value : asAnswered(value)]),
  )
  const { type, properties } = inside as { type?: unknown; properties?: object }
  return type === 'object' && properties ? { ...inside, required: Object.keys(properties) } : inside
}

function parametersOf(schema: z.ZodObject, where: 'path' | 'query') {
  const { properties = {}, required = [] } = asSchema(schema) as {
    properties?: Record<string, JsonSchema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, { description, ...rest }]) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    ...(description !== undefined && { description }),
    schema: rest,
  }))
}

const problem = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    request: z.string().meta({ description: 'The id of the request in the log' }),
    errors: z
      .array(
        z.looseObject({
          pointer: z.string().optional().meta({ description: 'Where in the body (RFC 6901)' }),
          parameter: z.string().optional(),
          detail: z.string(),
        }),
      )
      .optional(),
  })
  .meta({ description: 'RFC 9457' })

const problemResponse = (description: string, headers?: object) => ({
  description,
  ...headers,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

const header = (name: string, type: 'string' | 'integer') => ({ headers: { [name]: { schema: { type } } } })

function problemsOf(hasBody: boolean, hasParameters: boolean) {
  return {
    ...(hasBody && { 400: problemResponse('What was sent cannot be read as JSON') }),
    401: problemResponse(
      'No key, an unknown one, or one that has ended',
      header('WWW-Authenticate', 'string'),
    ),
    403: problemResponse('The key lacks the scope', header('WWW-Authenticate', 'string')),
    ...(hasBody && {
      413: problemResponse('More bytes than are taken'),
      415: problemResponse('Not application/json'),
    }),
    ...((hasBody || hasParameters) && { 422: problemResponse('Not valid: `errors` names each field') }),
    429: problemResponse('Too many calls', header('Retry-After', 'integer')),
    503: problemResponse('Storage fails for the time being', header('Retry-After', 'integer')),
  }
}
