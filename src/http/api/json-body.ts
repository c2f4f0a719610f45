import { readAtMost } from '../read-body.ts'
import type { Problem } from './problem.ts'
import { scanJson } from './scan-json.ts'

export type JsonBody = { ok: true; value: unknown } | { ok: false; problem: Problem }

/** Reads the JSON of a request: 415 for what is none, 413 for more bytes than `most`, 400 for what cannot be read. */
export async function readJson(request: Request, most: number): Promise<JsonBody> {
  if (!isJson(request.headers)) return refused(415, 'Send application/json in UTF-8, not compressed.')
  const tooLong = refused(413, `At most ${most} bytes.`)
  if (Number(request.headers.get('content-length') ?? 0) > most) return tooLong
  const read = await readAtMost(request.body, most)
  if (read === 'too long') return tooLong
  if (read === 'broken') return refused(400, 'The body broke off.')

  return parse(read.bytes)
}

function isJson(headers: Headers): boolean {
  const [type, ...parameters] = (headers.get('content-type') ?? '').toLowerCase().split(';')
  const inUtf8 = parameters.every((each) => /^\s*(charset\s*=\s*"?utf-8"?)?\s*$/.test(each))
  const encoding = headers.get('content-encoding')?.trim().toLowerCase() ?? 'identity'
  return type?.trim() === 'application/json' && inUtf8 && encoding === 'identity'
}

function parse(bytes: Buffer): JsonBody {
  const text = decode(bytes)
  if (text === null) return refused(400, 'The body is not UTF-8.')
  const scanned = scanJson(text)
  if (scanned === 'too deep') return refused(400, 'The JSON is nested too deep.')
  try {
    const value: unknown = JSON.parse(text)
    return scanned === 'fine' ? { ok: true, value } : repeats(scanned.repeated)
  } catch {
    return refused(400, 'The body is no JSON.')
  }
}

function decode(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const refused = (status: Problem['status'], detail: string): JsonBody => ({
  ok: false,
  problem: { status, detail },
})

const repeats = (pointer: string): JsonBody => ({
  ok: false,
  problem: {
    status: 400,
    detail: 'A name stands twice in one object.',
    errors: [{ pointer, detail: 'Stands twice' }],
  },
})
