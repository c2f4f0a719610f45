import { destination, type Level, type Logger, pino } from 'pino'

/** A line is written after this many milliseconds at the latest. A killed process loses no more of them. */
const atLatest = 250

/**
 * The log: JSON lines on standard output. Lines are gathered, since a write for each would cost a quarter of the
 * page that it tells of.
 */
export function openLog(level: Level | 'silent'): Logger {
  const output = destination({ fd: 1, minLength: 4096, sync: true })
  setInterval(() => output.flush(), atLatest).unref()
  process.on('exit', () => output.flushSync())
  return pino({ level, base: null }, output)
}
