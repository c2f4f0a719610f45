import { setTimeout as wait } from 'node:timers/promises'
import { minutes } from '../durations.ts'
import { type SweepParts, sweepSteps } from './sweep-steps.ts'

type Options = {
  /** Between two turns, for requests to be answered in. */
  pause?: () => Promise<unknown>
  signal?: AbortSignal
}

/** Milliseconds: after a turn others have the server for at least as long as the turn took. */
const breath = 25

/**
 * Deletes accounts whose day has come, marks what has expired and clears away what is over, in short turns with
 * pauses: customers are answered meanwhile, however much there is. A step that fails is logged, and holds up no other.
 */
export async function sweep(parts: SweepParts, options: Options = {}): Promise<void> {
  const { pause = () => wait(breath), signal } = options
  for (const { name, turn } of sweepSteps(parts, parts.clock())) {
    try {
      while (!signal?.aborted && (await turn())) await pause()
    } catch (err) {
      parts.log.error({ event: 'sweep_failed', step: name, err })
    }
  }
}

/** Sweeps now and once a minute, or when the sweep before has come to its end. Returns what ends it. */
export function startSweeping(parts: SweepParts): () => void {
  const ending = new AbortController()
  let isAtIt = false
  const run = async () => {
    if (isAtIt) return
    isAtIt = true
    await sweep(parts, { signal: ending.signal })
    isAtIt = false
  }
  void run()
  const timer = setInterval(run, minutes(1))
  return () => {
    clearInterval(timer)
    ending.abort()
  }
}
