import { z } from 'zod'

/**
 * The dates of FHIR R4: `YYYY`, `YYYY-MM`, `YYYY-MM-DD`, or an instant with seconds and a zone
 * (hl7.org/fhir/R4/datatypes.html#dateTime).
 */

const PATTERN = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2}))?)?)?$/

function isReal(value: string): boolean {
  const [, year, month = '01', day = '01', time = 'T00:00:00Z'] = PATTERN.exec(value) ?? []
  if (year === undefined) return false
  const date = `${year}-${month}-${day}`
  const midnight = new Date(`${date}T00:00:00Z`)
  // JavaScript reads 30 February as 2 March.
  if (Number.isNaN(midnight.getTime()) || midnight.toISOString().slice(0, 10) !== date) return false
  return !Number.isNaN(Date.parse(`${date}${time}`))
}

export const dateTime = z.string().refine(isReal, 'is not a date of FHIR R4')
export const instant = dateTime.refine((value) => value.includes('T'), 'is not an instant')

const norwegianDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' })

/** The day of a FHIR date in Norway, as precise as it stands: `YYYY-MM-DD`, `YYYY-MM` or `YYYY`. */
export function toDay(value: string): string {
  return value.includes('T') ? norwegianDay.format(new Date(value)) : value
}

/** The instant of a FHIR date in UTC, or `null` where it has no time of day. */
export function toInstant(value: string): string | null {
  return value.includes('T') ? new Date(value).toISOString().replace(/\.\d{3}Z$/, 'Z') : null
}
