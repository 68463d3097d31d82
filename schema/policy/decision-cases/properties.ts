import fc from 'fast-check'
import { expect } from 'vitest'
import type { ChildDecision, DecisionRequest } from '../decision.ts'
import type { Directive } from '../facts.ts'
import { SLICE_IDS, SLICES } from '../slices.ts'
import { anything, denies, requests, withPermits } from './arbitraries.ts'
import { check, expectSame, RUNS, sharedSlices } from './check.ts'
import { ask, type Fold, histories, live } from './histories.ts'
import { isShared } from './plain-reading.ts'

/**
 * What holds for every family, every set of directives and every moment, not only for those someone thought of. Each is
 * a function of the decision under test, so that one with a mistake in it can be shown to be found out.
 */

export type Decide = (request: DecisionRequest) => ChildDecision

export const withDirectives = (request: DecisionRequest, directives: readonly Directive[]): DecisionRequest => ({
  ...request,
  facts: { ...request.facts, directives },
})

/** Every slice shared after was shared before, and of no parent who was not among those before. */
function expectNoMore(after: ChildDecision, before: ChildDecision): void {
  for (const slice of sharedSlices(after)) {
    const [now, then] = [after.verdicts[slice], before.verdicts[slice]]
    expect(then.share, slice).toBe(true)
    if (now.share && then.share && now.subjects !== null) {
      expect(then.subjects).toEqual(expect.arrayContaining([...now.subjects]))
    }
  }
}

function sharesNothingUnasked(decide: Decide): void {
  check(requests(fc.array(denies, { maxLength: 3 })), (request) => {
    expectSame(sharedSlices(decide(request)), [])
  })
}

function denyNeverSharesMore(decide: Decide): void {
  check(fc.tuple(anything, denies), ([request, no]) => {
    const before = decide(request)
    const after = decide(withDirectives(request, [...request.facts.directives, { ...no, id: 'one more' }]))
    expectNoMore(after, before)
    for (const slice of sharedSlices(after)) {
      if (SLICES[slice].rule !== 'R') expectSame(after.verdicts[slice], before.verdicts[slice])
    }
  })
}

function signatureNeverSharesLess(decide: Decide): void {
  check(fc.tuple(withPermits, fc.nat(), fc.nat()), ([request, which, whose]) => {
    const { directives } = request.facts
    const signed = directives[which % directives.length] as Directive
    const signatures = signed.signatures.filter((_, index) => index !== whose % signed.signatures.length)
    const fewer = directives.map((directive) => (directive === signed ? { ...directive, signatures } : directive))
    expectNoMore(decide(withDirectives(request, fewer)), decide(request))
  })
}

const shuffled = anything.chain((request) => {
  const { directives } = request.facts
  const order = fc.shuffledSubarray([...directives], { minLength: directives.length })
  return fc.tuple(fc.constant(request), order)
})

function orderDoesNotMatter(decide: Decide): void {
  check(shuffled, ([request, order]) => {
    expectSame(decide(withDirectives(request, order)), decide(request))
  })
}

function holdsUntilItSays(decide: Decide): void {
  check(fc.tuple(anything, fc.double({ min: 0, max: 1, noNaN: true })), ([request, share]) => {
    const decision = decide(request)
    const [at, until] = [Date.parse(request.at), Date.parse(decision.validUntil)]
    expect(until).toBeGreaterThan(at)
    for (const later of [at + Math.floor(share * (until - 1 - at)), until - 1]) {
      expectSame(decide({ ...request, at: new Date(later).toISOString() }), decision)
    }
  })
}

function agreesWithPlainReading(decide: Decide): void {
  let shared = 0
  check(anything, (request) => {
    const slices = sharedSlices(decide(request))
    expectSame(
      slices,
      SLICE_IDS.filter((slice) => isShared(request, slice)),
    )
    shared += slices.length
  })
  // Families that share nothing would satisfy all of this.
  expect(shared).toBeGreaterThan(RUNS / 10)
}

export const DECISION_PROPERTIES = {
  'without a yes nothing is shared': sharesNothingUnasked,
  'one more no never shares more, and leaves what is shared as it was': denyNeverSharesMore,
  'one signature less never shares more': signatureNeverSharesLess,
  'the order of directives does not matter': orderDoesNotMatter,
  'nothing changes by time alone before `validUntil`': holdsUntilItSays,
  'a slice is shared exactly when the family’s words, read plainly, say so': agreesWithPlainReading,
} as const satisfies Readonly<Record<string, (decide: Decide) => void>>

function replaysAsItWas(fold: Fold): void {
  let shared = 0
  check(histories, (history) => {
    const { events, moments } = live(history, fold)
    for (const { now, facts, decision } of moments) {
      const replayed = fold(events, now)
      expectSame(replayed, facts)
      expectSame(ask(replayed, now), decision)
      shared += sharedSlices(decision).length
    }
  })
  expect(shared).toBeGreaterThan(RUNS / 10)
}

function neverSharesWhatIsOver(fold: Fold): void {
  check(histories, (history) => {
    const { events, moments } = live(history, fold)
    for (const { now, decision } of moments) {
      for (const slice of sharedSlices(decision)) {
        const { directive } = decision.verdicts[slice]
        const ended = events.some(
          ({ at, kind, body }) =>
            at <= now &&
            ((kind === 'DIRECTIVE_REFUSED' && body.directive === directive) ||
              (kind === 'DIRECTIVE_WITHDRAWN' && body.directive === directive && body.slices.includes(slice))),
        )
        expect(ended).toBe(false)
      }
    }
  })
}

/** The same of histories, as functions of how the ledger is folded. */
export const LEDGER_PROPERTIES = {
  'the ledger up to a moment gives the facts and the decision of that moment': replaysAsItWas,
  'what was once withdrawn or refused never shares again, whatever happens later': neverSharesWhatIsOver,
} as const satisfies Readonly<Record<string, (fold: Fold) => void>>
