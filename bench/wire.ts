import { openConnection } from './connection.ts'
import { getRequest } from './requests.ts'

/** `bytes` with the answer's head, `length` of what follows it, as sent. */
export type Fetched = { path: string; bytes: number; length: number }

/** What a browser with an empty cache loads to show a page, the page first. */
export async function loadWithEverything(port: number, path: string): Promise<Fetched[]> {
  const page = await fetchOnce(port, path)
  const parts = [...page.body.matchAll(/<(?:link|img|script)\b[^>]*\b(?:href|src)="(\/[^"]+)"/g)]
  const loaded = await Promise.all(parts.map(([, part = '']) => fetchOnce(port, part)))
  return [page, ...loaded].map(({ path, bytes, length }) => ({ path, bytes, length }))
}

async function fetchOnce(port: number, path: string) {
  const connection = await openConnection(port)
  const { status, head, body } = await connection.ask(getRequest(port, path))
  connection.close()
  if (status !== 200) throw new Error(`${path} answered ${status}`)
  return { path, body, bytes: head.length + 4 + body.length, length: body.length }
}
