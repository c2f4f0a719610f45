import { wallClock, whenWallShows } from '../../i18n/wall-clock.ts'

/** The year on the calendars of a time zone (IANA name). */
export function yearOf(instant: Date, timeZone: string): number {
  return wallClock(instant, timeZone).getUTCFullYear()
}

/** When a year begins there. */
export const startOfYear = (year: number, timeZone: string): Date =>
  whenWallShows(new Date(Date.UTC(year, 0, 1)), timeZone)
