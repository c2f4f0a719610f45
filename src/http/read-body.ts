export type ReadBody = { bytes: Buffer } | 'too long' | 'broken'

/**
 * The bytes of a request, at most so many; counted while reading, for Content-Length may be absent. Broken: the
 * client went away or sent what is no HTTP. That happens every day and is no fault of ours.
 */
export async function readAtMost(stream: ReadableStream<Uint8Array> | null, most: number): Promise<ReadBody> {
  const parts: Uint8Array[] = []
  let length = 0
  try {
    for await (const part of stream ?? []) {
      length += part.length
      if (length > most) return 'too long'
      parts.push(part)
    }
  } catch {
    return 'broken'
  }
  return { bytes: Buffer.concat(parts) }
}
