import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { type Frame, FrameProvider } from '../../views/layouts/frame.ts'
import { fullName } from '../accounts/customers.ts'
import { wordsIn } from '../i18n/words.ts'
import { paths } from '../paths.ts'
import type { RequestContext } from './context.ts'
import { makeFormToken } from './form-token.ts'
import { languageOf } from './language.ts'
import { takeNotice } from './notice.ts'
import { pageAskedFor } from './return-path.ts'
import { bindingOf } from './visitor.ts'

type Element = JSX.Element

/** Answers with a page, rendered to a string in this one place. `headers` go before those that every page has. */
export function page(
  c: RequestContext,
  element: Element,
  status: ContentfulStatusCode = 200,
  headers: Record<string, string> = {},
): Response {
  return answer(c, render(element, frameOf(c)), status, headers)
}

/**
 * Answers with a page that is the same for every stranger but for its token: rendered once in each language. With
 * something to confirm, or when more than its bare path was asked for, it is made as every other.
 */
export function standingPage(c: RequestContext, path: string, element: () => Element): Response {
  const frame = frameOf(c)
  if (frame.notice || frame.path !== path || c.req.url.includes('?'))
    return answer(c, render(element(), frame))
  const { standing } = c.get('site')
  const key = `${path} ${frame.language}`
  const parts = standing.get(key) ?? render(element(), { ...frame, token: placeOfToken }).split(placeOfToken)
  standing.set(key, parts)
  return answer(c, parts.join(frame.token))
}

/** No sentence and no setting holds this. */
const placeOfToken = 'place-of-the-form-token'

const render = (element: Element, frame: Frame): string =>
  `<!doctype html>\n${(<FrameProvider value={frame}>{element}</FrameProvider>).toString()}`

function answer(c: RequestContext, html: string, status: ContentfulStatusCode = 200, headers = {}): Response {
  c.get('made').safely = true
  return c.body(html, status, { ...c.get('site').pageHeaders, ...headers })
}

/** Answers 422 with the same page again, filled in (RFC 9110 15.5.21). */
export const invalid = (c: RequestContext, element: Element): Response => page(c, element, 422)

function frameOf(c: RequestContext): Frame {
  const site = c.get('site')
  const language = languageOf(c)
  const customer = c.get('customer')
  const session = c.get('session')
  return {
    words: wordsIn(language),
    language,
    shop: site.shop,
    stylesheet: site.stylesheet,
    staff: staffOf(c),
    script: site.script,
    icon: site.icon,
    logo: site.logo,
    path: pageAskedFor(c.req) ?? (customer ? paths.profile : paths.login),
    token: makeFormToken(site.keys, bindingOf(c), (c.get('staff') ?? customer)?.id),
    now: site.clock(),
    customer: customer ? { name: fullName(customer) } : null,
    temporaryUntil: session?.kind === 'temporary' ? session.endsAt : null,
    withoutPassword: customer?.passwordHash === null,
    deletionDueAt: c.get('deletionDueAt') ?? null,
    notice: takeNotice(c),
    facts: site.facts,
  }
}

function staffOf(c: RequestContext): NonNullable<Frame['staff']> {
  const member = c.get('staff')
  const isIn = c.get('staffSession')?.stage === 'open'
  const { staffStylesheet } = c.get('site')
  return member && isIn
    ? { stylesheet: staffStylesheet, name: member.name, role: member.role }
    : { stylesheet: staffStylesheet, name: null, role: null }
}
