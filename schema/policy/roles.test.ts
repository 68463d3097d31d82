import { describe, expect, it } from 'vitest'
import { aged, family, instant, member, NOON } from './decision-cases/language.ts'
import type { ChildFacts } from './facts.ts'
import { type Capacity, findCapacities, maySee, type RegistryArea } from './roles.ts'
import { ageAt, familyRole } from './standing.ts'

const testvik = ['9901']
const of = (facts: ChildFacts, person: string, municipalities: readonly string[] = [], at = NOON) =>
  findCapacities(facts, person, municipalities, at)

describe('what a person is to a child', () => {
  const child = family({ born: aged(9) })

  it.each<[string, string, readonly Capacity[]]>([
    ['a registered holder of parental responsibility is guardian', 'mother', ['GUARDIAN']],
    ['the child is the youth, at any age', 'youth', ['YOUTH']],
    ['one with a membership today is on the team', 'coordinator', ['TEAM']],
    ['anyone else is nothing', 'stranger', []],
  ])('%s', (_, person, capacities) => {
    expect(of(child, person)).toEqual(capacities)
  })

  it('an officer of the child’s municipality is privacy officer, of another one is nothing', () => {
    expect(of(child, 'officer', ['9902', '9901'])).toEqual(['PRIVACY_OFFICER'])
    expect(of(child, 'officer', ['9902'])).toEqual([])
    expect(of(child, 'officer', [])).toEqual([])
  })

  it('someone may be several things at once', () => {
    const facts = family({ born: aged(9), team: [member('mother')] })
    expect(of(facts, 'mother', testvik)).toEqual(['GUARDIAN', 'TEAM', 'PRIVACY_OFFICER'])
  })

  it('a parent without parental responsibility is nothing', () => {
    expect(of(family({ born: aged(9), guardians: ['mother'] }), 'father')).toEqual([])
  })

  it('one whose responsibility is ukjent is nothing until a person has looked', () => {
    const facts = family({ born: aged(9), guardians: ['mother'], unknown: ['father'] })
    expect(of(facts, 'father')).toEqual([])
    expect(of(facts, 'mother')).toEqual(['GUARDIAN'])
  })

  it('a guardian is nothing from midnight of the 18th birthday', () => {
    const facts = family({ born: '2008-11-10' })
    expect(of(facts, 'mother', [], instant('2026-11-09T23:59:59.999+01:00'))).toEqual(['GUARDIAN'])
    expect(of(facts, 'mother', [], instant('2026-11-10T00:00:00+01:00'))).toEqual([])
    expect(of(facts, 'youth', [], instant('2026-11-10T00:00:00+01:00'))).toEqual(['YOUTH'])
  })

  it('without a birth date nobody is guardian', () => {
    expect(of(family({ born: null }), 'mother')).toEqual([])
    expect(of(family({ born: null }), 'youth')).toEqual(['YOUTH'])
  })

  it('one removed from the team is nothing', () => {
    const removedAt = instant('2026-11-20T12:00:00+01:00')
    expect(of(family({ born: aged(9), team: [member('coordinator', { removedAt })] }), 'coordinator')).toEqual([])
  })

  it.each(['mother', 'youth', 'coordinator', 'officer'])('a strict grade makes %s nothing', (person) => {
    for (const addressProtection of ['STRENGT_FORTROLIG', 'STRENGT_FORTROLIG_UTLAND'] as const) {
      expect(of(family({ born: aged(9), addressProtection }), person, testvik)).toEqual([])
    }
  })

  it('a grade we do not know counts as strict', () => {
    const addressProtection = 'KODE_NY' as 'STRENGT_FORTROLIG'
    expect(of(family({ born: aged(9), addressProtection }), 'mother', testvik)).toEqual([])
  })

  it('FORTROLIG leaves everyone what they are', () => {
    const facts = family({ born: aged(9), addressProtection: 'FORTROLIG' })
    expect(of(facts, 'mother')).toEqual(['GUARDIAN'])
    expect(of(facts, 'coordinator')).toEqual(['TEAM'])
  })

  it.each(['mother', 'youth', 'coordinator', 'officer'])('before the register is read %s is nothing', (person) => {
    const facts = { ...family({ born: aged(9) }), register: null }
    expect(of(facts, person, testvik)).toEqual([])
    expect(familyRole(facts, person, NOON)).toBeNull()
    expect(ageAt(facts.register, NOON)).toBeNull()
  })
})

describe('the role table', () => {
  const yes = true
  const no = false
  // biome-ignore format: a table
  const TABLE: readonly (readonly [RegistryArea, Readonly<Record<Capacity, boolean>>])[] = [
    ['basics',     { YOUTH: yes, GUARDIAN: yes, TEAM: yes, PRIVACY_OFFICER: yes }],
    ['team',       { YOUTH: yes, GUARDIAN: yes, TEAM: yes, PRIVACY_OFFICER: yes }],
    ['guardians',  { YOUTH: yes, GUARDIAN: yes, TEAM: yes, PRIVACY_OFFICER: yes }],
    ['directives', { YOUTH: yes, GUARDIAN: yes, TEAM: no,  PRIVACY_OFFICER: yes }],
    ['accessLog',  { YOUTH: yes, GUARDIAN: yes, TEAM: no,  PRIVACY_OFFICER: yes }],
    ['coverage',   { YOUTH: yes, GUARDIAN: yes, TEAM: no,  PRIVACY_OFFICER: yes }],
    ['explain',    { YOUTH: no,  GUARDIAN: no,  TEAM: no,  PRIVACY_OFFICER: yes }],
    ['consent',    { YOUTH: yes, GUARDIAN: yes, TEAM: no,  PRIVACY_OFFICER: no }],
  ]

  it.each(TABLE)('%s', (area, answers) => {
    for (const [capacity, allowed] of Object.entries(answers)) {
      expect(maySee(area, [capacity as Capacity]), capacity).toBe(allowed)
    }
    expect(maySee(area, [])).toBe(false)
  })

  it('one who is two things sees what either may', () => {
    expect(maySee('directives', ['TEAM', 'GUARDIAN'])).toBe(true)
    expect(maySee('consent', ['TEAM', 'PRIVACY_OFFICER'])).toBe(false)
  })
})
