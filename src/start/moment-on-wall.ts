import { dateWords } from '../i18n/dates.ts'

/** Day, time and zone in English, for the terminal. */
export function momentOnWall(moment: Date, timeZone: string): string {
  const { date, time, zone } = dateWords('en', timeZone)
  return `${date(moment)} at ${time(moment)} (${zone})`
}
