import fc from 'fast-check'
import type { ChildDecision } from '../decision.ts'
import { SLICE_IDS, type SliceId } from '../slices.ts'

/** How many random cases a property is tried on. */
export const RUNS = 1_000

export function check<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void): void {
  fc.assert(fc.property(arbitrary, property), { numRuns: RUNS })
}

export const sharedSlices = ({ verdicts }: ChildDecision): readonly SliceId[] =>
  SLICE_IDS.filter((slice) => verdicts[slice].share)
