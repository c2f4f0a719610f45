import { paths } from '../paths.ts'
import { ask } from './ask.ts'
import { type Finding, fine, problem } from './finding.ts'
import type { Patient } from './patient.ts'

const check = 'webhook-way'

/**
 * Whether what Resend posts gets through the proxy to a server that listens: one without a signature is refused there,
 * in the server's own words. Nothing without a secret, or when the server is not reached at all: others tell of that.
 */
export async function checkWebhookWay({ config, ca }: Pick<Patient, 'config' | 'ca'>): Promise<Finding[]> {
  if (config.email.webhookSecret === null) return []
  const url = `${config.publicUrl}${paths.resendWebhook}`
  const headers = { 'content-type': 'application/json' }
  const asked = await ask(url, { method: 'POST', headers, body: '{}', ca })
  if (!asked.ok) return []
  const { status, headers: told } = asked.answer
  const isOurs = told.get('content-type')?.startsWith('application/problem+json')
  if (isOurs && status === 400) return [fine(check, 'What Resend posts gets through to this server.')]
  if (isOurs && status === 503) return [notSet()]
  // The proxy reaches no server at all.
  return [502, 503, 504].includes(status) ? [] : [keptAway(url, status)]
}

const why = 'Nobody sees that an email bounced: “Where is my mail?” ends with “sent”.'

const notSet = (): Finding =>
  problem(
    check,
    'The server that runs does not know the RESEND_WEBHOOK_SECRET of these settings.',
    why,
    'Start the server again, with the settings that doctor has read.',
  )

const keptAway = (url: string, status: number): Finding =>
  problem(
    check,
    `POST ${url} does not get through to this server: the answer is ${status}.`,
    why,
    'Let the proxy pass POST on for this path as for every other, without a log-in or a page that asks for a human.',
  )
