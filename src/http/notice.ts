import type { Words } from '../i18n/words.ts'
import { wordsIn } from '../i18n/words.ts'
import type { RequestContext } from './context.ts'

export type Notice = keyof Words['notices']

/** Has the next page confirm what was done. The cookie names a sentence of ours; it cannot bring one along. */
export function confirmNext(c: RequestContext, notice: Notice): void {
  c.get('site').cookies.write(c, 'notice', notice, 60)
}

/** What the page before this one did, once. */
export function takeNotice(c: RequestContext): Notice | null {
  const { cookies } = c.get('site')
  const notice = cookies.read(c, 'notice')
  if (!notice) return null
  cookies.remove(c, 'notice')
  return Object.hasOwn(wordsIn('en').notices, notice) ? (notice as Notice) : null
}
