import type { Actor, ActResult, ReadText, Terms } from '../acts.ts'
import { sharedSlices } from './check.ts'
import { EVER_FRESH, instant, NOON, signed } from './language.ts'
import { decide } from '../decision.ts'
import type { ChildFacts } from '../facts.ts'
import { foldLedger, type LedgerEvent } from '../ledger.ts'
import { LEGAL_TABLE } from '../legal-table.ts'
import type { ProblemCode } from '../problems.ts'
import type { SliceId } from '../slices.ts'
import type { StaffActor } from '../staff-acts.ts'
import type { Instant, PersonId } from '../vocabulary.ts'

/** The words the tests of acts are written in, beside those of the decision table. */

/** The text of every directive of the decision table, as it was read. */
export const READ: ReadText = { textHash: signed('mother').textHash, locale: 'nb' }

/** Someone who acts at noon on 21 November 2026. */
export const by = (person: PersonId, other: Partial<Omit<Actor, 'person'>> = {}): Actor => ({
  person,
  assurance: 'HIGH',
  at: NOON,
  ...other,
})

const OFFICE = { municipality: '9901', organisation: '314000013' }

/** A registrar of the organisation that helps the child, in the child's municipality. */
export const registrar = (person: PersonId, other: Partial<Omit<StaffActor, 'person'>> = {}): StaffActor => ({
  ...by(person),
  offices: { officerOf: [], registrarOf: [OFFICE] },
  ...other,
})

/** Someone with no office, who may be on the team or of the family. */
export const holder = (person: PersonId, other: Partial<Omit<StaffActor, 'person'>> = {}): StaffActor =>
  registrar(person, { offices: { officerOf: [], registrarOf: [] }, ...other })

/** The privacy officer where the registrar works. */
export const officer: StaffActor = registrar('officer', { offices: { officerOf: [OFFICE], registrarOf: [] } })

export const outcomeOf = (result: ActResult): ProblemCode | 'ok' => (result.ok ? 'ok' : result.code)

/** A yes to what the school knows of absence, for the coordination unit, from today to the end of the year. */
export function terms(other: Partial<Terms> = {}): Terms {
  return {
    id: 'the new one',
    kind: 'PERMIT',
    slices: ['school.attendance'],
    recipients: [{ service: 'COORDINATION_UNIT' }],
    purposes: ['COORDINATION'],
    validFrom: instant('2026-11-21T00:00:00+01:00'),
    validTo: instant('2027-01-01T00:00:00+01:00'),
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    renews: null,
    ...other,
  }
}

/** A ledger that tells of a family and its team, and of nothing they have said. */
export function beginLedger({ register, team }: ChildFacts): readonly LedgerEvent[] {
  const entry = { at: instant('2026-10-01T00:00:00+02:00'), actor: null }
  if (register === null) throw new Error('a ledger begins with a reading of the register')
  return [
    { ...entry, kind: 'REGISTER_READ', body: register },
    ...team.map((body): LedgerEvent => ({ ...entry, kind: 'MEMBER_ADDED', body })),
  ]
}

/** The ledger with an act added to it, as the actor's own. */
export function append(ledger: readonly LedgerEvent[], { person, at }: Actor, result: ActResult) {
  if (!result.ok) throw new Error(`the act was refused: ${result.code}`)
  return [...ledger, ...result.events.map((event): LedgerEvent => ({ ...event, at, actor: person }))]
}

export const fold = (ledger: readonly LedgerEvent[]): ChildFacts =>
  foldLedger('youth', ledger.length, ledger, LEGAL_TABLE)

/** What the coordinator is shown. */
export const shownTo = (facts: ChildFacts, person: PersonId = 'coordinator', at: Instant = NOON): readonly SliceId[] =>
  sharedSlices(decide({ facts, person, assurance: 'HIGH', purpose: 'COORDINATION', registerReadAt: EVER_FRESH, at }))
