import type { Read } from './money.ts'

const iso =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d+))?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?)?$/i
/** As German, Swiss and Polish spreadsheets write it; no country writes the month first with points. */
const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/

/**
 * An instant from a date and a time of day (ISO 8601, or as people shorten it). Without a time it is midnight; without
 * a zone it is the time on the wall of `timeZone`.
 */
export function readMoment(text: string, timeZone: string): Read<Date> {
  const parts = iso.exec(text)
  const [, day = '', month = '', year = '', ...time] = dotted.exec(text) ?? []
  const [y, m, d, hour, minute, second, fraction = '', zone] = parts
    ? parts.slice(1)
    : [year, month, day, ...time]
  if (y === '' || y === undefined) return { ok: false, reason: noMoment(text) }

  const wall = Date.UTC(
    ...([Number(y), Number(m) - 1, Number(d), Number(hour ?? 0), Number(minute ?? 0)] as const),
    Number(second ?? 0),
    Number(fraction.slice(0, 3).padEnd(3, '0')),
  )
  if (!isThatDay(wall, Number(m), Number(d), Number(hour ?? 0), Number(minute ?? 0)))
    return { ok: false, reason: `${JSON.stringify(text)} is no day of the calendar` }
  const offset = zone === undefined ? offsetAt(wall, timeZone) : offsetOf(zone)
  return { ok: true, value: new Date(wall - offset) }
}

const noMoment = (text: string): string =>
  /^\d{1,2}\/\d{1,2}\/\d{2,4}/.test(text)
    ? `${JSON.stringify(text)} may mean two days: write it as 2024-03-01 10:15`
    : `${JSON.stringify(text)} is no date: write it as 2024-03-01 10:15`

/** Date.UTC takes 31 April for 1 May. */
function isThatDay(wall: number, month: number, day: number, hour: number, minute: number): boolean {
  const date = new Date(wall)
  return (
    date.getUTCMonth() + 1 === month &&
    date.getUTCDate() === day &&
    date.getUTCHours() === hour &&
    date.getUTCMinutes() === minute
  )
}

/** Milliseconds that +01:00, +0100 or +01 is ahead of UTC. */
function offsetOf(zone: string): number {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  const distance = (Number(hours) * 60 + Number(minutes)) * 60_000
  return sign === '-' ? -distance : distance
}

/**
 * How far the zone is ahead of UTC when its clocks show `wall`. An hour that comes twice in autumn is the first of
 * both; one that never comes in spring is counted on from before.
 */
function offsetAt(wall: number, timeZone: string): number {
  const early = zoneOffset(wall - 86_400_000, timeZone)
  if (zoneOffset(wall - early, timeZone) === early) return early
  const late = zoneOffset(wall + 86_400_000, timeZone)
  return zoneOffset(wall - late, timeZone) === late ? late : early
}

const formats = new Map<string, Intl.DateTimeFormat>()

function zoneOffset(instant: number, timeZone: string): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone,
      hourCycle: 'h23',
      ...{
        year: 'numeric',
        month: '2-digit',
        day: '2-digit',
        hour: '2-digit',
        minute: '2-digit',
        second: '2-digit',
      },
    } as Intl.DateTimeFormatOptions)
  formats.set(timeZone, format)
  const [day, month, year, hour, minute, second] = (format.format(instant).match(/\d+/g) ?? []).map(Number)
  const wall = Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second)
  return wall - Math.floor(instant / 1000) * 1000
}
