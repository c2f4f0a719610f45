import { ErrorPage } from '../../views/errors/error-page.tsx'
import { isStorageFailure } from '../database/failures.ts'
import { isApiPath, problemAnswer } from './api/problem.ts'
import type { RequestContext } from './context.ts'
import { logOf } from './log.ts'
import { page } from './page.tsx'

export type ErrorStatus = 400 | 403 | 404 | 405 | 413 | 415 | 421 | 422 | 429 | 500 | 503

/** A proper page for an error, in the shopper's language, with the request's id to read out. */
export function answerError(c: RequestContext, status: ErrorStatus, waitSeconds?: number): Response {
  if (isApiPath(c.req.path))
    return problemAnswer({ status, detail: 'This server has no answer here.' }, c.get('requestId'))
  if (waitSeconds !== undefined) c.header('Retry-After', String(waitSeconds))
  const wait = waitSeconds === undefined ? {} : { waitSeconds }
  return page(c, <ErrorPage status={status} reference={c.get('requestId')} {...wait} />, status)
}

/**
 * The one place that shows surprises. Storage that fails (disk full, another process holding the file) is 503:
 * nothing was changed, and it passes. All else is a 500 with a stack in the log.
 */
export function answerSurprise(error: Error, c: RequestContext): Response {
  const storage = isStorageFailure(error)
  logOf(c).error({ event: storage ? 'storage_failed' : 'request_broke', err: error })
  return storage ? answerError(c, 503, 30) : answerError(c, 500)
}
