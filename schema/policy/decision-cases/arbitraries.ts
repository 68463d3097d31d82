import fc from 'fast-check'
import { birthday } from '../calendar.ts'
import type { DecisionRequest } from '../decision.ts'
import type { Directive, Membership, RegisterFacts, UnconfirmedSignature } from '../facts.ts'
import { LEGAL_TABLE, type LegalRow } from '../legal-table.ts'
import type { SliceId } from '../slices.ts'
import { ADDRESS_PROTECTIONS, type Instant, type PersonId, type PlainDate, type Recipient } from '../vocabulary.ts'
import { deny, EVER_FRESH, family, member, permit, signed } from './language.ts'

/** Families, directives, callers and moments for the tests that hold for every one of them. */

const BOTH = ['mother', 'father'] as const
export const ALL = ['mother', 'father', 'youth'] as const
/** One slice of each rule, and two more with another longest period. */
const ASKED: readonly SliceId[] = [
  'health.plan',
  'health.appointments',
  'childWelfare.investigationStatus',
  'school.attendance',
  'nav.contact',
  'nav.householdEconomy',
]

export const toDate = (day: number): PlainDate => new Date(day * 86_400_000).toISOString().slice(0, 10)
export const toDay = (date: PlainDate): number => Date.parse(date) / 86_400_000
const dates = (from: PlainDate, to: PlainDate): fc.Arbitrary<PlainDate> =>
  fc.integer({ min: toDay(from), max: toDay(to) }).map(toDate)
const instants = (from: PlainDate, to: PlainDate): fc.Arbitrary<Instant> =>
  fc.integer({ min: Date.parse(from), max: Date.parse(to) }).map((ms) => new Date(ms).toISOString())
/** Mostly one value, so that families that share something are common; sometimes another. */
const usually = <T>(value: T, ...others: readonly T[]): fc.Arbitrary<T> =>
  fc.oneof({ weight: 9, arbitrary: fc.constant(value) }, fc.constantFrom(value, ...others))

const recipients: fc.Arbitrary<readonly Recipient[]> = usually<readonly Recipient[]>(
  [{ service: 'COORDINATION_UNIT' }],
  [{ role: 'COORDINATOR' }, { service: 'PPT' }],
  [{ service: 'SCHOOL' }],
)
const terms = fc.record({
  to: recipients,
  for: usually<Directive['purposes']>(['COORDINATION'], ['COORDINATION', 'TRANSITION'], ['TRANSITION']),
  from: instants('2026-06-01', '2026-12-01'),
  until: instants('2026-11-01', '2028-01-01'),
})
export const slices = fc.oneof(fc.constant(ASKED), fc.subarray([...ASKED], { minLength: 1 }))
const signature = fc.record({
  person: fc.constantFrom('mother', 'father', 'aunt', 'youth'),
  at: instants('2025-06-01', '2026-12-31'),
  textHash: usually(signed('mother').textHash, 'another text'),
})
const signatures = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(ALL, ALL, BOTH, ['youth']).map((persons) => persons.map((person) => signed(person))),
  },
  fc.array(
    signature.map(({ person, ...other }) => signed(person, other)),
    { maxLength: 4 },
  ),
)
const nobody: readonly string[] = []
/** On record as said by word of mouth, and confirmed by no witness. */
const unconfirmed = (person: PersonId): UnconfirmedSignature => ({
  ...signed(person, { method: 'WITNESSED_ORAL' }),
  id: `what ${person} is said to have said`,
  record: { recorder: 'registrar', witness: 'witness', beneficiary: 'coordinator', signedOn: '2026-10-01' },
})
/** A yes, mostly with the signatures it needs; ids are given by `requests`. */
const permits: fc.Arbitrary<Directive> = fc
  .tuple(
    slices,
    signatures,
    terms,
    fc.option(dates('2025-01-01', '2026-12-31')),
    usually(nobody, ['mother']),
    usually(nobody, ['father']),
    slices,
    usually(nobody, ALL, ['mother']),
  )
  .map(([covered, signers, rest, since, refusedBy, withdrawnBy, withdrawn, waiting]) => ({
    ...permit(covered, signers, { ...rest, refusedBy, withdrawnBy, withdrawn, ...(since === null ? {} : { since }) }),
    unconfirmed: waiting.map(unconfirmed),
  }))
export const denies: fc.Arbitrary<Directive> = fc
  .tuple(slices, fc.constantFrom('mother', 'father', 'aunt', 'youth'), terms, usually(nobody, nobody, ['mother']))
  .map(([covered, by, rest, withdrawnBy]) => deny(covered, by, { ...rest, withdrawnBy }))

const memberships: fc.Arbitrary<Membership> = fc
  .record({
    person: usually('coordinator', 'ola', 'aunt'),
    role: usually<Membership['role']>('COORDINATOR', 'CHILD_COORDINATOR', 'TEAM_MEMBER'),
    service: usually<Membership['service']>('COORDINATION_UNIT', 'SCHOOL'),
    from: dates('2026-01-01', '2026-12-01'),
    to: fc.option(dates('2026-11-01', '2028-01-01')),
    removedAt: usually<Instant | null>(null, null, '2026-08-01T10:00:00.000Z'),
  })
  .map((other) => member(other.person, other))

/** A municipality where, as from a date, a youth has a say on school a year later than elsewhere. */
export const LATER_SAY = { municipality: '4626', date: '2026-12-01', age: 16 } as const
/** The country's rows, and that municipality's own. */
const LAW: readonly LegalRow[] = [
  ...LEGAL_TABLE,
  ...LEGAL_TABLE.filter(({ rule, fromAge }) => rule === 'S' && fromAge < 18).map(
    (row): LegalRow => ({
      ...row,
      id: `${row.id} in ${LATER_SAY.municipality}`,
      municipality: LATER_SAY.municipality,
      fromAge: row.fromAge === 15 ? LATER_SAY.age : row.fromAge,
      toAge: row.toAge === 15 ? LATER_SAY.age : row.toAge,
      inForceFrom: LATER_SAY.date,
    }),
  ),
]

/**
 * Birthdays lie about where the questions do, so that ages change between one question and the next, and are few, so that
 * what is worked out of a date need not be worked out anew in each case.
 */
const births: fc.Arbitrary<PlainDate> = fc
  .tuple(fc.integer({ min: 0, max: 25 }), fc.integer({ min: 0, max: 36 }))
  .map(([years, fifth]) => birthday(toDate(toDay('2026-09-20') + 5 * fifth), -years))

export const registers = fc.record({
  born: fc.oneof({ weight: 30, arbitrary: births }, fc.constantFrom('2004-02-29', '2008-02-29', '2012-02-29', null)),
  guardians: usually<readonly string[]>(BOTH, ['mother'], ['mother', 'aunt'], []),
  unknown: usually(nobody, nobody, ['father']),
  parents: usually<readonly string[]>(BOTH, ['mother'], []),
  verger: usually(nobody, ['aunt'], ['mother']),
  municipality: fc.constantFrom('9901', LATER_SAY.municipality, null),
  careOrder: usually(false, false, true),
  addressProtection: usually<RegisterFacts['addressProtection']>('UGRADERT', ...ADDRESS_PROTECTIONS),
})

/** A child who keeps something also has something else on which the guardians decide. */
const kept = fc.constantFrom<readonly SliceId[]>([], [], ['health.plan'], ['health.appointments', 'school.attendance'])
/** How long ago the register was read, in hours; `null`: never. */
const readings = usually<number | null>(0, 20, 40, 50, null)

const named = (directives: readonly Directive[]): readonly Directive[] =>
  directives.map((directive, index) => ({ ...directive, id: `directive ${index}` }))

/** A caller who asks about a family with these directives, on some day around which much of it begins and ends. */
export function requests(directives: fc.Arbitrary<readonly Directive[]>): fc.Arbitrary<DecisionRequest> {
  const facts = fc
    .tuple(registers, kept, fc.array(memberships, { minLength: 1, maxLength: 3 }), directives)
    .map(([register, secrets, team, given]) =>
      family({ ...register, legalTable: LAW, kept: secrets, team }, ...named(given)),
    )
  return fc
    .record({
      facts,
      person: usually('coordinator', 'ola', 'aunt'),
      assurance: usually<DecisionRequest['assurance']>('HIGH', 'SUBSTANTIAL', 'LOW'),
      purpose: usually<DecisionRequest['purpose']>('COORDINATION', 'TRANSITION', null),
      at: instants('2026-10-01', '2027-03-01'),
      reading: readings,
      asker: usually('coordinator', 'coordinator', 'mother'),
    })
    .map(({ reading, asker, facts: known, ...asked }) => ({
      ...asked,
      facts: { ...known, team: known.team.map((each) => beAsker(each, asker)) },
      person: beAsker(asked, asker).person,
      registerReadAt: readAt(asked.at, reading),
    }))
}

/** The coordinator is someone else: now and then one of the family. */
function beAsker<T extends { readonly person: PersonId }>(one: T, asker: PersonId): T {
  return one.person === 'coordinator' ? { ...one, person: asker } : one
}

/** Mostly a reading that does not grow old, so that most of what is asked is not about that. */
function readAt(at: Instant, hoursAgo: number | null): Instant | null {
  if (hoursAgo === null) return null
  return hoursAgo === 0 ? EVER_FRESH : new Date(Date.parse(at) - hoursAgo * 3_600_000).toISOString()
}

export const anything = requests(
  fc.array(fc.oneof({ weight: 4, arbitrary: permits }, denies), { minLength: 1, maxLength: 4 }),
)
export const withPermits = requests(fc.array(permits, { minLength: 1, maxLength: 4 }))
