import { Temporal } from 'temporal-polyfill'

/** A school year, from August to June. */
interface SchoolYear {
  /** `20262027`, as FINT's code. */
  readonly code: string
  readonly name: string
  readonly startYear: number
  readonly period: { readonly start: string; readonly slutt: string }
}

/** Dates of the school, counted from a reference date and written as FINT writes them. */
export interface SchoolCalendar {
  year(yearsAgo: number): SchoolYear
  /** Noon of the last school day at or before so many days ago. */
  day(daysAgo: number): string
  /** Some hours of that day, from half past eight. */
  hours(daysAgo: number, count: number): { readonly start: string; readonly slutt: string }
  /** How many years ago the school year of that day was. */
  yearsAgo(daysAgo: number): number
}

const AUGUST = 8

export function createSchoolCalendar(today: string): SchoolCalendar {
  const reference = Temporal.PlainDate.from(today)
  const startYearOf = (date: Temporal.PlainDate): number => (date.month >= AUGUST ? date.year : date.year - 1)
  const schoolDay = (daysAgo: number): Temporal.PlainDate => {
    const date = reference.subtract({ days: daysAgo })
    const summer = date.toString().slice(5) > '06-19' && date.toString().slice(5) < '08-20'
    const term = summer ? date.with({ month: 6, day: 15 }) : date
    return term.subtract({ days: Math.max(0, term.dayOfWeek - 5) })
  }
  const at = (date: Temporal.PlainDate, hour: number): string =>
    date
      .toZonedDateTime({ timeZone: 'Europe/Oslo', plainTime: { hour, minute: 30 } })
      .toInstant()
      .toString()
  return {
    year: (yearsAgo) => {
      const startYear = startYearOf(reference) - yearsAgo
      return {
        code: `${startYear}${startYear + 1}`,
        name: `${startYear}/${startYear + 1}`,
        startYear,
        period: { start: `${startYear}-08-18T12:00:00Z`, slutt: `${startYear + 1}-06-19T12:00:00Z` },
      }
    },
    day: (daysAgo) => `${schoolDay(daysAgo).toString()}T12:00:00Z`,
    hours: (daysAgo, count) => {
      const date = schoolDay(daysAgo)
      return { start: at(date, 8), slutt: at(date, 8 + count) }
    },
    yearsAgo: (daysAgo) => startYearOf(reference) - startYearOf(schoolDay(daysAgo)),
  }
}
