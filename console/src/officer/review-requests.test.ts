import { expect, test } from 'vitest'
import type { RequestAnswer } from '../generated/graphql.ts'
import { countDays, reviewRequests } from './review-requests.ts'

const NOW = new Date('2026-12-01T12:00:00Z')
const slice = { id: 'school.ppt', sector: 'school', nb: 'PPT', nn: 'PPT', en: 'PPT' } as never

function place(id: string, at: string, ...answers: readonly RequestAnswer[]) {
  const request = {
    id,
    by: 'Kari Nordvik',
    purpose: 'COORDINATION',
    recipient: { service: 'SCHOOL', role: null },
    slices: answers.map((answer) => ({ slice, outcome: { answer, at: null, by: null } })),
  } as const
  return { id, at, child: { id: `child of ${id}`, displayName: 'Linnea', requests: [request] } }
}

const PLACES = [
  place('old', '2026-09-01T12:00:00Z', 'NO_ANSWER', 'SHARED'),
  place('month', '2026-11-01T12:00:00Z', 'REFUSED', 'NO_ANSWER'),
  place('new', '2026-11-30T12:00:00Z', 'SIGNATURES_MISSING'),
]

const ALL = { answer: null, olderThanDays: null }
const told = (filter: Parameters<typeof reviewRequests>[1]) =>
  reviewRequests(PLACES, filter, NOW).map(({ id, outcome }) => [id, outcome.answer])

test('every slice that is not shared is a line, in the order of the requests', () => {
  expect(told(ALL)).toEqual([
    ['old', 'NO_ANSWER'],
    ['month', 'REFUSED'],
    ['month', 'NO_ANSWER'],
    ['new', 'SIGNATURES_MISSING'],
  ])
})

test('an answer and an age leave out all else', () => {
  expect(told({ ...ALL, answer: 'NO_ANSWER' })).toEqual([
    ['old', 'NO_ANSWER'],
    ['month', 'NO_ANSWER'],
  ])
  expect(told({ ...ALL, olderThanDays: 30 })).toEqual([['old', 'NO_ANSWER']])
  expect(told({ ...ALL, olderThanDays: 29 })).toHaveLength(3)
})

test('a request that its child does not tell of is no line', () => {
  const [first] = PLACES as [(typeof PLACES)[number]]
  expect(
    reviewRequests(
      [
        { ...first, id: 'another' },
        { ...first, child: null },
      ],
      ALL,
      NOW,
    ),
  ).toEqual([])
})

test('days are whole, and none before the first is over', () => {
  expect(countDays('2026-11-30T12:00:01Z', NOW)).toBe(0)
  expect(countDays('2026-11-30T12:00:00Z', NOW)).toBe(1)
  expect(countDays('2026-12-01T12:00:05Z', NOW)).toBe(0)
})
