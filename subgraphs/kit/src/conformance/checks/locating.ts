import { isDeepStrictEqual } from 'node:util'
import { ask, readSlices } from '../ask.ts'
import { type Check, fail, must, type Outcome, PASS, skip } from '../check.ts'
import { findLocatingValues, hasContent, isObject, stripLocating } from '../records.ts'
import type { FieldPlan } from '../slice-plan.ts'
import { type Holding, listHoldings, type Subject } from '../subject.ts'

/** Of each slice in which it was told where the child is, when that was allowed, the first person. */
function listLocated(subject: Subject): Holding[] {
  const located = listHoldings(subject).filter(({ slice, value }) => hasContent(findLocatingValues(slice, value)))
  return subject.slices.flatMap((slice) => located.find((holding) => holding.slice === slice) ?? [])
}

async function eachLocated(
  subject: Subject,
  reason: string,
  isWrong: (holding: Holding) => Promise<boolean>,
): Promise<Outcome> {
  const holdings = listLocated(subject)
  if (holdings.length === 0) return skip('no record with a locating field: add some')
  const wrong = new Set<string>()
  for (const holding of holdings) if (await isWrong(holding)) wrong.add(holding.slice.id)
  return wrong.size === 0 ? PASS : fail(`${reason}: ${[...wrong].join(', ')}`)
}

async function askUnlocated(subject: Subject, { person, slice }: Holding): Promise<unknown> {
  const answer = await ask(subject, { people: [person], slices: [slice], grant: { locating: false } })
  return readSlices(subject, answer)[slice.name]
}

/** The fields below a slice, each under an alias: `x…` for locating ones, `y…` for the others. */
function printAliased(fields: readonly FieldPlan[]): string {
  const written = fields.map(({ name, isLocating, fields: inner }, index) => {
    return `${isLocating ? 'x' : 'y'}${index}: ${name}${inner === null ? '' : ` ${printAliased(inner)}`}`
  })
  return `{ ${written.join(' ')} }`
}

/** Every value under an alias that `printAliased` gave to a locating field. */
function findAliased(fields: readonly FieldPlan[], value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => findAliased(fields, item))
  if (!isObject(value)) return []
  return fields.flatMap(({ isLocating, fields: inner }, index) =>
    isLocating ? [value[`x${index}`]] : findAliased(inner ?? [], value[`y${index}`]),
  )
}

export const locatingChecks: readonly Check[] = [
  must('L01', 'No locating field is told where the grant does not allow it', (subject) =>
    eachLocated(subject, 'told in', async (holding) => {
      return hasContent(findLocatingValues(holding.slice, await askUnlocated(subject, holding)))
    }),
  ),
  must('L02', 'A locating field that is not told is null, whatever is recorded', (subject) =>
    eachLocated(subject, 'neither told nor null in', async (holding) => {
      const values = findLocatingValues(holding.slice, await askUnlocated(subject, holding))
      return values.some((value) => value !== null && !hasContent(value))
    }),
  ),
  must('L03', 'What does not tell where the child is stays as it was', (subject) =>
    eachLocated(subject, 'something else was missing in', async (holding) => {
      const { slice, value } = holding
      return !isDeepStrictEqual(stripLocating(slice, await askUnlocated(subject, holding)), stripLocating(slice, value))
    }),
  ),
  must('L04', 'A locating field is not told under another name', (subject) =>
    eachLocated(subject, 'told under an alias in', async ({ person, slice }) => {
      const selection = `${subject.sector} { ${slice.name} ${printAliased(slice.fields)} }`
      const answer = await ask(subject, { people: [person], selection, grant: { locating: false } })
      return hasContent(findAliased(slice.fields, readSlices(subject, answer)[slice.name]))
    }),
  ),
]
