import type { Round } from './rounds.ts'
import type { Figure } from './table.ts'

export function figure(
  name: string,
  unit: string,
  measured: number[],
  wanted: Figure['wanted'] = null,
): Figure {
  return { name, unit, measured, wanted }
}

/** What the rounds say, ratios taken within each round. */
export function figuresOf(rounds: Round[]): Figure[] {
  const each = (name: string, unit: string, value: (round: Round) => number, wanted?: Figure['wanted']) =>
    figure(name, unit, rounds.map(value), wanted)
  return [
    each('bare Hono, static JSX page', '/s', ({ bare }) => bare.perSecond),
    each('log-in page', '/s', ({ login }) => login.perSecond),
    each('  against bare Hono', '', ({ login, bare }) => login.perSecond / bare.perSecond, { atLeast: 0.6 }),
    each('account page, logged in', '/s', ({ account }) => account.perSecond),
    each('  against bare Hono', '', ({ account, bare }) => account.perSecond / bare.perSecond, {
      atLeast: 0.4,
    }),
    each('raw Argon2id', '/s', ({ raw }) => raw),
    each('log-ins', '/s', ({ logIns }) => logIns.perSecond),
    each('  against raw Argon2id', '', ({ logIns, raw }) => logIns.perSecond / raw, { atLeast: 0.9 }),
    each('log-in page, p99', ' ms', ({ login }) => login.p99),
    each('  during a log-in flood', ' ms', ({ flooded }) => flooded.p99),
    each('  against that without', '×', ({ flooded, login }) => flooded.p99 / login.p99, { atMost: 3 }),
  ]
}
