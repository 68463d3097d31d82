import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { giveDirective, refuseDirective, signDirective, withdrawDirective } from './acts.ts'
import { ALL, registers, slices, toDate, toDay } from './decision-cases/arbitraries.ts'
import { check, RUNS, sharedSlices } from './decision-cases/check.ts'
import { deny, EVER_FRESH, family, member, permit, signed } from './decision-cases/language.ts'
import { type ChildDecision, decide } from './decision.ts'
import type { ChildFacts, RegisterFacts } from './facts.ts'
import { foldLedger, type LedgerEvent } from './ledger.ts'
import type { SliceId } from './slices.ts'
import type { Instant } from './vocabulary.ts'

/** Histories made of what families and registers do, each act under the rules of `acts.ts`. */

describe('for every history', () => {
  interface Step {
    readonly days: number
    readonly person: string
    readonly act: 'GIVE' | 'DENY' | 'SIGN' | 'REFUSE' | 'WITHDRAW' | 'REGISTER' | 'JOIN' | 'LEAVE'
    readonly which: number
    readonly slices: readonly SliceId[]
    readonly register: RegisterFacts
  }

  const steps: fc.Arbitrary<readonly Step[]> = fc.array(
    fc.record({
      days: fc.integer({ min: 1, max: 40 }),
      person: fc.constantFrom(...ALL),
      act: fc.oneof(
        { weight: 3, arbitrary: fc.constant<Step['act']>('GIVE') },
        { weight: 6, arbitrary: fc.constant<Step['act']>('SIGN') },
        fc.constantFrom<Step['act']>('DENY', 'REFUSE', 'WITHDRAW', 'REGISTER', 'JOIN', 'LEAVE'),
      ),
      which: fc.nat(),
      slices,
      register: registers.map((register) => family(register).register as RegisterFacts),
    }),
    { minLength: 1, maxLength: 8 },
  )

  const TEXT = signed('mother').textHash
  const at = (day: number): Instant => `${toDate(day)}T11:00:00.000Z`

  /** What the family does: an act under the rules, as the ledger's events; none when it is refused. */
  function takeAct(step: Step, id: string, facts: ChildFacts, now: Instant): readonly LedgerEvent[] {
    const { person } = step
    const actor = { person, assurance: 'HIGH', at: now } as const
    const target = facts.directives[step.which % Math.max(1, facts.directives.length)]?.id ?? 'none'
    const make = step.act === 'DENY' ? deny : (covered: Step['slices']) => permit(covered, [])
    const terms = { ...make(step.slices, person), id, validFrom: now, validTo: at(toDay(now.slice(0, 10)) + 80) }
    const result =
      step.act === 'SIGN'
        ? signDirective(facts, actor, target, TEXT)
        : step.act === 'REFUSE'
          ? refuseDirective(facts, actor, target)
          : step.act === 'WITHDRAW'
            ? withdrawDirective(facts, actor, target, null)
            : giveDirective(facts, actor, terms, TEXT, TEXT)
    return result.ok ? result.events.map((event): LedgerEvent => ({ at: now, actor: person, ...event })) : []
  }

  function takeStep(step: Step, serial: number, facts: ChildFacts, now: Instant): readonly LedgerEvent[] {
    const entry = { at: now, actor: null }
    switch (step.act) {
      case 'REGISTER':
        return [{ ...entry, kind: 'REGISTER_READ', body: step.register }]
      case 'JOIN':
        return [{ ...entry, kind: 'MEMBER_ADDED', body: member('coordinator', { id: `membership ${serial}` }) }]
      case 'LEAVE': {
        const membership = facts.team[step.which % Math.max(1, facts.team.length)]?.id ?? 'none'
        return [{ ...entry, kind: 'MEMBER_REMOVED', body: { membership } }]
      }
      default:
        return takeAct(step, `directive ${serial}`, facts, now)
    }
  }

  const start: readonly LedgerEvent[] = [
    {
      at: at(toDay('2026-01-01')),
      actor: null,
      kind: 'REGISTER_READ',
      body: family({ born: '2011-06-15' }).register as RegisterFacts,
    },
    { at: at(toDay('2026-01-01')), actor: null, kind: 'MEMBER_ADDED', body: member('coordinator') },
  ]
  const fold = (events: readonly LedgerEvent[]): ChildFacts => foldLedger('youth', 1, events)
  const ask = (facts: ChildFacts, now: Instant): ChildDecision =>
    decide({
      facts,
      person: 'coordinator',
      assurance: 'HIGH',
      purpose: 'COORDINATION',
      registerReadAt: EVER_FRESH,
      at: now,
    })

  /** Every moment of a history as it was lived, and the ledger it left behind. */
  function live(history: readonly Step[]) {
    const events = [...start]
    const moments: { readonly now: Instant; readonly facts: ChildFacts; readonly decision: ChildDecision }[] = []
    let day = toDay('2026-01-01')
    for (const [serial, step] of history.entries()) {
      day += step.days
      const now = at(day)
      events.push(...takeStep(step, serial, fold(events), now))
      const facts = fold(events)
      moments.push({ now, facts, decision: ask(facts, now) })
    }
    return { events, moments }
  }

  it('the ledger up to a moment gives the facts and the decision of that moment', () => {
    let shared = 0
    check(steps, (history) => {
      const { events, moments } = live(history)
      for (const { now, facts, decision } of moments) {
        const replayed = fold(events.filter((event) => event.at <= now))
        expect(replayed).toEqual(facts)
        expect(ask(replayed, now)).toEqual(decision)
        shared += sharedSlices(decision).length
      }
    })
    expect(shared).toBeGreaterThan(RUNS / 10)
  })

  it('what was once withdrawn or refused never shares again, whatever happens later', () => {
    check(steps, (history) => {
      const { events, moments } = live(history)
      for (const { now, decision } of moments) {
        const over = events.filter((event) => event.at <= now)
        for (const slice of sharedSlices(decision)) {
          const verdict = decision.verdicts[slice]
          const ended = over.some(
            ({ kind, body }) =>
              (kind === 'DIRECTIVE_REFUSED' && body.directive === verdict.directive) ||
              (kind === 'DIRECTIVE_WITHDRAWN' && body.directive === verdict.directive && body.slices.includes(slice)),
          )
          expect(ended).toBe(false)
        }
      }
    })
  })
})
