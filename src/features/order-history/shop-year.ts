/** The year on the calendars of a time zone (IANA name). */
export function yearOf(instant: Date, timeZone: string): number {
  return wallClock(instant, timeZone).getUTCFullYear()
}

/** When a year begins there. */
export function startOfYear(year: number, timeZone: string): Date {
  const wanted = Date.UTC(year, 0, 1)
  const ahead = (instant: number) => wallClock(new Date(instant), timeZone).getTime() - instant
  // Twice: the zone may have moved its clocks between the guess and the new year.
  const guess = wanted - ahead(wanted)
  return new Date(wanted - ahead(guess))
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall shows, to the second, as if it were UTC. */
function wallClock(instant: Date, timeZone: string): Date {
  const formatter = formatters.get(timeZone) ?? makeFormatter(timeZone)
  formatters.set(timeZone, formatter)
  const parts = Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (name: string) => Number(parts[name])
  return new Date(
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')),
  )
}

function makeFormatter(timeZone: string): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    hourCycle: 'h23',
  })
}
