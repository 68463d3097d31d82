import { describe, expect, it } from 'vitest'
import type { CommittedDisclosure } from './late-disclosures.ts'
import { findUnrecorded, type ShownRead } from './unrecorded-reads.ts'

const record = (
  milliseconds: number,
  slices: readonly string[] = ['school.attendance'],
  child = 'c1',
): CommittedDisclosure => ({
  id: `r${milliseconds}`,
  child,
  at: BigInt(milliseconds) * 1_000n,
  committed: BigInt(milliseconds) * 1_000n + 500n,
  slices: slices.map((slice) => ({ slice, directive: 'd1' })),
})
const read = (from: number, to: number, shown: readonly string[] = ['school.attendance']): ShownRead => ({
  child: 'c1',
  shown,
  from,
  to,
})

describe('a look-up that was shown something', () => {
  it('has a record made while it was under way', () => {
    expect(findUnrecorded([read(100, 200)], [record(150)])).toEqual([])
  })

  it.each<[string, ShownRead, CommittedDisclosure]>([
    ['made before it began', read(100, 200), record(99)],
    ['made after its answer was whole', read(100, 200), record(202)],
    ['of another child', read(100, 200), record(150, ['school.attendance'], 'c2')],
    ['that lacks one of its slices', read(100, 200, ['school.attendance', 'health.plan']), record(150)],
  ])('has no record in one %s', (_name, look, one) => {
    expect(findUnrecorded([look], [one])).toEqual([look])
  })

  it('may be in a record that holds more: what was shared and had nothing in it is recorded too', () => {
    expect(findUnrecorded([read(100, 200)], [record(150, ['school.attendance', 'health.plan'])])).toEqual([])
  })

  it('has a record of its own: one record is not enough for two', () => {
    expect(findUnrecorded([read(100, 200), read(100, 200)], [record(150)])).toHaveLength(1)
  })

  it('gets a record that another can do without', () => {
    const [early, late] = [record(110), record(190)]
    expect(findUnrecorded([read(100, 200), read(100, 120)], [early, late])).toEqual([])
    expect(findUnrecorded([read(100, 200), read(180, 200)], [early, late])).toEqual([])
  })

  it('is not asked for a record when nothing was shown', () => {
    expect(findUnrecorded([read(100, 200, [])], [])).toEqual([])
  })
})
