import { describe, expect, it } from 'vitest'
import { aged, family, familyOf, instant, NOON, permit } from './decision-cases/language.ts'
import { sharedSlices } from './decision-cases/check.ts'
import { type ChildDecision, decide } from './decision.ts'
import type { ChildFacts } from './facts.ts'
import { REGISTER_FRESH_HOURS, REGISTER_TRUSTED_HOURS } from './freshness.ts'
import type { Instant } from './vocabulary.ts'

const SIGNED = familyOf(9, permit(['school.enrolment', 'school.attendance'], ['mother', 'father']))
const COORDINATOR = { person: 'coordinator', assurance: 'HIGH', purpose: 'COORDINATION' } as const

const before = (hours: number, ms = 0): Instant => new Date(Date.parse(NOON) - hours * 3_600_000 + ms).toISOString()
const after = (hours: number): Instant => before(-hours)

function askAfter(registerReadAt: Instant | null, facts: ChildFacts = SIGNED): ChildDecision {
  return decide({ facts, at: NOON, registerReadAt, ...COORDINATOR })
}

const BOTH = ['school.enrolment', 'school.attendance']

describe('what the population register said', () => {
  it('may be relied on for 24 hours for places, and for twice that for anything', () => {
    expect([REGISTER_FRESH_HOURS, REGISTER_TRUSTED_HOURS]).toEqual([24, 48])
  })

  // biome-ignore format: a table
  it.each<[string, Instant | null, { locating: boolean; shared: readonly string[] }]>([
    ['just now: all that is consented to', NOON, { locating: true, shared: BOTH }],
    ['a millisecond less than 24 hours ago: all of it still', before(24, 1), { locating: true, shared: BOTH }],
    ['24 hours ago: no places', before(24), { locating: false, shared: BOTH }],
    ['a millisecond less than 48 hours ago: no places', before(48, 1), { locating: false, shared: BOTH }],
    ['48 hours ago: nothing', before(48), { locating: false, shared: [] }],
    ['a year ago: nothing', before(8_760), { locating: false, shared: [] }],
    ['never: nothing', null, { locating: false, shared: [] }],
  ])('read %s', (_, readAt, expected) => {
    const decision = askAfter(readAt)
    expect({ locating: decision.locating, shared: sharedSlices(decision).toSorted() }).toEqual({
      locating: expected.locating,
      shared: [...expected.shared].toSorted(),
    })
  })

  it('too long ago leaves a strict grade possible, so the child is not to be found', () => {
    expect(askAfter(before(48))).toMatchObject({
      onTeam: false,
      verdicts: { 'school.attendance': { share: false, reason: 'REGISTER_STALE' } },
    })
  })

  it('too long ago is told of before a missing purpose is, and after what holds however old it is', () => {
    const readAt = before(48)
    const asking = { facts: SIGNED, at: NOON, registerReadAt: readAt, ...COORDINATOR }
    const reason = (changes: Partial<typeof asking> | { purpose: null } | { assurance: 'LOW' }) =>
      decide({ ...asking, ...changes }).verdicts['school.attendance']
    expect(reason({ purpose: null })).toMatchObject({ reason: 'REGISTER_STALE' })
    expect(reason({ assurance: 'LOW' })).toMatchObject({ reason: 'ASSURANCE_TOO_LOW' })
    expect(reason({ facts: { ...SIGNED, register: null } })).toMatchObject({ reason: 'REGISTER_MISSING' })
    const strict = family({ born: aged(9), addressProtection: 'STRENGT_FORTROLIG' })
    expect(reason({ facts: strict })).toMatchObject({ reason: 'ADDRESS_PROTECTED' })
    expect(reason({ facts: { ...SIGNED, team: [] } })).toMatchObject({ reason: 'NOT_ON_TEAM' })
  })

  it('a moment ago shows no place of a child whose address is protected', () => {
    expect(askAfter(NOON, family({ born: aged(9), addressProtection: 'FORTROLIG' })).locating).toBe(false)
  })

  it('leaves a decision valid until it is too old for places, and then until it is too old for anything', () => {
    expect(askAfter(before(1)).validUntil).toBe(after(23))
    expect(askAfter(before(24, 1)).validUntil).toBe(before(0, 1))
    expect(askAfter(before(24)).validUntil).toBe(after(24))
    expect(askAfter(before(47)).validUntil).toBe(after(1))
    // From then on only the family's own dates are left: the permit ends at New Year.
    expect(askAfter(before(48)).validUntil).toBe(instant('2027-01-01T00:00:00+01:00'))
  })

  it('shortens no decision that ends before', () => {
    const facts = familyOf(9, permit('school.attendance', ['mother', 'father'], { until: after(2) }))
    expect(askAfter(NOON, facts).validUntil).toBe(after(2))
  })
})
