import type { OwnData } from './own-data.ts'

type List = AsyncIterable<unknown> | Iterable<unknown>

/** The file for programs, in pieces: an object whose lists are written while they are read. Moments are in ISO 8601. */
export async function* jsonFile(data: OwnData): AsyncGenerator<string> {
  let before = '{'
  for (const [key, value] of Object.entries(data)) {
    yield `${before}\n  ${JSON.stringify(key)}: `
    if (isList(value)) yield* listOf(value)
    else yield JSON.stringify(value)
    before = ','
  }
  yield '\n}\n'
}

async function* listOf(list: List): AsyncGenerator<string> {
  let before = '['
  for await (const item of list) {
    yield `${before}\n    ${JSON.stringify(item)}`
    before = ','
  }
  yield before === '[' ? '[]' : '\n  ]'
}

const isList = (value: unknown): value is List =>
  Array.isArray(value) || (typeof value === 'object' && value !== null && Symbol.asyncIterator in value)
