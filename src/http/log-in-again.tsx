import { LoginPage } from '../../views/login/login-page.tsx'
import type { RequestContext } from './context.ts'
import { keepPosted } from './kept-form.ts'
import { invalid } from './page.tsx'
import { pageAskedFor } from './return-path.ts'

/**
 * Answers a form whose session ended meanwhile with the log-in box, which carries what was typed through the log-in.
 * Null when there is nothing that could be kept.
 */
export function askToLogInAgain(c: RequestContext): Response | null {
  const kept = keepPosted(c, 'session')
  if (kept === null) return null
  const form = { values: {}, errors: {}, problem: 'loggedOutMeanwhile' } as const
  return invalid(
    c,
    <LoginPage form={form} next={pageAskedFor(c.req)} kept={kept} offerNewOne={false} offerAccount={false} />,
  )
}
