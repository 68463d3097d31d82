import fc from 'fast-check'
import { expect, inject } from 'vitest'
import type { ChildDecision } from '../decision.ts'
import { SLICE_IDS, type SliceId } from '../slices.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** How many random cases each property of the policy is tried on; with a seed, the same ones every time. */
    properties: { readonly runs: number; readonly seed?: number }
  }
}

const { runs, ...seed } = inject('properties')
/** How many random cases a property is tried on: what vitest's configuration says. */
export const RUNS = runs

/** For properties of so many cases, whatever else the machine does. */
export const PROPERTY_TIMEOUT_MS = 300_000

/** @param numRuns fewer, where a fault would show in most cases and not in rare ones */
export function check<T>(arbitrary: fc.Arbitrary<T>, property: (value: T) => void, numRuns = RUNS): void {
  fc.assert(fc.property(arbitrary, property), { numRuns, ...seed })
}

/** That two values of plain data are the same. Quick when they are, as they nearly always will be. */
export function expectSame<T>(actual: T, expected: T): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).toEqual(expected)
}

export const sharedSlices = ({ verdicts }: ChildDecision): readonly SliceId[] =>
  SLICE_IDS.filter((slice) => verdicts[slice].share)
