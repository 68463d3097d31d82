import { describe, expect, it } from 'vitest'
import { type CommittedDisclosure, type CommittedWithdrawal, findLateDisclosures } from './late-disclosures.ts'

const withdrawal: CommittedWithdrawal = {
  child: 'c1',
  directive: 'd1',
  slices: ['school.attendance'],
  at: 1_000_000n,
  committed: 1_004_000n,
}
const disclosure = (change: Partial<CommittedDisclosure>): CommittedDisclosure => ({
  id: 'r1',
  child: 'c1',
  at: 999_000n,
  committed: 999_900n,
  slices: [{ slice: 'school.attendance', directive: 'd1' }],
  ...change,
})

describe('a disclosure by a directive from which the slice was withdrawn', () => {
  it.each<[string, Partial<CommittedDisclosure>, boolean]>([
    ['was committed before', {}, false],
    ['was committed after, though decided before', { committed: 1_004_001n }, true],
    ['was decided after', { at: 1_002_000n, committed: 1_003_000n }, true],
    ['was decided in the millisecond that the ledger cut off', { at: 1_000_999n, committed: 1_001_500n }, false],
    [
      'is by another directive',
      { committed: 2_000_000n, slices: [{ slice: 'school.attendance', directive: 'd2' }] },
      false,
    ],
    ['is of another slice', { committed: 2_000_000n, slices: [{ slice: 'health.plan', directive: 'd1' }] }, false],
    ['is of another child', { committed: 2_000_000n, child: 'c2' }, false],
    ['shows nothing', { committed: 2_000_000n, slices: [] }, false],
  ])('%s', (_name, change, isLate) => {
    const late = findLateDisclosures([disclosure(change)], [withdrawal])
    expect(late.map(({ slice }) => slice)).toEqual(isLate ? ['school.attendance'] : [])
  })
})
