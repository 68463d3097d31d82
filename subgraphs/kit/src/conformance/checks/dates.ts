import { isDeepStrictEqual } from 'node:util'
import { ask, grantSlices, readSlices } from '../ask.ts'
import { type Check, fail, must, type Outcome, PASS, should, skip } from '../check.ts'
import { type DatedRecord, findDatedRecords, hasContent, listLeaves } from '../records.ts'
import { type Holding, listHoldings, type Subject } from '../subject.ts'

const FAR_FUTURE = '2200-01-01'
const LONG_AGO = '1900-01-01'

interface DatedHolding extends Holding {
  readonly records: readonly DatedRecord[]
}

/** Of each slice with dated records the person who has most of them. */
function listDated(subject: Subject): DatedHolding[] {
  const dated = listHoldings(subject).map((holding) => ({
    ...holding,
    records: findDatedRecords(holding.slice, holding.value),
  }))
  return subject.slices.flatMap((slice) => {
    const [most] = dated
      .filter((holding) => holding.slice === slice && holding.records.length > 0)
      .toSorted((one, other) => other.records.length - one.records.length)
    return most ?? []
  })
}

async function askSince(subject: Subject, { person, slice }: Holding, since: string): Promise<unknown> {
  const grant = { slices: grantSlices([slice], { since, parents: person.parents }) }
  return readSlices(subject, await ask(subject, { people: [person], slices: [slice], grant }))[slice.name]
}

/** Runs a probe on each slice with dated records that `isFit`, and fails on those for which it returns true. */
async function eachDated(
  subject: Subject,
  reason: string,
  isWrong: (holding: DatedHolding) => Promise<boolean>,
  isFit: (holding: DatedHolding) => boolean = () => true,
): Promise<Outcome> {
  const holdings = listDated(subject).filter(isFit)
  if (holdings.length === 0) return skip('no record with a date: add some, of different dates')
  const wrong = new Set<string>()
  for (const holding of holdings) if (await isWrong(holding)) wrong.add(holding.slice.id)
  return wrong.size === 0 ? PASS : fail(`${reason}: ${[...wrong].join(', ')}`)
}

/** The day after the oldest record's last date. */
function afterOldest(records: readonly DatedRecord[]): string {
  const oldest = records.map(({ latest }) => latest).toSorted()[0] ?? LONG_AGO
  return new Date(Date.parse(oldest) + 86_400_000).toISOString().slice(0, 10)
}

export const dateChecks: readonly Check[] = [
  must('D01', 'No record is older than `since`, however late that is', (subject) =>
    eachDated(subject, 'records from before 2200 came back in', async (holding) => {
      return findDatedRecords(holding.slice, await askSince(subject, holding, FAR_FUTURE)).length > 0
    }),
  ),
  must('D02', 'A record from before `since` stays behind, if only by a day', (subject) =>
    eachDated(subject, 'an older record came back in', async (holding) => {
      const since = afterOldest(holding.records)
      const left = findDatedRecords(holding.slice, await askSince(subject, holding, since))
      return left.some(({ latest }) => latest < since)
    }),
  ),
  must('D03', 'A record of the very day of `since` is shared', (subject) =>
    eachDated(
      subject,
      'a record of that day was missing in',
      async (holding) => {
        const record = holding.records.find(({ isExact }) => isExact)
        const left = findDatedRecords(holding.slice, await askSince(subject, holding, record?.earliest ?? LONG_AGO))
        return !left.some(({ value }) => isDeepStrictEqual(value, record?.value))
      },
      ({ records }) => records.some(({ isExact }) => isExact),
    ),
  ),
  must('D04', 'A `since` from before all records leaves out none of them', (subject) =>
    eachDated(subject, 'a record was missing in', async (holding) => {
      const left = findDatedRecords(holding.slice, await askSince(subject, holding, LONG_AGO))
      return !isDeepStrictEqual(left, holding.records)
    }),
  ),
  must('D05', 'The `since` of one slice does not reach another', async (subject) => {
    const holdings = listHoldings(subject)
    const pair = listDated(subject).find((dated) => {
      const { person, slice } = dated
      return holdings.some((other) => other.person === person && hasOtherDates(other, slice))
    })
    if (pair === undefined) return skip('nobody has dated records in two slices: add some')
    const { person, slice } = pair
    const others = subject.slices.filter(({ id }) => id !== slice.id)
    const slices = [
      ...grantSlices([slice], { since: FAR_FUTURE, parents: person.parents }),
      ...grantSlices(others, { parents: person.parents }),
    ]
    const told = readSlices(subject, await ask(subject, { people: [person], grant: { slices } }))
    const wrong = others.filter(({ name }) => !isDeepStrictEqual(told[name], subject.holdings.get(person.id)?.[name]))
    return wrong.length === 0 ? PASS : fail(`cut by the date of ${slice.id}: ${wrong.map(({ id }) => id).join(', ')}`)
  }),
  should('D06', 'A later `since` brings out nothing that was not there before', (subject) =>
    eachDated(subject, 'something new came back in', async (holding) => {
      const before = new Set(listLeaves(holding.value))
      return listLeaves(await askSince(subject, holding, afterOldest(holding.records))).some(
        (leaf) => !before.has(leaf),
      )
    }),
  ),
  must('D07', 'A slice of which `since` leaves nothing is null, as if nothing were recorded', (subject) =>
    eachDated(subject, 'something empty came back in', async (holding) => {
      const value = await askSince(subject, holding, FAR_FUTURE)
      return value !== null && !hasContent(value)
    }),
  ),
]

function hasOtherDates({ slice, value }: Holding, than: Holding['slice']): boolean {
  return slice !== than && findDatedRecords(slice, value).length > 0
}
