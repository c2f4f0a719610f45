import { Validator } from '@seriousme/openapi-schema-validator'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import * as z from 'zod'
import { type Answered, openCaller } from '../support/api-caller.ts'
import { openShop, type Shop } from '../support/shop.ts'
import { knock } from './knock.ts'

type Schema = {
  type?: string
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  anyOf?: Schema[]
  enum?: unknown[]
  examples?: unknown[]
  default?: unknown
  format?: string
  pattern?: string
  minimum?: number
  maxLength?: number
  $ref?: string
}
type Content = Record<string, { schema: Schema }>
type Described = {
  operationId: string
  parameters?: { name: string; in: 'path' | 'query'; required: boolean; schema: Schema }[]
  requestBody?: { content: Content }
  responses: Record<string, { content?: Content; headers?: Record<string, unknown> }>
  security: { key: string[] }[]
}
type Document = {
  openapi: string
  servers: { url: string }[]
  paths: Record<string, Record<string, Described>>
  components: { schemas: Record<string, Schema> }
}

const test = suite<{ shop: Shop; document: Document }>('The API’s own document')

test.before.each(async (scene) => {
  scene.shop = await openShop()
  const answer = await knock(scene.shop, '/api/v1/openapi.json')
  assert.equal([answer.status, answer.headers.get('content-type')], [200, 'application/json'])
  scene.document = (await answer.json()) as Document
})
test.after.each(({ shop }) => shop.close())

type Named = Described & { method: string; path: string }

const operationsOf = ({ paths }: Document): Named[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method, path })),
  )

/** A value that the schema tells: examples first, then whatever the type needs. `whole` fills in what may be left out. */
function sampleOf(schema: Schema, whole: boolean): unknown {
  if (schema.examples) return schema.examples[0]
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {}, whole)
  if (schema.type === 'object') return objectOf(schema, whole)
  if (schema.type === 'array') return [sampleOf(schema.items ?? {}, whole)]
  if (schema.type === 'integer') return schema.minimum ?? 1
  if (schema.format === 'date-time') return '2026-11-20T10:00:00+01:00'
  if (schema.format === 'email') return 'anna@example.com'
  if (schema.pattern === '^[A-Z]{2}$') return 'DE'
  if (schema.type === 'string') return 'x'.repeat(whole ? (schema.maxLength ?? 3) : 3)
  throw new Error(`Nothing known of ${JSON.stringify(schema)}`)
}

const objectOf = ({ properties = {}, required = [] }: Schema, whole: boolean) =>
  Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => whole || required.includes(name))
      .map(([name, schema]) => [name, sampleOf(schema, whole)]),
  )

type Call = { method: string; path: string; body?: unknown }

function requestFor({ method, path, parameters = [], requestBody }: Named, whole: boolean): Call {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => {
    const found = parameters.find((each) => each.name === name && each.in === 'path')
    if (!found) throw new Error(`${path} has no parameter ${name}`)
    return encodeURIComponent(String(sampleOf(found.schema, false)))
  })
  const query = parameters
    .filter((each) => each.in === 'query' && each.name !== 'cursor' && (whole || each.required))
    .map(({ name, schema }) => `${name}=${encodeURIComponent(String(sampleOf(schema, false)))}`)
  const schema = requestBody?.content['application/json']?.schema
  return {
    method: method.toUpperCase(),
    path: filled + (query.length > 0 ? `?${query.join('&')}` : ''),
    ...(schema && { body: sampleOf(schema, whole) }),
  }
}

/** What the document says of this status is what came: type, headers and every field. */
function checkAnswer(document: Document, { operationId, responses }: Named, answer: Answered<unknown>): void {
  const told = responses[answer.status]
  const which = `${operationId} ${answer.status}: ${answer.text.slice(0, 300)}`
  if (!told) assert.unreachable(`not documented: ${which}`)
  for (const name of Object.keys(told?.headers ?? {}))
    assert.ok(answer.headers.has(name), `${which}: ${name}`)
  if (!told?.content) {
    assert.is(answer.text, '', which)
    return
  }
  const schema = told.content[answer.type]?.schema ?? {}
  assert.ok(answer.type in told.content, `${answer.type}: ${which}`)
  const resolved = schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema
  const read = z.fromJSONSchema(resolved as never).safeParse(answer.body)
  assert.ok(read.success, `${which}: ${read.error}`)
}

test('is valid OpenAPI 3.1 to a public validator', async ({ document }) => {
  assert.match(document.openapi, /^3\.1\./)
  const result = await new Validator().validate(structuredClone(document))
  assert.ok(result.valid, JSON.stringify(result.errors))
  const broken = { ...structuredClone(document), paths: { 'no-slash': {} } }
  assert.not.ok((await new Validator().validate(broken)).valid, 'the validator tells a broken one')
})

test('names our own address and no other', ({ shop, document }) => {
  assert.equal(document.servers, [{ url: `${shop.config.publicUrl}/api/v1` }])
})

test('every operation does what it says, called as it says: at its least and in full', async ({
  shop,
  document,
}) => {
  const operations = operationsOf(document)
  assert.ok(operations.length >= 8)
  const rank = ({ method }: Named) => ['put', 'post', 'get', 'delete'].indexOf(method)
  const { call } = await openCaller(shop)
  for (const whole of [false, true]) {
    const statuses: string[] = []
    for (const described of operations.toSorted((a, b) => rank(a) - rank(b))) {
      const { method, path, body } = requestFor(described, whole)
      const answer = await call<unknown>(method, path, body === undefined ? {} : { body })
      assert.ok(answer.status < 300, `${described.operationId}: ${answer.text}`)
      checkAnswer(document, described, answer)
      statuses.push(`${described.operationId} ${answer.status}`)
    }
    assert.ok(statuses.includes('putCustomer 201'), statuses.join())
  }
})

test('every refusal of every operation is one that it says', async ({ shop, document }) => {
  const { call } = await openCaller(shop)
  const powerless = await openCaller(shop, [])
  const seen = new Set<number>()
  for (const described of operationsOf(document)) {
    const { method, path, body } = requestFor(described, false)
    const [bare = ''] = path.split('?')
    const whole = body === undefined ? {} : { body }
    const attempts = [
      await powerless.call(method, path, whole),
      await call(method, path, { ...whole, headers: { authorization: 'Bearer ck_x' } }),
      await call(method, `${bare}?unknown=1`, whole),
      await call(method, bare.replace(/\/(1042|10023)$/, `/none-${method}`), whole),
      ...(body === undefined
        ? []
        : [
            await call(method, path, { raw: '{' }),
            await call(method, path, { raw: ' '.repeat(5_000_001) }),
            await call(method, path, { raw: '{}', headers: { 'content-type': 'text/plain' } }),
            await call(method, path, { body: {} }),
          ]),
    ]
    for (const answer of attempts) {
      seen.add(answer.status)
      checkAnswer(document, described, answer)
    }
  }
  for (const status of [400, 401, 403, 404, 413, 415, 422]) assert.ok(seen.has(status), `${status} was met`)
})

test('what it says a body may not be is refused, field by field', async ({ shop, document }) => {
  const { call } = await openCaller(shop)
  for (const described of operationsOf(document)) {
    const { method, path, body } = requestFor(described, true)
    const schema = described.requestBody?.content['application/json']?.schema
    if (described.operationId === 'putOrders' || !schema) continue
    for (const [name, field] of Object.entries(schema.properties ?? {})) {
      const answer = await call(method, path, { body: { ...(body as object), [name]: { wrong: true } } })
      assert.is(answer.status, 422, `${described.operationId} ${name}`)
      assert.match(answer.body.errors?.[0]?.pointer ?? '', `#/${name}`)
      if (!schema.required?.includes(name)) continue
      const { [name]: _, ...without } = body as Record<string, unknown>
      const missing = await call(method, path, { body: without })
      assert.equal(
        missing.body.errors,
        [{ pointer: `#/${name}`, detail: 'Is missing' }],
        JSON.stringify(field),
      )
    }
  }
})

test.run()
