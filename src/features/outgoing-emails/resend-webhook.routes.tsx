import { Hono } from 'hono'
import { noteProviderEvent } from '../../email/provider-events.ts'
import { type ReadWebhook, resendWebhook, type WebhookHeaders } from '../../email/resend-webhook.ts'
import { type ProblemStatus, problemAnswer } from '../../http/api/problem.ts'
import type { RequestContext, RequestEnv } from '../../http/context.ts'
import { logOf } from '../../http/log.ts'
import { paths } from '../../paths.ts'
import type { Services } from '../../services.ts'
import { readPostedWebhook } from './posted-webhook.ts'

/**
 * What became of emails, told by Resend. It knows no cookie, no session and no form token: the signature alone counts.
 * Every answer but 2xx has Resend tell it again, for hours.
 */
export function resendWebhookRoutes({ config, database, clock }: Services) {
  const { apiKey, webhookSecret } = config.email
  const read = apiKey && webhookSecret ? resendWebhook({ apiKey, webhookSecret }) : null

  return new Hono<RequestEnv>().post(paths.resendWebhook, async (c) => {
    if (!read) return refuse(c, 503, 'RESEND_WEBHOOK_SECRET is not set.')
    const posted = await readPostedWebhook(c.req.raw)
    if (!posted.ok) return refuse(c, posted.status, posted.detail)
    const told = await read(posted.payload, posted.headers, clock())
    if (told.outcome === 'refused') return refuse(c, 400, 'The signature does not fit, or it is too old.')

    await note(c, told, posted.headers)

    return c.json({})
  })

  async function note(c: RequestContext, told: ReadWebhook, { id }: WebhookHeaders): Promise<void> {
    if (told.outcome !== 'event') return
    const { providerId, state } = told.event
    const isNew = await noteProviderEvent(database, told.event, clock())
    logOf(c).info({
      event: isNew ? 'email_told' : 'email_told_again',
      message: id,
      provider: providerId,
      state,
    })
  }
}

/** Logged as a warning: it is a wrong setting, or somebody tries. */
function refuse(c: RequestContext, status: ProblemStatus, detail: string): Response {
  logOf(c).warn({ event: 'webhook_refused', status, detail })
  return problemAnswer({ status, detail }, c.get('requestId'))
}
