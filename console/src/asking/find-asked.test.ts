import { describe, expect, test } from 'vitest'
import type { RequestFragment } from '../generated/graphql.ts'
import { findAsked } from './find-asked.ts'

const slice = { id: 'school.ppt', sector: 'school', nb: '', nn: '', en: '', longestMonths: 6 } as const
const NOW = new Date('2026-11-21T12:00:00.000Z')
const request: RequestFragment = {
  id: 'request',
  at: '2026-11-20T10:00:00.000Z',
  by: 'Kari',
  purpose: 'COORDINATION',
  recipient: { service: 'COORDINATION_UNIT', role: null },
  to: '2027-02-20',
  slices: [{ slice, state: 'SENT' }],
}
const find = (changes: Partial<RequestFragment> = {}): readonly string[] =>
  findAsked([{ ...request, ...changes }], 'COORDINATION_UNIT', 'COORDINATION', NOW).map(({ at }) => at)

describe('what a service has asked the family for', () => {
  test.each<readonly [string, Partial<RequestFragment>, number]>([
    ['is told', {}, 1],
    ['is told alike whatever the family answers', { slices: [{ slice, state: 'SHARED' }] }, 1],
    ['is not told for another purpose', { purpose: 'TRANSITION' }, 0],
    ['is not told where another service asked', { recipient: { service: 'PPT', role: null } }, 0],
    ['is told until it may be asked for again', { at: '2026-10-22T12:00:00.001Z' }, 1],
    ['and no longer', { at: '2026-10-22T12:00:00.000Z' }, 0],
  ])('%s', (_, changes, count) => {
    expect(find(changes)).toHaveLength(count)
  })
})
