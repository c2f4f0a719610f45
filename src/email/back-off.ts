import { hours, seconds } from '../durations.ts'

/**
 * The wait before the next attempt, in milliseconds: 5 s, doubled each time, at most an hour, give or take a
 * quarter by chance (`luck` from 0 to 1), so that emails put off together do not come back together.
 */
export function backOff(attempts: number, luck = Math.random()): number {
  const wait = Math.min(seconds(5) * 2 ** attempts, hours(1))
  return Math.round(wait * (0.75 + luck / 2))
}
