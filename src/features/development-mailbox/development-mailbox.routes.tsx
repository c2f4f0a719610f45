import { Hono } from 'hono'
import { MailboxEmailPage } from '../../../views/development-mailbox/mailbox-email-page.tsx'
import { MailboxPage } from '../../../views/development-mailbox/mailbox-page.tsx'
import { readCaughtEmail, readMailbox } from '../../email/development-mailbox.ts'
import type { RequestEnv } from '../../http/context.ts'
import { answerError } from '../../http/error-answer.tsx'
import { page } from '../../http/page.tsx'
import { pagePolicy } from '../../http/security-headers.ts'
import { paths } from '../../paths.ts'

const framing = `${pagePolicy}; frame-src 'self'`
const framed = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"

/** The emails that trial mode catches instead of sending. A real shop has no such page. */
export function developmentMailboxRoutes(folder: string) {
  return new Hono<RequestEnv>()

    .get(paths.mailbox, async (c) => page(c, <MailboxPage emails={await readMailbox(folder)} />))

    .get(paths.mailboxEmail(':id'), async (c) => {
      const email = await readCaughtEmail(folder, c.req.param('id'))
      if (!email) return answerError(c, 404)

      return page(c, <MailboxEmailPage email={email} />, 200, { 'content-security-policy': framing })
    })

    .get(paths.mailboxEmailHtml(':id'), async (c) => {
      const email = await readCaughtEmail(folder, c.req.param('id'))
      if (!email) return answerError(c, 404)

      c.header('Content-Security-Policy', framed)
      c.header('X-Frame-Options', 'SAMEORIGIN')
      return c.html(email.html)
    })
}
