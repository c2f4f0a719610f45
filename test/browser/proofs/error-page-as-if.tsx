/** @jsxRuntime automatic */
/** @jsxImportSource hono/jsx */
import type { Language } from '../../../src/i18n/words.ts'
import { ErrorPage, type ErrorStatus } from '../../../views/errors/error-page.tsx'
import { frameIn, htmlOf } from '../../views/rendering.tsx'

/** The page that a status would be answered with, were there a way for a browser to bring it about. */
export function errorPageAsIf(
  status: ErrorStatus,
  { language, stylesheet }: { language: string; stylesheet: string },
): string {
  const frame = frameIn(language as Language, { stylesheet, path: '/login' })
  return htmlOf(<ErrorPage status={status} reference="a2f9c0d1e8" waitSeconds={90} />, frame)
}
