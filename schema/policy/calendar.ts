import { Temporal } from 'temporal-polyfill'
import type { Instant, PlainDate } from './vocabulary.ts'

/** Dates and ages as Norwegian law counts them: calendar days in Europe/Oslo, ages from the registered birth date. */

const ZONE = 'Europe/Oslo'
const MEMO_SIZE = 4_096

function memoize<V>(compute: (key: string) => V): (key: string) => V {
  const memo = new Map<string, V>()
  return (key) => {
    const known = memo.get(key)
    if (known !== undefined) return known
    if (memo.size >= MEMO_SIZE) memo.clear()
    const value = compute(key)
    memo.set(key, value)
    return value
  }
}

// Oslo is a whole number of hours from UTC, so the date there cannot change within an hour of UTC.
const dateOfHour = memoize((hour) =>
  Temporal.Instant.from(`${hour}:00Z`).toZonedDateTimeISO(ZONE).toPlainDate().toString(),
)

/** The calendar date in Norway at an instant. */
export function dateInNorway(at: Instant): PlainDate {
  return dateOfHour(at.slice(0, 13))
}

/** The instant at which a date begins in Norway: local midnight, whatever daylight saving does. */
export const startOfDate: (date: PlainDate) => Instant = memoize((date) =>
  new Date(Temporal.PlainDate.from(date).toZonedDateTime(ZONE).epochMilliseconds).toISOString(),
)

/**
 * The day a person born on `birthDate` reaches an age. Born on 29 February, they do so on 1 March in a common year: not a
 * day before the age is full.
 */
export function birthday(birthDate: PlainDate, age: number): PlainDate {
  const year = String(Number(birthDate.slice(0, 4)) + age).padStart(4, '0')
  if (!birthDate.endsWith('-02-29')) return `${year}${birthDate.slice(4)}`
  return isLeapYear(Number(year)) ? `${year}-02-29` : `${year}-03-01`
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
}

/** Full years on a date; negative before birth. */
export function ageOn(birthDate: PlainDate, date: PlainDate): number {
  const years = Number(date.slice(0, 4)) - Number(birthDate.slice(0, 4))
  return birthday(birthDate, years) <= date ? years : years - 1
}

const afterMonths = memoize((key) => {
  const [date, months] = key.split(' ') as [PlainDate, string]
  return Temporal.PlainDate.from(date)
    .add({ months: Number(months) })
    .toString()
})

/** The date `months` calendar months after another; the last day of a shorter month. */
export function addMonths(date: PlainDate, months: number): PlainDate {
  return afterMonths(`${date} ${months}`)
}

const afterHours = memoize((key) => {
  const [at, hours] = key.split(' ') as [Instant, string]
  return new Date(Date.parse(at) + Number(hours) * 3_600_000).toISOString()
})

/** The instant some hours after another. */
export function addHours(at: Instant, hours: number): Instant {
  return afterHours(`${at} ${hours}`)
}

/** The date some days after another; before it when negative. */
export function addDays(date: PlainDate, days: number): PlainDate {
  return Temporal.PlainDate.from(date).add({ days }).toString()
}

/** Whether a text is a date of the calendar, `YYYY-MM-DD`. */
export function isPlainDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  try {
    return Temporal.PlainDate.from(text).toString() === text
  } catch {
    return false
  }
}
