import { isDeepStrictEqual } from 'node:util'
import { ask, grantSlices, readSlices } from '../ask.ts'
import { type Check, fail, must, type Outcome, PASS, skip } from '../check.ts'
import { hasContent } from '../records.ts'
import { type Holding, listHoldings, type Subject } from '../subject.ts'

/** Slices that are a parent's own affairs (rule R), where something is recorded. */
function listParental(subject: Subject): Holding[] {
  return listHoldings(subject).filter(({ slice }) => slice.isParents)
}

const NO_PARENTS = "no record of a parent's own affairs: add some, and the parents' numbers to --children"

/** A sector without such a slice keeps the rule; one with it must have records to show that. */
function explainNone({ slices }: Subject): Outcome {
  return slices.some(({ isParents }) => isParents) ? skip(NO_PARENTS) : PASS
}

async function askSubjects(subject: Subject, { person, slice }: Holding, subjects: unknown): Promise<unknown> {
  const [granted] = grantSlices([slice], {})
  const grant = { slices: [{ ...granted, subjects }] }
  const answer = await ask(subject, { people: [person], slices: [slice], grant })
  return readSlices(subject, answer)[slice.name]
}

function listItems(value: unknown): string[] {
  const items = Array.isArray(value) ? value : value === null || value === undefined ? [] : [value]
  return items.map((item) => JSON.stringify(item)).toSorted()
}

export const parentChecks: readonly Check[] = [
  must('R01', "Of a parent's own affairs nothing is told where no parent has said yes", async (subject) => {
    const holdings = listParental(subject)
    if (holdings.length === 0) return explainNone(subject)
    for (const holding of holdings) {
      if (hasContent(await askSubjects(subject, holding, []))) return fail(`told in ${holding.slice.id}`)
    }
    return PASS
  }),
  must('R02', 'One parent who said yes speaks for that parent alone', async (subject) => {
    if (!subject.slices.some(({ isParents }) => isParents)) return PASS
    for (const holding of listParental(subject)) {
      const parts: string[][] = []
      for (const parent of holding.person.parents) {
        parts.push(listItems(await askSubjects(subject, holding, [parent])))
      }
      if (parts.filter((part) => part.length > 0).length < 2) continue
      const together = listItems(holding.value)
      if (!isDeepStrictEqual(parts.flat().toSorted(), together))
        return fail(`${holding.slice.id}: the other came along`)
      return PASS
    }
    return skip('no child both of whose parents have records: add one')
  }),
  must('R03', "A yes from someone else's parent tells nothing of this child's", async (subject) => {
    const holdings = listParental(subject)
    if (holdings.length === 0) return explainNone(subject)
    for (const holding of holdings) {
      const own = new Set(holding.person.parents)
      const others = subject.people.flatMap(({ parents }) => parents).filter((parent) => !own.has(parent))
      if (others.length === 0) continue
      if (hasContent(await askSubjects(subject, holding, others))) return fail(`told in ${holding.slice.id}`)
      return PASS
    }
    return skip('no other child with parents: add one')
  }),
  must('R04', 'A grant that does not say which parents is refused', async (subject) => {
    const [holding] = listParental(subject)
    if (holding === undefined) return explainNone(subject)
    for (const subjects of [null, undefined, 'all', ['']]) {
      if (hasContent(await askSubjects(subject, holding, subjects))) return fail(`told in ${holding.slice.id}`)
    }
    return PASS
  }),
  must('R05', "A grant that names parents for a slice of the child's own is refused", async (subject) => {
    const holding = listHoldings(subject).find(({ slice }) => !slice.isParents)
    if (holding === undefined) return skip('no record of the child itself: add some')
    const told = hasContent(await askSubjects(subject, holding, holding.person.parents))
    return told ? fail(`told in ${holding.slice.id}`) : PASS
  }),
]
