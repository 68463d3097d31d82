/** Dates as people in Norway write them. The clock is Norway's wherever the reader is. */

const ZONE = 'Europe/Oslo'
const day = new Intl.DateTimeFormat('nb-NO', { dateStyle: 'long', timeZone: ZONE })
const moment = new Intl.DateTimeFormat('nb-NO', { dateStyle: 'long', timeStyle: 'short', timeZone: ZONE })
const clock = new Intl.DateTimeFormat('nb-NO', { timeStyle: 'short', timeZone: ZONE })
const month = new Intl.DateTimeFormat('nb-NO', { month: 'long', year: 'numeric', timeZone: 'UTC' })
const calendarDay = new Intl.DateTimeFormat('nb-NO', { dateStyle: 'long', timeZone: 'UTC' })
const number = new Intl.NumberFormat('nb-NO', { maximumFractionDigits: 2 })
const parts = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: ZONE })

/** A calendar date, or a part of one: `2027-05-20`, `2027-05` or `2027`. */
export function formatDate(date: string): string {
  if (/^\d{4}$/.test(date)) return date
  const parsed = new Date(date.length === 7 ? `${date}-01` : date)
  if (Number.isNaN(parsed.getTime())) return date
  return (date.length === 7 ? month : calendarDay).format(parsed)
}

/** The day in Norway that an instant falls on. */
export function formatDay(instant: string): string {
  return day.format(new Date(instant))
}

export function formatMoment(instant: string): string {
  return moment.format(new Date(instant))
}

export function formatClock(instant: string | Date): string {
  return clock.format(new Date(instant))
}

/** The last day that counts before an instant at which something ends. */
export function formatLastDay(end: string): string {
  return day.format(new Date(Date.parse(end) - 1))
}

export function formatNumber(value: number): string {
  return number.format(value)
}

/** The calendar date in Norway at an instant, `YYYY-MM-DD`. */
export function dateInNorway(instant: Date): string {
  return parts.format(instant)
}

/**
 * The last day of a period of whole months that begins on a date: `2026-11-30` and 3 give `2027-02-27`, as the next
 * period would begin on the last of February.
 */
export function lastDayOfPeriod(from: string, months: number): string {
  const [year = 0, monthNumber = 1, dayOfMonth = 1] = from.split('-').map(Number)
  const lastOfMonth = new Date(Date.UTC(year, monthNumber + months, 0)).getUTCDate()
  const next = Date.UTC(year, monthNumber - 1 + months, Math.min(dayOfMonth, lastOfMonth))
  return new Date(next - 86_400_000).toISOString().slice(0, 10)
}
