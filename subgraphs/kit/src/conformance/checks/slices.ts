import { isDeepStrictEqual } from 'node:util'
import { ask, grantSlices, readSlices, writeBody, writeName } from '../ask.ts'
import { type Check, fail, must, type Outcome, PASS, skip } from '../check.ts'
import { inventPerson } from '../people.ts'
import { hasContent } from '../records.ts'
import { printField, printFields, type SlicePlan } from '../slice-plan.ts'
import { type Holding, listFirstHoldings, listHolders, type Subject } from '../subject.ts'
import { writeWithout } from './children.ts'
import { NO_RECORDS } from './refusals.ts'

/** Asks for one slice under a grant for all others, and gives the namespace that came back. */
async function askUngranted(subject: Subject, { person, slice }: Holding, selection: string): Promise<unknown> {
  const others = subject.slices.filter(({ id }) => id !== slice.id)
  const grant = { slices: grantSlices(others, { parents: person.parents }) }
  const answer = await ask(subject, { people: [person], selection, grant })
  return answer.entities?.[0]?.[subject.sector]
}

/** Runs a probe on each slice that holds something, and fails on those for which it returns true. */
async function eachHolding(
  subject: Subject,
  reason: string,
  isWrong: (holding: Holding) => Promise<boolean>,
): Promise<Outcome> {
  const holdings = listFirstHoldings(subject)
  if (holdings.length === 0) return skip(NO_RECORDS)
  const wrong: string[] = []
  for (const holding of holdings) if (await isWrong(holding)) wrong.push(holding.slice.id)
  return wrong.length === 0 ? PASS : fail(`${reason}: ${wrong.join(', ')}`)
}

export const sliceChecks: readonly Check[] = [
  must('S01', 'Nothing is told of a slice that the grant does not name', (subject) =>
    eachHolding(subject, 'answered without being granted', async (holding) => {
      const selection = `${subject.sector} ${printFields([holding.slice])}`
      return hasContent(await askUngranted(subject, holding, selection))
    }),
  ),
  must('S02', 'A slice that the grant does not name looks the same whether there are records or not', (subject) =>
    eachHolding(subject, 'records showed in', async ({ person, slice }) => {
      const nobody = inventPerson()
      const others = subject.slices.filter(({ id }) => id !== slice.id)
      const grant = { slices: grantSlices(others, { parents: person.parents }) }
      const known = await ask(subject, { people: [person], slices: [slice], grant })
      const unknown = await ask(subject, { people: [nobody], slices: [slice], grant })
      if (hasContent(readSlices(subject, known))) return false
      return writeWithout([person.id], known) !== writeWithout([nobody.id], unknown)
    }),
  ),
  must('S03', 'A grant that names no slice shares nothing', async (subject) => {
    const [person] = listHolders(subject)
    if (person === undefined) return skip(NO_RECORDS)
    const answer = await ask(subject, { people: [person], grant: { slices: [] } })
    return hasContent(readSlices(subject, answer)) ? fail('records came back') : PASS
  }),
  must('S04', 'A slice is not told under the name of another', async (subject) => {
    const others = (slice: SlicePlan) => subject.slices.filter(({ id }) => id !== slice.id)
    if (subject.slices.length < 2) return skip('the sector has one slice alone')
    return eachHolding(subject, 'answered under an alias', async (holding) => {
      const aliases = ['x', ...others(holding.slice).map(({ name }) => name)]
      const fields = aliases.map((alias) => `${alias}: ${printField(holding.slice)}`).join(' ')
      return hasContent(await askUngranted(subject, holding, `${subject.sector} { ${fields} }`))
    })
  }),
  must('S05', 'A slice is not told through fragments or conditions', (subject) =>
    eachHolding(subject, 'answered through a fragment', async ({ person, slice }) => {
      const others = subject.slices.filter(({ id }) => id !== slice.id)
      const query =
        `query ${writeName()}($representations: [_Any!]!, $on: Boolean! = true) ` +
        `{ _entities(representations: $representations) { ...A } } ` +
        `fragment A on Child { ... on Child @include(if: $on) { ${subject.sector} { ...B } } } ` +
        `fragment B on ${subject.namespace} { ... @skip(if: false) { ${printField(slice)} } }`
      const representations = [{ __typename: 'Child', id: person.id }]
      const body = JSON.stringify({ query, variables: { representations } })
      const grant = { slices: grantSlices(others, { parents: person.parents }) }
      return hasContent(readSlices(subject, await ask(subject, { people: [person], body, grant })))
    }),
  ),
  must('S06', 'A slice is not told by a second operation in the document', (subject) =>
    eachHolding(subject, 'answered by a named operation', async ({ person, slice }) => {
      const others = subject.slices.filter(({ id }) => id !== slice.id)
      const { query, variables } = JSON.parse(writeBody(subject, { people: [person], slices: [slice] })) as {
        query: string
        variables: object
      }
      const operationName = /^query (\w+)/.exec(query)?.[1]
      const body = JSON.stringify({ query: `query First { __typename } ${query}`, variables, operationName })
      const grant = { slices: grantSlices(others, { parents: person.parents }) }
      return hasContent(readSlices(subject, await ask(subject, { people: [person], body, grant })))
    }),
  ),
  must('S07', 'A granted slice is the same asked for alone, with others, and under a grant for it alone', (subject) =>
    eachHolding(subject, 'not the same', async ({ person, slice, value }) => {
      const alone = { slices: grantSlices([slice], { parents: person.parents }) }
      const asked = await ask(subject, { people: [person], slices: [slice] })
      const granted = await ask(subject, { people: [person], grant: alone })
      return [asked, granted].some((answer) => !isDeepStrictEqual(readSlices(subject, answer)[slice.name], value))
    }),
  ),
]
