import type { Logger } from 'pino'
import { type ApiKey, apiKeyBySecret, type Scope, touchApiKey } from '../../accounts/api-keys.ts'
import { limitKeyOf, networkOf } from '../../accounts/network-words.ts'
import { recordOnceAnHour } from '../../accounts/refusals.ts'
import { roomAgainAt, takeFromAll } from '../../database/allowances.ts'
import { minutes } from '../../durations.ts'
import type { HistoryOrigin } from '../../history/record.ts'
import type { Services } from '../../services.ts'
import { makeKeyRate } from './key-rate.ts'
import type { Problem } from './problem.ts'

export type Refusal = { problem: Problem; headers: Record<string, string> }

/** The program whose key it is, as history names it. */
export type Program = { kind: 'program'; id: string }

type Caller = { header: string | undefined; address: string; log: Logger }

const callsPerMinute = 600

/**
 * Decides who may call: the program, or the refusal with its challenge (RFC 6750 3). Wrong keys are counted by network,
 * so that guessing is no load; a right key gets in whoever else guesses from its network.
 */
export function makeAuthorise({ database, keys, clock }: Pick<Services, 'database' | 'keys' | 'clock'>) {
  const find = apiKeyBySecret(database)
  const take = makeKeyRate(callsPerMinute)

  return async function authorise(caller: Caller, scope: Scope): Promise<Program | Refusal> {
    const secret = bearerOf(caller.header)
    if (secret === null) return challenge('Name your key: Authorization: Bearer ck_…', '')
    const key = await find(secret)
    if (!key || key.endedAt !== null) return refuseKey(caller, key)
    const wait = take(key.id, clock())
    if (wait !== null) return tooMany(`At most ${callsPerMinute} calls a minute with one key.`, wait)
    touchApiKey(database, key, clock()).catch((err) => {
      caller.log.warn({ event: 'api_key_not_touched', err })
    })
    return key.scopes.includes(scope) ? { kind: 'program', id: key.id } : refuseScope(caller, key, scope)
  }

  async function refuseKey(caller: Caller, key: ApiKey | undefined): Promise<Refusal> {
    const { address, log } = caller
    const now = clock()
    const reason = key ? 'ended' : 'unknown'
    log.warn({ event: 'authn_key_fail', reason, ...(key && { key: key.id }) })
    await recordRefusal(caller, key, { why: reason })
    const network = keys.sign('allowance', limitKeyOf(address)).toString('base64url').slice(0, 22)
    const tries = { key: `api/network:${network}`, most: 100, per: minutes(15) }
    if (!(await takeFromAll(database, [tries], now))) {
      const until = await roomAgainAt(database, [tries], now)
      return tooMany('Too many wrong keys.', Math.max(1, Math.ceil((until.getTime() - now.getTime()) / 1000)))
    }
    return challenge('There is no such key, or it has ended.', ', error="invalid_token"')
  }

  async function refuseScope(caller: Caller, key: ApiKey, scope: Scope): Promise<Refusal> {
    caller.log.warn({ event: 'authz_fail', key: key.id, scope })
    await recordRefusal(caller, key, { why: 'scope', scope })
    return {
      problem: { status: 403, detail: `This key lacks the scope ${scope}.` },
      headers: {
        'www-authenticate': `Bearer realm="api", error="insufficient_scope", scope="${scope}"`,
      },
    }
  }

  function recordRefusal({ address }: Caller, key: ApiKey | undefined, details: Record<string, string>) {
    const refusal = { event: 'api-key-refused', origin: originOfProgram(address), details } as const
    return recordOnceAnHour({ database, keys }, { ...refusal, subject: key?.id ?? null }, address, clock())
  }
}

/** What a program calls itself tells nothing of a browser. */
export const originOfProgram = (address: string): HistoryOrigin => ({
  browser: null,
  platform: null,
  network: networkOf(address),
})

/** Null when there is no bearer token. The scheme is read in any case (RFC 9110 11.1). */
function bearerOf(header: string | undefined): string | null {
  return /^bearer +(\S.*)$/i.exec(header ?? '')?.[1]?.trim() ?? null
}

const challenge = (detail: string, error: string): Refusal => ({
  problem: { status: 401, detail },
  headers: { 'www-authenticate': `Bearer realm="api"${error}` },
})

const tooMany = (detail: string, wait: number): Refusal => ({
  problem: { status: 429, detail },
  headers: { 'retry-after': String(wait) },
})
