import { z } from 'zod'

/** How FINT's information model 4.1.0 writes values and relations. A reason for refusing one never holds the value. */

/**
 * What names a record: the tail of the link that leads to it, `<package>/<class>/<identifier>/<value>`, with the
 * identifier in lower case. It may hold a national identity number, so it is never logged.
 */
export type Reference = string

/** The fault of a value: that it is missing, or the reason. */
export const told = (reason: string) => ({
  error: ({ input }: { readonly input?: unknown }): string => (input === undefined ? 'is missing' : reason),
})

export const text = z.string(told('is not text'))
export const truth = z.boolean(told('is not true or false'))
export const count = z.int(told('is not a whole number')).nonnegative('is negative')

/** A record or a part of one. Members that are not named are dropped. */
export const object = <S extends z.ZodRawShape>(shape: S) => z.object(shape, told('is not an object'))

/** `Identifikator`. */
export const identifier = object({ identifikatorverdi: text.min(1, 'is empty') }).transform(
  ({ identifikatorverdi }) => identifikatorverdi,
)

/** Percent or hours, which FINT writes as whole hundredths: 964 is 9.64. */
export const hundredths = count.transform((value) => value / 100)

const instant = z.iso
  .datetime({ offset: true, ...told('is not an instant with a time zone') })
  .transform((value) => new Date(value).toISOString().replace(/\.\d+Z$/, 'Z'))

const OSLO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', dateStyle: 'short' })

/** The date in Norway at an instant, `YYYY-MM-DD`. */
export function toDate(utc: string): string {
  return OSLO.format(new Date(utc))
}

/** A date, which FINT writes as an instant on that day, preferably noon in UTC. */
export const date = instant.transform(toDate)

/** `Periode` of instants in UTC. */
export const period = object({ start: instant, slutt: instant.nullish().transform((end) => end ?? null) }).refine(
  ({ start, slutt }) => slutt === null || slutt >= start,
  { path: ['slutt'], error: 'is before the start' },
)

/** `Periode` of dates. */
export const datePeriod = period.transform(({ start, slutt }) => ({
  start: toDate(start),
  slutt: slutt === null ? null : toDate(slutt),
}))

const link = object({ href: text }).transform(({ href }): Reference => {
  const [path = ''] = href.split(/[?#]/)
  const [group, type, identifierName, value] = path.split('/').slice(-4)
  try {
    return `${group}/${type}/${identifierName?.toLowerCase()}/${decodeURIComponent(value ?? '')}`
  } catch {
    // A value that is not percent-encoded text names no record.
    return ''
  }
})

/** A relation to any number of records. */
export const many = z.array(link, told('is not a list of links'))

/** A relation to one record or none. Several are no answer. */
export const maybe = many.nullish().transform((references) => (references?.length === 1 ? references[0] : undefined))

/** The relation that says whose the record is. Two answers are no answer. */
export const owner = many.transform((references, context): Reference => {
  const [first] = references
  if (first !== undefined && references.every((reference) => reference === first)) return first
  context.addIssue('does not lead to exactly one owner')
  return z.NEVER
})

/** The same, where the owner is a person: the national identity number in the link. */
export const person = owner.transform((reference, context): string => {
  const number = /^elev\/person\/fodselsnummer\/(\d{11})$/.exec(reference)?.[1]
  if (number !== undefined) return number
  context.addIssue('does not lead to a person with eleven digits')
  return z.NEVER
})
