import type { WebhookHeaders } from '../../email/resend-webhook.ts'
import { readAtMost } from '../../http/read-body.ts'

type PostedWebhook =
  | { ok: true; payload: string; headers: WebhookHeaders }
  | { ok: false; status: 400 | 413 | 415; detail: string }

/** The provider's messages are a few kilobytes long. */
const mostBytes = 256 * 1024

/**
 * Reads a webhook as it came: its bytes are what was signed. What lacks a signature is refused before anything of its
 * body is read; so is a form, which any page could have a browser send.
 */
export async function readPostedWebhook(request: Request): Promise<PostedWebhook> {
  const { headers: given, body } = request
  if (!/^application\/json\s*(;|$)/i.test(given.get('content-type') ?? ''))
    return refused(415, 'Send application/json.')
  const headers = {
    id: given.get('svix-id') ?? '',
    timestamp: given.get('svix-timestamp') ?? '',
    signature: given.get('svix-signature') ?? '',
  }
  if (Object.values(headers).includes('')) return refused(400, 'This is not signed.')
  const tooLong = refused(413, `At most ${mostBytes} bytes.`)
  if (Number(given.get('content-length') ?? 0) > mostBytes) return tooLong
  const read = await readAtMost(body, mostBytes)
  if (read === 'too long') return tooLong
  if (read === 'broken') return refused(400, 'The body broke off.')

  const payload = read.bytes.toString('utf8')
  // Bytes that are no UTF-8 would be signed as one thing and read as another.
  const isText = Buffer.from(payload, 'utf8').equals(read.bytes)
  return isText ? { ok: true, payload, headers } : refused(400, 'The body is not UTF-8.')
}

const refused = (status: 400 | 413 | 415, detail: string): PostedWebhook => ({ ok: false, status, detail })
