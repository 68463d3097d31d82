import { LANGUAGES, type Language } from '../texts/languages.ts'
import { readLanguage } from '../texts/index.ts'

/** Dates as people in Norway write them, in the language of the page. The clock is Norway's wherever the reader is. */

const ZONE = 'Europe/Oslo'
const parts = new Intl.DateTimeFormat('en-CA', { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: ZONE })

function createFormats(language: Language) {
  const { writes } = LANGUAGES[language]
  // Browsers do not know the months of Northern Sámi; a number is the same in both languages.
  const isInFigures = language === 'se'
  const date = {
    day: isInFigures ? '2-digit' : 'numeric',
    month: isInFigures ? '2-digit' : 'long',
    year: 'numeric',
  } as const
  const time = { hour: '2-digit', minute: '2-digit' } as const
  return {
    day: new Intl.DateTimeFormat(writes, { ...date, timeZone: ZONE }),
    moment: new Intl.DateTimeFormat(writes, { ...date, ...time, timeZone: ZONE }),
    clock: new Intl.DateTimeFormat(writes, { ...time, timeZone: ZONE }),
    month: new Intl.DateTimeFormat(writes, { month: date.month, year: date.year, timeZone: 'UTC' }),
    calendarDay: new Intl.DateTimeFormat(writes, { ...date, timeZone: 'UTC' }),
    number: new Intl.NumberFormat(writes, { maximumFractionDigits: 2 }),
  }
}

const created = new Map<Language, ReturnType<typeof createFormats>>()

function readFormats(): ReturnType<typeof createFormats> {
  const language = readLanguage()
  const formats = created.get(language) ?? createFormats(language)
  created.set(language, formats)
  return formats
}

/** A calendar date, or a part of one: `2027-05-20`, `2027-05` or `2027`. */
export function formatDate(date: string): string {
  if (/^\d{4}$/.test(date)) return date
  const parsed = new Date(date.length === 7 ? `${date}-01` : date)
  if (Number.isNaN(parsed.getTime())) return date
  const { month, calendarDay } = readFormats()
  return (date.length === 7 ? month : calendarDay).format(parsed)
}

/** The day in Norway that an instant falls on. */
export function formatDay(instant: string): string {
  return readFormats().day.format(new Date(instant))
}

export function formatMoment(instant: string): string {
  return readFormats().moment.format(new Date(instant))
}

export function formatClock(instant: string | Date): string {
  return readFormats().clock.format(new Date(instant))
}

/** The last day that counts before an instant at which something ends. */
export function formatLastDay(end: string): string {
  return readFormats().day.format(new Date(Date.parse(end) - 1))
}

export function formatNumber(value: number): string {
  return readFormats().number.format(value)
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
