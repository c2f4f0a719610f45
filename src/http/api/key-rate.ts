import { minutes } from '../../durations.ts'

const window = minutes(1)

/**
 * Counts calls by key, at most `most` a minute, in memory: keys are few and known, and a read should not write. A
 * restart forgets a minute at most. Answers the seconds to wait, or null when the call may go on.
 */
export function makeKeyRate(most: number) {
  const counted = new Map<string, { used: number; endsAt: number }>()

  return function take(keyId: string, now: Date): number | null {
    const at = now.getTime()
    const known = counted.get(keyId)
    const isOver = !known || known.endsAt <= at || known.endsAt > at + window
    const count = isOver ? { used: 0, endsAt: at + window } : known
    counted.set(keyId, count)
    if (count.used >= most) return Math.max(1, Math.ceil((count.endsAt - at) / 1000))
    count.used += 1
    return null
  }
}
