import type { Keys } from '../security/keys.ts'
import { digest } from '../security/random.ts'
import { openSealedText, sealText } from '../security/sealed-text.ts'
import type { RequestContext } from './context.ts'
import { formTokenField, isMarkOf, markOfToken, pageOfToken } from './form-token.ts'
import { isSecretField } from './forms.ts'
import type { Posted } from './posted.ts'
import { visitorOf } from './visitor.ts'

/** What somebody posted after the session was over: typed, and not to be lost (WCAG 2.2.1, 2.2.5). */
export type KeptForm = {
  /** Where it was posted to: a path that our guard stood before. */
  path: string
  /** Never a password, and nothing that was not typed. */
  fields: [name: string, value: string][]
  /** Whether secrets were left out. */
  lacksSecrets: boolean
  /** The page it was typed on, and the mark of whose page that was. */
  page: string
  mark: string
}

/** Filled in, no form of ours comes near this many bytes; sealed, they leave room in the log-in box's 64 kB. */
const mostBytes = 24 * 1024

/** There for password managers, and filled in by the page. */
const notTyped: readonly string[] = [formTokenField, 'username']

/**
 * What was posted, sealed so that this browser alone can carry it: it says nothing to whoever looks at the page, and
 * nobody can plant a form in somebody else's browser. Null when there is nothing to keep, too much, or when it does
 * not come from a page of this very browser's session: that is over, but its cookie still proves it.
 */
export function keepPosted(c: RequestContext, session: 'session' | 'staff'): string | null {
  const { keys, cookies } = c.get('site')
  // A form with a file is read behind its guard.
  const posted: Posted = c.get('posted') ?? new Map()
  const token = posted.get(formTokenField)?.[0] ?? ''
  const mark = markOfToken(token)
  const page = pageOfToken(keys, [digest(cookies.read(c, session) ?? '')], token)
  if (page === null || mark === undefined) return null

  const sent = [...posted].flatMap(([name, values]) => values.map((value) => [name, value] as const))
  const typed = sent.filter(([name]) => !notTyped.includes(name))
  const fields = typed.filter(([name]) => !isSecretField(name))
  const lacksSecrets = fields.length < typed.length
  if (lacksSecrets && fields.length === 0) return null

  const text = JSON.stringify({ path: c.req.path, fields, lacksSecrets, page, mark })
  return Buffer.byteLength(text) > mostBytes ? null : sealText(keyOf(c), text)
}

/** What this browser carries; null for what was sealed for another one, or not by us. */
export function openKept(c: RequestContext, sealed: string | undefined): KeptForm | null {
  const text = sealed ? openSealedText(keyOf(c), sealed) : null
  return text === null ? null : (JSON.parse(text) as KeptForm)
}

/** Whether it was typed on a page of this customer, or member of staff: nobody else may see it, far less save it. */
export const isKeptOf = (keys: Keys, { page, mark }: KeptForm, ownerId: string): boolean =>
  isMarkOf(keys, ownerId, page, mark)

/** Each browser has a key of its own. */
const keyOf = (c: RequestContext): Buffer => c.get('site').keys.sign('kept form', visitorOf(c))
