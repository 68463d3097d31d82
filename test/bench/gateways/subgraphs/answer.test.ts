import { expect, it } from 'vitest'
import { childId } from '../people.ts'
import { answerBody, answerOnce, createSubgraphs } from './answer.ts'

const subgraphs = createSubgraphs()
const body = (query: string, variables: unknown): string => JSON.stringify({ query, variables })

it('a planner may ask as it likes: with fragments, aliases and the names of types', async () => {
  const query = `query ($r: [_Any!]!) { __typename _entities(representations: $r) { ...F } }
    fragment F on Child { mine: id nav { __typename followUp { periods { startDate } } } }`
  const representations = [1, 0].map((index) => ({ __typename: 'Child', id: childId(index) }))
  const periods = (startDate: string) => ({ __typename: 'NavRecord', followUp: { periods: [{ startDate }] } })
  expect(JSON.parse(await answerBody(subgraphs.nav, body(query, { r: representations })))).toEqual({
    data: {
      __typename: 'Query',
      _entities: [
        { mine: childId(1), nav: periods('2026-04-02') },
        { mine: childId(0), nav: periods('2026-04-01') },
      ],
    },
  })
})

it('what the schema has not got is an error of whoever planned it', async () => {
  await expect(
    answerBody(subgraphs.consent, body('{ children { nodes { school { __typename } } } }', {})),
  ).rejects.toThrow('a subgraph was asked what it has not got')
})

it('the same body has the same bytes, made once', async () => {
  const answer = answerOnce(subgraphs.consent)
  const asked = body('query ($id: ID!) { child(id: $id) { displayName } }', { id: childId(0) })
  const first = await answer(asked)
  expect(first.toString()).toContain('content-length: 51\r\n')
  expect(await answer(asked)).toBe(first)
})
