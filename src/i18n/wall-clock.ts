const formatters = new Map<string, Intl.DateTimeFormat>()

/** What the clock on the wall of a time zone (IANA name) shows, to the second, as if it were UTC. */
export function wallClock(instant: Date, timeZone: string): Date {
  const formatter = formatters.get(timeZone) ?? makeFormatter(timeZone)
  formatters.set(timeZone, formatter)
  const parts = Object.fromEntries(formatter.formatToParts(instant).map(({ type, value }) => [type, value]))
  const part = (name: string) => Number(parts[name])
  return new Date(
    Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second')),
  )
}

/** When the clock there shows this; where it is set back or forth then, an hour off at most. */
export function whenWallShows(shown: Date, timeZone: string): Date {
  const wanted = shown.getTime()
  const ahead = (instant: number) => wallClock(new Date(instant), timeZone).getTime() - instant
  // Twice: the zone may have moved its clocks between the guess and the moment.
  const guess = wanted - ahead(wanted)
  return new Date(wanted - ahead(guess))
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
