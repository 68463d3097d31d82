import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type Answer, ask, grantSlices, readSlices, writeBody } from '../ask.ts'
import { type Check, fail, must, PASS, skip } from '../check.ts'
import { inventPerson } from '../people.ts'
import { hasContent } from '../records.ts'
import { listFirstHoldings, listHolders } from '../subject.ts'
import { NO_RECORDS } from './refusals.ts'

export const TWO_NEEDED = 'fewer than two people have records: name more with --children'

/** The answer without ids, which must differ. */
export function writeWithout(ids: readonly string[], { status, text }: Answer): string {
  return `${status} ${ids.reduce((left, id) => left.replaceAll(id, '<id>'), text)}`
}

export const childChecks: readonly Check[] = [
  must('P01', 'Nothing is told of a child that the grant does not name', async (subject) => {
    const [named, other] = listHolders(subject)
    if (named === undefined || other === undefined) return skip(TWO_NEEDED)
    const answer = await ask(subject, { people: [named], ids: [other.id] })
    return hasContent(readSlices(subject, answer)) ? fail('records of a child outside the grant came back') : PASS
  }),
  must('P02', 'A child that the grant does not name is null, whether there are records or not', async (subject) => {
    const [named, other] = listHolders(subject)
    if (named === undefined || other === undefined) return skip(TWO_NEEDED)
    const unknown = randomUUID()
    const known = await ask(subject, { people: [named], ids: [other.id] })
    const invented = await ask(subject, { people: [named], ids: [unknown] })
    if (hasContent(readSlices(subject, known))) return PASS
    if (writeWithout([other.id], known) !== writeWithout([unknown], invented)) {
      return fail('a child with records and an unknown one were answered differently')
    }
    return known.entities?.length === 1 && known.entities[0] === null ? PASS : fail('the entity was not null')
  }),
  must('P03', 'In a mixed list, those in the grant are answered all the same', async (subject) => {
    const [one, left, other = one] = listHolders(subject)
    if (one === undefined || other === undefined || left === undefined) return skip(TWO_NEEDED)
    const people = [...new Set([one, other])]
    const ids = [one.id, left.id, randomUUID(), other.id]
    const answer = await ask(subject, { people, ids })
    const told = ids.map((_, index) => hasContent(readSlices(subject, answer, index)))
    return told[0] === true && told[3] === true ? PASS : fail('a child in the grant was not answered')
  }),
  must('P04', 'Who a child is, is read from the grant and not from the representation', async (subject) => {
    const [one, other] = listHolders(subject)
    if (one === undefined || other === undefined) return skip(TWO_NEEDED)
    const body = JSON.parse(writeBody(subject, { people: [one] })) as { variables: object }
    const { nationalIdentityNumber } = other
    const representations = [{ __typename: 'Child', id: one.id, nationalIdentityNumber }]
    const answer = await ask(subject, {
      people: [one],
      body: JSON.stringify({ ...body, variables: { representations } }),
    })
    const told = readSlices(subject, answer)
    if (!hasContent(told)) return PASS
    return isDeepStrictEqual(told, subject.holdings.get(one.id)) ? PASS : fail('the representation chose the records')
  }),
  must('P05', 'A child is known by the number in the grant, whatever id goes with it', async (subject) => {
    const [person] = listHolders(subject)
    if (person === undefined) return skip(NO_RECORDS)
    const answer = await ask(subject, { people: [{ ...person, id: randomUUID() }] })
    const same = isDeepStrictEqual(readSlices(subject, answer), subject.holdings.get(person.id))
    return same ? PASS : fail('the same number under a new id did not give the same records')
  }),
  must('P06', 'A child without records is no error: the entity is there and its slices are null', async (subject) => {
    const person = inventPerson()
    const answer = await ask(subject, { people: [person] })
    if (answer.status !== 200 || answer.text.includes('"errors"')) return fail(`answered ${answer.status} with errors`)
    if (answer.entities?.length !== 1 || answer.entities[0] === null) return fail('the entity was null')
    const told = Object.values(readSlices(subject, answer)).some((value) => value !== null)
    return told ? fail('a slice of nobody was not null') : PASS
  }),
  must('P07', 'A child asked about twice is answered twice', async (subject) => {
    const [person] = listHolders(subject)
    if (person === undefined) return skip(NO_RECORDS)
    const answer = await ask(subject, { people: [person], ids: [person.id, person.id] })
    const [first, second] = [readSlices(subject, answer, 0), readSlices(subject, answer, 1)]
    return hasContent(first) && isDeepStrictEqual(first, second) ? PASS : fail('the two answers differ')
  }),
  must('P08', 'Child is the only entity that can be asked about', async (subject) => {
    const [person] = listHolders(subject)
    if (person === undefined) return skip(NO_RECORDS)
    for (const name of ['Person', 'Query', 'constructor']) {
      const body = writeBody(subject, { people: [person] }).replace('"__typename":"Child"', `"__typename":"${name}"`)
      const answer = await ask(subject, { people: [person], body })
      if (hasContent(readSlices(subject, answer))) return fail(`${name} was answered like Child`)
    }
    return PASS
  }),
  must('P09', 'The id of an entity is the one asked about', async (subject) => {
    const [person] = listHolders(subject)
    if (person === undefined) return skip(NO_RECORDS)
    const answer = await ask(subject, { people: [person], selection: '__typename id' })
    const [entity] = answer.entities ?? []
    if (entity === null || entity === undefined) return fail('the child was null')
    return entity['id'] === person.id && entity['__typename'] === 'Child' ? PASS : fail('it was another')
  }),
  must('P10', 'No child asked about is an empty list', async (subject) => {
    const answer = await ask(subject, { people: [], ids: [] })
    return answer.status === 200 && answer.entities?.length === 0 ? PASS : fail(`answered ${answer.status}`)
  }),
  must('P11', 'Neither an answer nor what is kept of it is used under another grant', async (subject) => {
    const [held] = listFirstHoldings(subject)
    if (held === undefined) return skip(NO_RECORDS)
    const { person, slice } = held
    const body = writeBody(subject, { people: [person] })
    await ask(subject, { people: [person], body })
    const others = subject.slices.filter(({ id }) => id !== slice.id)
    const grant = { slices: grantSlices(others, { parents: person.parents }) }
    const narrower = readSlices(subject, await ask(subject, { people: [person], body, grant }))
    return hasContent(narrower[slice.name]) ? fail('the answer to a wider grant came back') : PASS
  }),
  must('P12', 'A request that is repeated gets the same answer', async (subject) => {
    const [person] = listHolders(subject)
    if (person === undefined) return skip(NO_RECORDS)
    const body = writeBody(subject, { people: [person] })
    const [first, second] = [
      await ask(subject, { people: [person], body }),
      await ask(subject, { people: [person], body }),
    ]
    return first.status === second.status && first.text === second.text ? PASS : fail('the two answers differ')
  }),
]
