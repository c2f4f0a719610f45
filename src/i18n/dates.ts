import { localeOf } from './locale.ts'
import type { Language } from './words.ts'
import { zoneInWords } from './zone.ts'

export type DateWords = {
  /** 21 November 2026, 1er janvier 2027 */
  date: (instant: Date) => string
  /** 15:40, 15 h 40 */
  time: (instant: Date) => string
  /** “today, 15:40”, “yesterday, 21:15”, “4 November, 09:12”; with the year when it is another one */
  dayAndTime: (instant: Date, now: Date) => string
  /** “at 15:40”, “tomorrow at 00:10”, “on 4 November at 09:12”: fits behind a verb */
  at: (instant: Date, now: Date) => string
  /** The time zone's name: “Paris time” */
  zone: string
}

const known = new Map<string, DateWords>()

/** How dates and times read in a language, on the clocks of a time zone (IANA name). */
export function dateWords(language: Language, timeZone: string): DateWords {
  const key = `${language} ${timeZone}`
  const words = known.get(key) ?? makeDateWords(language, timeZone)
  known.set(key, words)
  return words
}

function makeDateWords(language: Language, timeZone: string): DateWords {
  const readClock = clockIn(timeZone)
  const months = monthsOf(language)
  const dayAndMonth = (day: Day) => `${dayOfMonth(language, day.day)} ${months[day.month - 1]}`
  const dateOf = (day: Day) => `${dayAndMonth(day)} ${day.year}`
  const shortDate = (day: Day, today: Day) => (day.year === today.year ? dayAndMonth(day) : dateOf(day))
  const timeOf = language === 'fr' ? frenchTime : englishTime
  const phrases = phrasesOf[language]

  return {
    date: (instant) => dateOf(readClock(instant)),
    time: (instant) => timeOf(readClock(instant)),
    dayAndTime(instant, now) {
      const then = readClock(instant)
      const today = readClock(now)
      return phrases.dayAndTime(daysBetween(today, then), shortDate(then, today), timeOf(then))
    },
    at(instant, now) {
      const then = readClock(instant)
      const today = readClock(now)
      return phrases.at(daysBetween(today, then), shortDate(then, today), timeOf(then))
    },
    zone: zoneInWords(language, timeZone),
  }
}

/** Pages tell the same moments over and over, and Intl takes its time. */
const mostMinutes = 5000

type Day = { year: number; month: number; day: number }
type Clock = Day & { hour: string; minute: string }

/** Reads the calendar and the clock on the wall of a time zone. */
function clockIn(timeZone: string): (instant: Date) => Clock {
  const formatter = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  const read = new Map<number, Clock>()

  return (instant) => {
    const minute = Math.floor(instant.getTime() / 60_000)
    const clock = read.get(minute) ?? readAnew(instant)
    if (read.size < mostMinutes) read.set(minute, clock)
    return clock
  }

  function readAnew(instant: Date): Clock {
    const [day = '', month = '', year = '', hour = '', minute = ''] =
      formatter.format(instant).match(/\d+/g) ?? []
    return { year: Number(year), month: Number(month), day: Number(day), hour, minute }
  }
}

function monthsOf(language: Language): string[] {
  const formatter = new Intl.DateTimeFormat(localeOf[language], { month: 'long', timeZone: 'UTC' })
  return Array.from({ length: 12 }, (_, month) => formatter.format(Date.UTC(2026, month, 15)))
}

const dayOfMonth = (language: Language, day: number) => (language === 'fr' && day === 1 ? '1er' : String(day))

const englishTime = (clock: Clock) => `${clock.hour}:${clock.minute}`

/** « 15 h 40 », « 9 h 05 », « 9 h »: no zero before the hour, none alone behind it. */
const frenchTime = (clock: Clock) =>
  `${Number(clock.hour)}\u00a0h${clock.minute === '00' ? '' : `\u00a0${clock.minute}`}`

/** Whole calendar days from one day to another: -1 is yesterday, 1 is tomorrow. */
const daysBetween = (from: Day, to: Day) =>
  (Date.UTC(to.year, to.month - 1, to.day) - Date.UTC(from.year, from.month - 1, from.day)) / 86_400_000

type Phrase = (days: number, date: string, time: string) => string

const phrasesOf: Record<Language, { dayAndTime: Phrase; at: Phrase }> = {
  en: {
    dayAndTime(days, date, time) {
      if (days === 0) return `today, ${time}`
      return days === -1 ? `yesterday, ${time}` : `${date}, ${time}`
    },
    at(days, date, time) {
      if (days === 0) return `at ${time}`
      return days === 1 ? `tomorrow at ${time}` : `on ${date} at ${time}`
    },
  },
  fr: {
    dayAndTime(days, date, time) {
      if (days === 0) return `aujourd’hui à ${time}`
      return days === -1 ? `hier à ${time}` : `le ${date} à ${time}`
    },
    at(days, date, time) {
      if (days === 0) return `à ${time}`
      return days === 1 ? `demain à ${time}` : `le ${date} à ${time}`
    },
  },
}
