import { describe, expect, test } from 'vitest'
import type { DirectiveFragment, RequestFragment } from '../generated/graphql.ts'
import { findWaitingRequests } from './waiting-requests.ts'

const attendance = {
  id: 'school.attendance',
  sector: 'school',
  nb: 'Fravær',
  nn: '',
  en: '',
  longestMonths: 12,
} as const
const plan = { id: 'health.plan', sector: 'health', nb: 'Plan', nn: '', en: '', longestMonths: 12 } as const

const request: RequestFragment = {
  id: 'request',
  at: '2026-11-20T10:00:00.000Z',
  by: 'Kari',
  purpose: 'COORDINATION',
  recipient: { service: 'COORDINATION_UNIT', role: null },
  to: null,
  slices: [
    { slice: attendance, state: 'SENT' },
    { slice: plan, state: 'SENT' },
  ],
}

function answer(rest: Partial<DirectiveFragment> = {}): DirectiveFragment {
  return {
    id: 'one',
    kind: 'PERMIT',
    slices: [{ slice: attendance, state: 'PENDING', validTo: '' }],
    recipients: [request.recipient],
    purposes: ['COORDINATION', 'TRANSITION'],
    givenAt: '2026-11-20T11:00:00.000Z',
    ...rest,
  } as DirectiveFragment
}

describe('a request of the team', () => {
  test.each<readonly [string, readonly DirectiveFragment[], readonly string[]]>([
    ['waits when nobody has answered', [], ['school.attendance', 'health.plan']],
    ['is answered by a yes that others must sign too', [answer()], ['health.plan']],
    ['is answered by a no', [answer({ kind: 'DENY' })], ['health.plan']],
    [
      'is not answered by what was said before it',
      [answer({ givenAt: '2026-11-20T09:00:00.000Z' })],
      ['school.attendance', 'health.plan'],
    ],
    [
      'is not answered for another purpose',
      [answer({ purposes: ['TRANSITION'] })],
      ['school.attendance', 'health.plan'],
    ],
    [
      'is not answered by what is said to others',
      [answer({ recipients: [{ service: 'SCHOOL', role: null }] })],
      ['school.attendance', 'health.plan'],
    ],
  ])('%s', (_, directives, waiting) => {
    const found = findWaitingRequests([request], directives)
    expect(found.flatMap(({ slices }) => slices.map(({ id }) => id))).toEqual(waiting)
  })

  test('is no longer shown when all of it is shared', () => {
    const shared = { ...request, slices: request.slices.map(({ slice }) => ({ slice, state: 'SHARED' as const })) }
    expect(findWaitingRequests([shared], [])).toEqual([])
  })
})
