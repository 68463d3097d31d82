import fc from 'fast-check'
import type { DecisionRequest } from '../decision.ts'
import type { Directive, Membership, RegisterFacts } from '../facts.ts'
import type { SliceId } from '../slices.ts'
import { ADDRESS_PROTECTIONS, type Instant, type PlainDate, type Recipient } from '../vocabulary.ts'
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
  )
  .map(([covered, signers, rest, since, refusedBy, withdrawnBy, withdrawn]) =>
    permit(covered, signers, { ...rest, refusedBy, withdrawnBy, withdrawn, ...(since === null ? {} : { since }) }),
  )
export const denies: fc.Arbitrary<Directive> = fc
  .tuple(slices, fc.constantFrom('mother', 'father', 'aunt', 'youth'), terms, usually(nobody, nobody, ['mother']))
  .map(([covered, by, rest, withdrawnBy]) => deny(covered, by, { ...rest, withdrawnBy }))

const memberships: fc.Arbitrary<Membership> = fc
  .record({
    person: usually('coordinator', 'ola'),
    role: usually<Membership['role']>('COORDINATOR', 'CHILD_COORDINATOR', 'TEAM_MEMBER'),
    service: usually<Membership['service']>('COORDINATION_UNIT', 'SCHOOL'),
    from: dates('2026-01-01', '2026-12-01'),
    to: fc.option(dates('2026-11-01', '2028-01-01')),
    removedAt: usually<Instant | null>(null, null, '2026-08-01T10:00:00.000Z'),
  })
  .map((other) => member(other.person, other))

export const registers = fc.record({
  born: fc.oneof(
    { weight: 8, arbitrary: dates('2002-06-01', '2026-06-01') },
    dates('2001-06-01', '2027-06-01'),
    fc.constant(null),
  ),
  guardians: usually<readonly string[]>(BOTH, ['mother'], ['mother', 'aunt'], []),
  unknown: usually(nobody, nobody, ['father']),
  parents: usually<readonly string[]>(BOTH, ['mother'], []),
  careOrder: usually(false, false, true),
  addressProtection: usually<RegisterFacts['addressProtection']>('UGRADERT', ...ADDRESS_PROTECTIONS),
})

const named = (directives: readonly Directive[]): readonly Directive[] =>
  directives.map((directive, index) => ({ ...directive, id: `directive ${index}` }))

/** A caller who asks about a family with these directives, on some day around which much of it begins and ends. */
export function requests(directives: fc.Arbitrary<readonly Directive[]>): fc.Arbitrary<DecisionRequest> {
  const facts = fc
    .tuple(registers, fc.array(memberships, { minLength: 1, maxLength: 3 }), directives)
    .map(([register, team, given]) => family({ ...register, team }, ...named(given)))
  return fc.record({
    facts,
    person: usually('coordinator', 'ola'),
    assurance: usually<DecisionRequest['assurance']>('HIGH', 'SUBSTANTIAL', 'LOW'),
    purpose: usually<DecisionRequest['purpose']>('COORDINATION', 'TRANSITION', null),
    registerReadAt: fc.constant(EVER_FRESH),
    at: instants('2026-10-01', '2027-03-01'),
  })
}

export const anything = requests(
  fc.array(fc.oneof({ weight: 4, arbitrary: permits }, denies), { minLength: 1, maxLength: 4 }),
)
export const withPermits = requests(fc.array(permits, { minLength: 1, maxLength: 4 }))
