import fc from 'fast-check'
import { type ActResult, giveDirective, refuseDirective, signDirective, withdrawDirective } from '../acts.ts'
import { type ChildDecision, decide } from '../decision.ts'
import type { ChildFacts, RegisterFacts } from '../facts.ts'
import { keepSlices, releaseSlices } from '../keep.ts'
import { foldLedger, type LedgerEvent } from '../ledger.ts'
import { LEGAL_TABLE } from '../legal-table.ts'
import { confirmSignature, recordSignature } from '../record.ts'
import type { SliceId } from '../slices.ts'
import type { StaffActor } from '../staff-acts.ts'
import type { Instant } from '../vocabulary.ts'
import { ALL, registers, slices, toDate, toDay } from './arbitraries.ts'
import { deny, EVER_FRESH, family, member, permit, signed } from './language.ts'

/** Histories made of what families, registrars and registers do, each act under the rules of the policy. */

const ACTS = [
  'DENY',
  'REFUSE',
  'WITHDRAW',
  'REGISTER',
  'JOIN',
  'LEAVE',
  'KEEP',
  'RELEASE',
  'RECORD',
  'CONFIRM',
] as const

export interface Step {
  readonly days: number
  readonly person: string
  readonly act: 'GIVE' | 'SIGN' | (typeof ACTS)[number]
  readonly which: number
  readonly slices: readonly SliceId[]
  readonly register: RegisterFacts
}

export const histories: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    days: fc.integer({ min: 1, max: 40 }),
    person: fc.constantFrom(...ALL),
    act: fc.oneof(
      { weight: 5, arbitrary: fc.constant<Step['act']>('GIVE') },
      { weight: 8, arbitrary: fc.constant<Step['act']>('SIGN') },
      { weight: 10, arbitrary: fc.constantFrom<Step['act']>(...ACTS) },
    ),
    which: fc.nat(),
    slices,
    register: registers.map((register) => family(register).register as RegisterFacts),
  }),
  { minLength: 1, maxLength: 8 },
)

const FIRST_DAY = '2026-01-01'
const TEXT = { textHash: signed('mother').textHash, locale: 'nb' } as const
const ORGANISATION = '314000013'
const noonOf = (day: number): Instant => `${toDate(day)}T11:00:00.000Z`

/** The facts of a moment, from everything that is in the ledger when they are asked for. */
export type Fold = (events: readonly LedgerEvent[], at: Instant) => ChildFacts

/** The facts as they were: from the events up to then. */
export const foldUntil: Fold = (events, at) =>
  foldLedger(
    'youth',
    1,
    events.filter((event) => event.at <= at),
    LEGAL_TABLE,
  )

/** What a person does: an act under the rules, as the ledger's events; none when it is refused. */
function takeAct(step: Step, id: string, facts: ChildFacts, now: Instant): readonly LedgerEvent[] {
  const { person } = step
  const actor = { person, assurance: 'HIGH', at: now } as const
  const directive = pick(facts.directives, step.which)
  const target = directive?.id ?? 'none'
  const take = (): readonly [string, ActResult] => {
    switch (step.act) {
      case 'SIGN':
        return [person, signDirective(facts, actor, target, TEXT)]
      case 'REFUSE':
        return [person, refuseDirective(facts, actor, target)]
      case 'WITHDRAW':
        return [person, withdrawDirective(facts, actor, target, null)]
      case 'KEEP':
        return ['youth', keepSlices(facts, { ...actor, person: 'youth' }, ['health.plan'])]
      case 'RELEASE':
        return ['youth', releaseSlices(facts, { ...actor, person: 'youth' }, ['health.plan'])]
      case 'RECORD':
        return ['registrar', recordSignature(facts, registrar('registrar', now), target, person, spoken(id, now))]
      case 'CONFIRM': {
        const waiting = directive?.unconfirmed[0]?.id ?? 'none'
        return ['witness', confirmSignature(facts, registrar('witness', now), target, waiting)]
      }
      default: {
        const make = step.act === 'DENY' ? deny : (covered: Step['slices']) => permit(covered, [])
        const { kind, recipients, purposes, recordsSince, legalNature, gdprBasis, renews } = make(step.slices, person)
        const period = { validFrom: now, validTo: noonOf(toDay(now.slice(0, 10)) + 80) }
        const said = { kind, slices: step.slices, recipients, purposes, recordsSince, legalNature, gdprBasis, renews }
        return [person, giveDirective(facts, actor, { ...said, ...period, id }, TEXT.textHash, TEXT)]
      }
    }
  }
  const [by, result] = take()
  return result.ok ? result.events.map((event): LedgerEvent => ({ at: now, actor: by, ...event })) : []
}

const registrar = (person: string, now: Instant): StaffActor => ({
  person,
  assurance: 'HIGH',
  at: now,
  offices: { officerOf: [], registrarOf: [{ municipality: '9901', organisation: ORGANISATION }] },
})

const spoken = (id: string, now: Instant) =>
  ({
    ...TEXT,
    id,
    method: 'WITNESSED_ORAL',
    witness: 'witness',
    beneficiary: 'coordinator',
    signedOn: now.slice(0, 10),
  }) as const

function pick<T>(list: readonly T[], which: number): T | undefined {
  return list[which % Math.max(1, list.length)]
}

function takeStep(step: Step, serial: number, facts: ChildFacts, now: Instant): readonly LedgerEvent[] {
  const entry = { at: now, actor: null }
  switch (step.act) {
    case 'REGISTER':
      return [{ ...entry, kind: 'REGISTER_READ', body: step.register }]
    case 'JOIN':
      return [{ ...entry, kind: 'MEMBER_ADDED', body: member('coordinator', { id: `membership ${serial}` }) }]
    case 'LEAVE':
      return [{ ...entry, kind: 'MEMBER_REMOVED', body: { membership: pick(facts.team, step.which)?.id ?? 'none' } }]
    default:
      return takeAct(step, `directive ${serial}`, facts, now)
  }
}

const start: readonly LedgerEvent[] = [
  {
    at: noonOf(toDay(FIRST_DAY)),
    actor: null,
    kind: 'REGISTER_READ',
    body: family({ born: '2011-06-15' }).register as RegisterFacts,
  },
  { at: noonOf(toDay(FIRST_DAY)), actor: null, kind: 'MEMBER_ADDED', body: member('coordinator') },
]

/** A moment as it was lived. */
export interface Moment {
  readonly now: Instant
  readonly facts: ChildFacts
  readonly decision: ChildDecision
}

/** What the coordinator is told. */
export const ask = (facts: ChildFacts, now: Instant): ChildDecision =>
  decide({
    facts,
    person: 'coordinator',
    assurance: 'HIGH',
    purpose: 'COORDINATION',
    registerReadAt: EVER_FRESH,
    at: now,
  })

/** Every moment of a history as it was lived, and the ledger it left behind. */
export function live(history: readonly Step[], fold: Fold) {
  const events = [...start]
  const moments: Moment[] = []
  let day = toDay(FIRST_DAY)
  for (const [serial, step] of history.entries()) {
    day += step.days
    const now = noonOf(day)
    events.push(...takeStep(step, serial, fold(events, now), now))
    const facts = fold(events, now)
    moments.push({ now, facts, decision: ask(facts, now) })
  }
  return { events, moments }
}
