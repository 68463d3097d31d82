import { z } from 'zod'
import type { SourceFault } from '@samsyn/kit'

/** How values stand in NAV's files, and how records that cannot be read are passed over. */

/** Reports a fault in the file at hand. */
export type Report = (kind: SourceFault['kind'], place: string, reason: string) => void

// Swedish is the locale whose dates are written YYYY-MM-DD.
const OSLO = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' })

/** An ISO 8601 instant with offset, read as the calendar date it was in Norway. */
export const osloDate = z.iso.datetime({ offset: true }).transform((instant) => OSLO.format(new Date(instant)))

export const identityNumber = z.string().regex(/^\d{11}$/)

/** A word of a closed list, read as its meaning. Any other word is a fault; the fault does not repeat it. */
export function wordOf<T>(meanings: Readonly<Record<string, T>>, name: string) {
  return z.string().transform((word, context): T => {
    const meaning = Object.hasOwn(meanings, word) ? meanings[word] : undefined
    if (meaning !== undefined) return meaning
    context.addIssue(`unknown ${name}`)
    return z.NEVER
  })
}

function firstFault(error: z.ZodError, pointer: string): readonly [place: string, reason: string] {
  const [issue] = error.issues
  const path = issue?.path.map((step) => `/${String(step)}`).join('') ?? ''
  return [`${pointer}${path}` || 'whole file', issue?.message ?? 'cannot be read']
}

/** Reads records one by one; one that does not fit is reported and left out. */
export function readRecords<T>(
  schema: z.ZodType<T>,
  records: readonly unknown[],
  pointer: string,
  report: Report,
): readonly T[] {
  return records.flatMap((record, index) => {
    const parsed = schema.safeParse(record)
    if (parsed.success) return [parsed.data]
    report('RECORD_SKIPPED', ...firstFault(parsed.error, `${pointer}/${index}`))
    return []
  })
}

/** Reads what stands once in a file. Where it does not fit, the whole file is refused: `null`. */
export function readWhole<T>(schema: z.ZodType<T>, value: unknown, report: Report): T | null {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  report('FILE_REFUSED', ...firstFault(parsed.error, ''))
  return null
}

const failure = z.looseObject({ errors: z.array(z.unknown()).min(1) })

/**
 * Reads a GraphQL answer. NAV answers errors with HTTP 200; an answer with errors is refused whole, since what stands
 * beside them may be incomplete.
 */
export function readAnswer<T>(data: z.ZodType<T>, value: unknown, report: Report): T | null {
  const failed = failure.safeParse(value)
  if (!failed.success) return readWhole(z.object({ data }), value, report)?.data ?? null
  report('FILE_REFUSED', '/errors/0', describeError(failed.data.errors[0]))
  return null
}

const notFound = z.looseObject({ extensions: z.looseObject({ code: z.literal('not_found') }) })

/** Why an answer is refused that is no fault: PDL knows no such person. */
export const NO_SUCH_PERSON = 'no such person'

function describeError(error: unknown): string {
  return notFound.safeParse(error).success ? NO_SUCH_PERSON : 'the answer is an error'
}
