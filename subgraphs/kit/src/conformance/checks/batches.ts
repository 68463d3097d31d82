import { isDeepStrictEqual } from 'node:util'
import { GRANT_MAX_CHILDREN } from '@samsyn/schema/grant'
import { ask, readSlices } from '../ask.ts'
import { type Check, fail, must, PASS, skip } from '../check.ts'
import { inventPerson } from '../people.ts'
import { listHolders } from '../subject.ts'
import { TWO_NEEDED } from './children.ts'

export const batchChecks: readonly Check[] = [
  must('B01', 'Entities come in the order they were asked about', async (subject) => {
    const people = listHolders(subject).slice(0, 3)
    if (people.length < 2) return skip(TWO_NEEDED)
    for (const asked of [people, people.toReversed(), people.toSorted((one, other) => (one.id < other.id ? 1 : -1))]) {
      const answer = await ask(subject, { people, ids: asked.map(({ id }) => id) })
      const inOrder = asked.every(({ id }, index) => {
        return isDeepStrictEqual(readSlices(subject, answer, index), subject.holdings.get(id))
      })
      if (!inOrder) return fail('an answer stood at the place of another')
    }
    return PASS
  }),
  must('B02', '50 children are answered in one request', async (subject) => {
    const invented = Array.from({ length: GRANT_MAX_CHILDREN }, (_, serial) => inventPerson(serial))
    const people = [...subject.people, ...invented].slice(0, GRANT_MAX_CHILDREN)
    const { status, entities } = await ask(subject, { people })
    if (status !== 200 || entities === null) return fail(`answered ${status}`)
    return entities.length === GRANT_MAX_CHILDREN ? PASS : fail(`there were ${entities.length} entities`)
  }),
  must('B03', 'A child is answered the same alone and among others', async (subject) => {
    const people = subject.people.slice(0, GRANT_MAX_CHILDREN - 1)
    if (listHolders(subject).length < 2) return skip(TWO_NEEDED)
    const answer = await ask(subject, { people })
    const wrong = people.filter(({ id }, index) => {
      return !isDeepStrictEqual(readSlices(subject, answer, index), subject.holdings.get(id))
    })
    return wrong.length === 0 ? PASS : fail(`not the same: ${wrong.map(({ id }) => id).join(', ')}`)
  }),
  must('B04', 'Requests at the same moment are each answered by their own grant', async (subject) => {
    const people = listHolders(subject).slice(0, 4)
    if (people.length < 2) return skip(TWO_NEEDED)
    const answers = await Promise.all(people.map((person) => ask(subject, { people: [person] })))
    const wrong = people.filter(({ id }, index) => {
      const answer = answers[index]
      return answer === undefined || !isDeepStrictEqual(readSlices(subject, answer), subject.holdings.get(id))
    })
    return wrong.length === 0 ? PASS : fail(`not their own: ${wrong.map(({ id }) => id).join(', ')}`)
  }),
]
