import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anything, denies, requests, withPermits } from './decision-cases/arbitraries.ts'
import { check, RUNS, sharedSlices } from './decision-cases/check.ts'
import { isShared } from './decision-cases/plain-reading.ts'
import { type ChildDecision, decide, type DecisionRequest } from './decision.ts'
import type { Directive } from './facts.ts'
import { SLICE_IDS, SLICES } from './slices.ts'

/** What holds for every family, every set of directives and every moment, not only for those someone thought of. */

const withDirectives = (request: DecisionRequest, directives: readonly Directive[]): DecisionRequest => ({
  ...request,
  facts: { ...request.facts, directives },
})

/** Every slice shared after was shared before, and of no parent who was not among those before. */
function expectNoMore(after: ChildDecision, before: ChildDecision): void {
  for (const slice of SLICE_IDS) {
    const [now, then] = [after.verdicts[slice], before.verdicts[slice]]
    if (!now.share) continue
    expect(then.share, slice).toBe(true)
    if (then.share && now.subjects !== null) expect(then.subjects).toEqual(expect.arrayContaining([...now.subjects]))
  }
}

describe('for every family', () => {
  it('without a yes nothing is shared', () => {
    check(requests(fc.array(denies, { maxLength: 3 })), (request) => {
      expect(sharedSlices(decide(request))).toEqual([])
    })
  })

  it('one more no never shares more, and leaves what is shared as it was', () => {
    check(fc.tuple(anything, denies), ([request, no]) => {
      const before = decide(request)
      const after = decide(withDirectives(request, [...request.facts.directives, { ...no, id: 'one more' }]))
      expectNoMore(after, before)
      for (const slice of sharedSlices(after)) {
        if (SLICES[slice].rule !== 'R') expect(after.verdicts[slice]).toEqual(before.verdicts[slice])
      }
    })
  })

  it('one signature less never shares more', () => {
    check(fc.tuple(withPermits, fc.nat(), fc.nat()), ([request, which, whose]) => {
      const { directives } = request.facts
      const signed = directives[which % directives.length] as Directive
      const signatures = signed.signatures.filter((_, index) => index !== whose % signed.signatures.length)
      const fewer = directives.map((directive) => (directive === signed ? { ...directive, signatures } : directive))
      expectNoMore(decide(withDirectives(request, fewer)), decide(request))
    })
  })

  it('the order of directives does not matter', () => {
    const shuffled = anything.chain((request) => {
      const { directives } = request.facts
      const order = fc.shuffledSubarray([...directives], { minLength: directives.length })
      return fc.tuple(fc.constant(request), order)
    })
    check(shuffled, ([request, order]) => {
      expect(decide(withDirectives(request, order))).toEqual(decide(request))
    })
  })

  it('nothing changes by time alone before `validUntil`', () => {
    check(fc.tuple(anything, fc.double({ min: 0, max: 1, noNaN: true })), ([request, share]) => {
      const decision = decide(request)
      const [at, until] = [Date.parse(request.at), Date.parse(decision.validUntil)]
      expect(until).toBeGreaterThan(at)
      for (const later of [at + Math.floor(share * (until - 1 - at)), until - 1]) {
        expect(decide({ ...request, at: new Date(later).toISOString() })).toEqual(decision)
      }
    })
  })

  it('a slice is shared exactly when the family’s words, read plainly, say so', () => {
    let shared = 0
    check(anything, (request) => {
      const slices = sharedSlices(decide(request))
      expect(slices).toEqual(SLICE_IDS.filter((slice) => isShared(request, slice)))
      shared += slices.length
    })
    // Families that share nothing would satisfy all of this.
    expect(shared).toBeGreaterThan(RUNS / 10)
  })
})
