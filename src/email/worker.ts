import type { Logger } from 'pino'
import type { Database } from '../database/database.ts'
import { emailGivenUpAfter, minutes, seconds } from '../durations.ts'
import { backOff } from './back-off.ts'
import type { Delivery, Mailer, Message } from './mailer.ts'
import {
  beginAttempt,
  dueEmails,
  type Email,
  markSent,
  markUnsent,
  nextDue,
  postpone,
  putOff,
} from './outbox.ts'

/** What `write` makes of a row: the email, or the reason why it is not to be sent, or not before a moment. */
export type Written =
  | { message: Message }
  | { withhold: string }
  | { fail: string }
  | { later: Date; reason: string }

export type OutboxWorker = {
  /** Something was queued: look in a moment. */
  wake(): void
  /** Sends what is due now, once; resolves when every attempt has ended. */
  work(): Promise<void>
  /** Finishes the attempts under way, for at most this long (milliseconds), then lets them go. */
  stop(grace: number): Promise<void>
}

type Parts = {
  database: Database
  write: (email: Email, now: Date) => Promise<Written>
  mailer: Mailer
  clock: () => Date
  log: Logger
}

type Options = {
  /** Looks after the outbox on its own, with timers; otherwise only when told to `work()`. */
  byItself?: boolean
  /** Milliseconds after which an attempt without an answer is let go. */
  attemptTakes?: number
}

const atOnce = 4

/**
 * How long after `wake()` it looks, in milliseconds. Writing an email takes time that the answer to whoever asked
 * for it must not take: else its length tells whether there is an account (TP-13). By chance, so that the request
 * after that cannot wait for it either.
 */
const moment = () => 20 + Math.random() * 180

/**
 * Sends what the outbox holds. A row stays *waiting* until the provider has accepted it, and its id is the
 * idempotency key, so a killed process loses no email and sends none twice.
 */
export function startWorker(
  { database, write, mailer, clock, log }: Parts,
  { byItself = true, attemptTakes = seconds(15) }: Options = {},
): OutboxWorker {
  const stopping = new AbortController()
  let timer: NodeJS.Timeout | undefined
  let soon: NodeJS.Timeout | undefined
  let round: Promise<void> | undefined
  let pausedUntil = 0
  let look = () => {}
  const underWay = new Map<string, Promise<void>>()

  async function attempt(email: Email): Promise<void> {
    // The provider has forgotten the key of an attempt whose end was never noted: it would be sent twice.
    if (email.attempts > 0 && isTooOld(email, clock())) return unsent(email, 'failed', 'given up after a day')
    await beginAttempt(database, email)
    const written = await write(email, clock())
    if ('withhold' in written) return unsent(email, 'withheld', written.withhold)
    if ('fail' in written) return unsent(email, 'failed', written.fail)
    if ('later' in written) return postpone(database, email.id, written.reason, written.later)

    const signal = AbortSignal.any([stopping.signal, AbortSignal.timeout(attemptTakes)])
    const delivery = await mailer.send(written.message, email.id, signal)
    if (!stopping.signal.aborted || delivery.outcome === 'sent') await note(email, delivery)
  }

  async function note(email: Email, delivery: Delivery): Promise<void> {
    const now = clock()
    if (delivery.outcome === 'sent') {
      await markSent(database, email.id, delivery.providerId, now)
      log.info({ event: 'email_sent', email: email.id, kind: email.kind })
      return
    }
    if (delivery.outcome === 'refused') return unsent(email, 'failed', delivery.reason)

    if (delivery.after !== undefined) pausedUntil = Math.max(pausedUntil, now.getTime() + delivery.after)
    const dueAt = new Date(now.getTime() + Math.max(backOff(email.attempts), delivery.after ?? 0))
    if (isTooOld(email, dueAt)) return unsent(email, 'failed', `given up after a day: ${delivery.reason}`)
    await putOff(database, email.id, delivery.reason, dueAt)
    log.warn({ event: 'email_put_off', email: email.id, kind: email.kind, reason: delivery.reason, dueAt })
  }

  async function unsent(email: Email, state: 'failed' | 'withheld', reason: string): Promise<void> {
    await markUnsent(database, email.id, state, reason, clock())
    log[state === 'failed' ? 'error' : 'info']({
      event: `email_${state}`,
      email: email.id,
      kind: email.kind,
      reason,
    })
  }

  /** An email that cannot even be written must not hold up the others: it is put off like one not accepted. */
  async function attemptSafely(email: Email): Promise<void> {
    try {
      await attempt(email)
    } catch (error) {
      log.error({ event: 'email_attempt_broke', email: email.id, kind: email.kind, err: error })
      await note(email, { outcome: 'later', reason: 'internal error' }).catch(pauseForStorage)
    } finally {
      underWay.delete(email.id)
    }
  }

  /** What became of an email could not be noted: wait, lest it is sent over and over. */
  function pauseForStorage(error: unknown): void {
    pausedUntil = Math.max(pausedUntil, clock().getTime() + seconds(30))
    log.error({ event: 'outbox_not_written', err: error })
  }

  async function sendDue(): Promise<void> {
    while (!stopping.signal.aborted) {
      const free = clock().getTime() >= pausedUntil ? atOnce - underWay.size : 0
      const due = free > 0 ? await dueEmails(database, atOnce, [...underWay.keys()], clock()) : []
      for (const email of due.slice(0, free)) underWay.set(email.id, attemptSafely(email))
      if (underWay.size === 0) return
      const woken = new Promise<void>((resolve) => {
        look = resolve
      })
      await Promise.race([woken, ...underWay.values()])
    }
  }

  async function loop(): Promise<void> {
    await sendDue().catch(pauseForStorage)
    round = undefined
    if (byItself && !stopping.signal.aborted) await sleepUntilDue()
  }

  async function sleepUntilDue(): Promise<void> {
    const now = clock().getTime()
    const due = await nextDue(database).catch(() => null)
    if (stopping.signal.aborted) return
    const at = Math.max(due?.getTime() ?? Number.POSITIVE_INFINITY, pausedUntil)
    clearTimeout(timer)
    timer = setTimeout(work, Math.min(Math.max(at - now, 50), minutes(1)))
  }

  function work(): Promise<void> {
    if (stopping.signal.aborted) return Promise.resolve()
    clearTimeout(timer)
    look()
    round ??= loop()
    return round
  }

  /** Woken again meanwhile, it looks no later for that: else a flood would put it off for ever. */
  function wake(): void {
    if (!byItself || stopping.signal.aborted) return
    soon ??= setTimeout(() => {
      soon = undefined
      void work()
    }, moment())
  }

  if (byItself) void work()

  return {
    wake,
    work,
    async stop(grace) {
      clearTimeout(timer)
      clearTimeout(soon)
      const wait = setTimeout(() => stopping.abort(), grace)
      const last = round
      pausedUntil = Number.POSITIVE_INFINITY
      await last
      clearTimeout(wait)
      stopping.abort()
      // The round that has just ended set the timer anew, and a timer keeps the process alive.
      clearTimeout(timer)
    },
  }
}

const isTooOld = ({ createdAt }: Email, at: Date) => at.getTime() > createdAt.getTime() + emailGivenUpAfter
