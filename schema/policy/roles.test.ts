import { describe, expect, it } from 'vitest'
import { aged, deny, family, instant, member, NOON, permit } from './decision-cases/language.ts'
import type { ChildFacts } from './facts.ts'
import {
  CAPACITIES,
  type Capacity,
  findCapacities,
  maySee,
  NO_OFFICES,
  type Office,
  type Offices,
  type RegistryArea,
  ROLE_TABLE,
} from './roles.ts'
import { ageAt, familyRole } from './standing.ts'

/** An office where the child of these families is registered, for the organisation of the coordinator on its team. */
const HERE: Office = { municipality: '9901', organisation: '314000013' }
const OTHER_MUNICIPALITY: Office = { ...HERE, municipality: '9902' }
const OTHER_ORGANISATION: Office = { ...HERE, organisation: '314000021' }
const officer = (...officerOf: readonly Office[]): Offices => ({ ...NO_OFFICES, officerOf })
const registrar = (...registrarOf: readonly Office[]): Offices => ({ ...NO_OFFICES, registrarOf })
const BOTH_OFFICES: Offices = { officerOf: [HERE], registrarOf: [HERE] }

const of = (facts: ChildFacts, person: string, offices: Offices = NO_OFFICES, at = NOON) =>
  findCapacities(facts, person, offices, at)

const MIDNIGHT_OF_18 = instant('2026-11-10T00:00:00+01:00')
const LAST_MOMENT_AT_17 = instant('2026-11-09T23:59:59.999+01:00')

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
    expect(of(facts, 'mother', NO_OFFICES, LAST_MOMENT_AT_17)).toEqual(['GUARDIAN'])
    expect(of(facts, 'mother', NO_OFFICES, MIDNIGHT_OF_18)).toEqual([])
    expect(of(facts, 'youth', NO_OFFICES, MIDNIGHT_OF_18)).toEqual(['YOUTH'])
  })

  it('a verge is verge from midnight of the 18th birthday, and nothing before', () => {
    const facts = family({ born: '2008-11-10', verger: ['verge'] })
    expect(of(facts, 'verge', NO_OFFICES, LAST_MOMENT_AT_17)).toEqual([])
    expect(of(facts, 'verge', NO_OFFICES, MIDNIGHT_OF_18)).toEqual(['VERGE'])
  })

  it('a guardian who is verge too is the one until 18 and the other from then on', () => {
    const facts = family({ born: '2008-11-10', verger: ['mother'] })
    expect(of(facts, 'mother', NO_OFFICES, LAST_MOMENT_AT_17)).toEqual(['GUARDIAN'])
    expect(of(facts, 'mother', NO_OFFICES, MIDNIGHT_OF_18)).toEqual(['VERGE'])
  })

  it('one whose guardianship has ended is nothing', () => {
    expect(of(family({ born: aged(18), verger: [] }), 'verge')).toEqual([])
  })

  it('without a birth date nobody is guardian or verge', () => {
    const facts = family({ born: null, verger: ['verge'] })
    expect(of(facts, 'mother')).toEqual([])
    expect(of(facts, 'verge')).toEqual([])
    expect(of(facts, 'youth')).toEqual(['YOUTH'])
  })

  it('one removed from the team is nothing', () => {
    const removedAt = instant('2026-11-20T12:00:00+01:00')
    expect(of(family({ born: aged(9), team: [member('coordinator', { removedAt })] }), 'coordinator')).toEqual([])
  })

  it.each(['mother', 'youth', 'coordinator', 'officer', 'verge'])('a strict grade makes %s nothing', (person) => {
    for (const addressProtection of ['STRENGT_FORTROLIG', 'STRENGT_FORTROLIG_UTLAND'] as const) {
      for (const age of [9, 18]) {
        const facts = family(
          { born: aged(age), addressProtection, verger: ['verge'] },
          permit('nav.householdEconomy', ['mother']),
        )
        expect(of(facts, person, BOTH_OFFICES)).toEqual([])
      }
    }
  })

  it('a grade we do not know counts as strict', () => {
    const addressProtection = 'KODE_NY' as 'STRENGT_FORTROLIG'
    expect(of(family({ born: aged(9), addressProtection }), 'mother', BOTH_OFFICES)).toEqual([])
  })

  it('FORTROLIG leaves everyone what they are', () => {
    const facts = family({ born: aged(9), addressProtection: 'FORTROLIG' })
    expect(of(facts, 'mother')).toEqual(['GUARDIAN'])
    expect(of(facts, 'coordinator')).toEqual(['TEAM'])
    expect(of(facts, 'officer', BOTH_OFFICES)).toEqual(['REGISTRAR', 'PRIVACY_OFFICER'])
  })

  it.each(['mother', 'youth', 'coordinator', 'officer'])('before the register is read %s is nothing', (person) => {
    const facts = { ...family({ born: aged(9) }), register: null }
    expect(of(facts, person, BOTH_OFFICES)).toEqual([])
    expect(familyRole(facts, person, NOON)).toBeNull()
    expect(ageAt(facts.register, NOON)).toBeNull()
  })
})

describe('an office of the registry', () => {
  const child = family({ born: aged(9) })

  it.each<[string, Capacity, (...offices: readonly Office[]) => Offices]>([
    ['a privacy officer', 'PRIVACY_OFFICER', officer],
    ['a registrar', 'REGISTRAR', registrar],
  ])('%s reaches children of the own municipality whom the own organisation helps', (_, capacity, hold) => {
    expect(of(child, 'officer', hold(HERE))).toEqual([capacity])
    expect(of(child, 'officer', hold())).toEqual([])
    expect(of(child, 'officer', hold(OTHER_MUNICIPALITY))).toEqual([])
    expect(of(child, 'officer', hold(OTHER_ORGANISATION))).toEqual([])
    expect(of(child, 'officer', hold(OTHER_MUNICIPALITY, OTHER_ORGANISATION, HERE))).toEqual([capacity])
  })

  it('of two places is not one of a third: municipality and organisation go together', () => {
    expect(of(child, 'officer', officer(OTHER_MUNICIPALITY, OTHER_ORGANISATION))).toEqual([])
    expect(of(child, 'officer', registrar(OTHER_MUNICIPALITY, OTHER_ORGANISATION))).toEqual([])
  })

  it('reaches the child of any organisation that has registered it or has had someone on its team', () => {
    const facts = { ...child, organisations: ['314000013', '314000021'] }
    expect(of(facts, 'officer', officer(OTHER_ORGANISATION))).toEqual(['PRIVACY_OFFICER'])
    expect(of(facts, 'officer', registrar(OTHER_ORGANISATION))).toEqual(['REGISTRAR'])
  })

  it('reaches no child whose municipality the register does not tell', () => {
    expect(of(family({ born: aged(9), municipality: null }), 'officer', BOTH_OFFICES)).toEqual([])
  })

  it('follows the child to the municipality where it is registered today', () => {
    const moved = family({ born: aged(9), municipality: '9902' })
    expect(of(moved, 'officer', officer(HERE))).toEqual([])
    expect(of(moved, 'officer', officer(OTHER_MUNICIPALITY))).toEqual(['PRIVACY_OFFICER'])
  })

  it('may be held by one who is on the team, and together with the other', () => {
    expect(of(child, 'coordinator', BOTH_OFFICES)).toEqual(['TEAM', 'REGISTRAR', 'PRIVACY_OFFICER'])
    expect(of(child, 'officer', BOTH_OFFICES)).toEqual(['REGISTRAR', 'PRIVACY_OFFICER'])
  })

  it('outlasts the 18th and the 25th birthday', () => {
    for (const age of [18, 25]) {
      expect(of(family({ born: aged(age) }), 'officer', BOTH_OFFICES)).toEqual(['REGISTRAR', 'PRIVACY_OFFICER'])
    }
  })
})

describe('nobody is of the family and in its service', () => {
  const OWN = permit('nav.householdEconomy', ['mother', 'father'])
  const withTeam = (person: string, terms: Partial<Parameters<typeof family>[0]> = {}, age = 9) =>
    family({ born: aged(age), team: [member(person)], ...terms }, OWN)

  // biome-ignore format: a table
  it.each<[string, string, ChildFacts, readonly Capacity[]]>([
    ['a guardian',                               'mother', withTeam('mother'), ['GUARDIAN']],
    ['a guardian who is no parent',              'aunt',   withTeam('aunt', { guardians: ['aunt'] }), ['GUARDIAN']],
    ['a parent without parental responsibility', 'father', withTeam('father', { guardians: ['mother'] }), ['PARENT']],
    ['one whose responsibility is ukjent',       'aunt',   withTeam('aunt', { unknown: ['aunt'] }), []],
    ['a parent of a youth of 18',                'mother', withTeam('mother', {}, 18), ['PARENT']],
    ['a former guardian of a youth of 18',       'aunt',   withTeam('aunt', { guardians: ['aunt'] }, 18), []],
    ['a verge',                                  'verge',  withTeam('verge', { verger: ['verge'] }, 18), ['VERGE']],
    ['a verge before the youth is 18',           'verge',  withTeam('verge', { verger: ['verge'] }), []],
    ['the child',                                'youth',  withTeam('youth'), ['YOUTH']],
    ['the youth of 18',                          'youth',  withTeam('youth', {}, 18), ['YOUTH']],
  ])('%s, on the team and with both offices, is of the family alone', (_, person, facts, capacities) => {
    expect(of(facts, person, BOTH_OFFICES)).toEqual(capacities)
  })

  it('but anyone else may be on the team and hold both offices', () => {
    expect(of(withTeam('stranger'), 'stranger', BOTH_OFFICES)).toEqual(['TEAM', 'REGISTRAR', 'PRIVACY_OFFICER'])
  })

  it('and an office towards other children stays as it was', () => {
    const another = { ...family({ born: aged(9), guardians: ['aunt'], parents: [] }), child: 'another' }
    expect(of(another, 'mother', BOTH_OFFICES)).toEqual(['REGISTRAR', 'PRIVACY_OFFICER'])
  })
})

describe('a parent who speaks for the child no more', () => {
  const lost = { born: aged(9), guardians: ['mother'] }

  // biome-ignore format: a table
  it.each<[string, ChildFacts, readonly Capacity[]]>([
    ['signed a yes to own affairs',          family(lost, permit('nav.householdEconomy', ['mother', 'father'])), ['PARENT']],
    ['gave a no to own affairs',             family(lost, deny('childWelfare.parentSupport', 'father')), ['PARENT']],
    ['gave a yes to own affairs, unsigned',  family(lost, permit('nav.householdEconomy', [], { givenBy: 'father' })), ['PARENT']],
    ['signed own affairs among others',      family(lost, permit(['school.ppt', 'nav.householdEconomy'], ['father'])), ['PARENT']],
    ['has taken it back',                    family(lost, permit('nav.householdEconomy', ['father'], { withdrawnBy: ['father'] })), ['PARENT']],
    ['signed nothing of own affairs',        family(lost, permit('school.ppt', ['mother', 'father'])), []],
    ['is named by what the other signed',    family(lost, permit('nav.householdEconomy', ['mother'])), []],
  ])('and %s', (_, facts, capacities) => {
    expect(of(facts, 'father')).toEqual(capacities)
  })

  it('is that from midnight of the 18th birthday, having been guardian', () => {
    const facts = family({ born: '2008-11-10' }, permit('nav.householdEconomy', ['mother']))
    expect(of(facts, 'mother', NO_OFFICES, LAST_MOMENT_AT_17)).toEqual(['GUARDIAN'])
    expect(of(facts, 'mother', NO_OFFICES, MIDNIGHT_OF_18)).toEqual(['PARENT'])
    expect(of(facts, 'father', NO_OFFICES, MIDNIGHT_OF_18)).toEqual([])
  })

  it('is verge instead where the register says so', () => {
    const facts = family({ born: aged(18), verger: ['mother'] }, permit('nav.householdEconomy', ['mother']))
    expect(of(facts, 'mother')).toEqual(['VERGE'])
  })

  it('must be a parent: a former guardian’s own affairs are not asked about', () => {
    const facts = family({ born: aged(18), parents: [] }, permit('nav.householdEconomy', ['mother']))
    expect(of(facts, 'mother')).toEqual([])
  })
})

describe('the role table', () => {
  const yes = true
  const no = false
  // biome-ignore format: a table
  const TABLE: readonly (readonly [RegistryArea, string, readonly boolean[]])[] = [
    //                                                                                YOUTH GUARD VERGE PAREN TEAM  REGIS OFFIC
    ['basics',         'whoever has to do with the child knows who it is',           [yes,  yes,  yes,  no,   yes,  yes,  yes]],
    ['team',           'who is on the team is told to all who may find the child',   [yes,  yes,  yes,  no,   yes,  yes,  yes]],
    ['guardians',      'so are the guardians',                                       [yes,  yes,  yes,  no,   yes,  yes,  yes]],
    ['directives',     'the team is not told who said yes or no',                    [yes,  yes,  yes,  yes,  no,   no,   yes]],
    ['openDirectives', 'a registrar reads what waits for a signature, nobody else',  [no,   no,   no,   no,   no,   yes,  no]],
    ['accessLog',      'who looked is told to the family and the officer',           [yes,  yes,  yes,  no,   no,   no,   yes]],
    ['reports',        'what a family reports is told to the family and the officer', [yes,  yes,  yes,  no,   no,   no,   yes]],
    ['everything',     'a copy of all there is about the child is the family’s',     [yes,  yes,  yes,  no,   no,   no,   no]],
    ['coverage',       'what is shared with whom is told to the family and the officer', [yes, yes, yes, no,   no,   no,   yes]],
    ['reminders',      'the family alone is reminded',                               [yes,  yes,  yes,  no,   no,   no,   no]],
    ['requests',       'who asks, who is asked and the officer see what is asked for', [yes, yes, yes, no,  yes,  no,   yes]],
    ['oversight',      'what became of all of it is for the privacy officer alone',  [no,   no,   no,   no,   no,   no,   yes]],
    ['evidence',       'what it takes to check it is the privacy officer’s',         [no,   no,   no,   no,   no,   no,   yes]],
    ['keptSlices',     'what a child keeps is told to the child alone',              [yes,  no,   no,   no,   no,   no,   no]],
    ['explain',        'reasons are for the privacy officer alone',                  [no,   no,   no,   no,   no,   no,   yes]],
    ['consent',        'nobody but the family says yes or no',                       [yes,  yes,  yes,  no,   no,   no,   no]],
    ['withdraw',       'a parent takes back what they said of their own affairs',    [yes,  yes,  yes,  yes,  no,   no,   no]],
    ['report',         'the family alone asks about a look-up',                      [yes,  yes,  yes,  no,   no,   no,   no]],
    ['answerReport',   'the officer alone answers',                                  [no,   no,   no,   no,   no,   no,   yes]],
    ['request',        'the team alone asks the family to share',                    [no,   no,   no,   no,   yes,  no,   no]],
    ['hearing',        'the family or a registrar tells that the child was heard',   [yes,  yes,  yes,  no,   no,   yes,  no]],
    ['record',         'a registrar alone puts on record what others said',          [no,   no,   no,   no,   no,   yes,  no]],
  ]

  it.each(TABLE)('%s: %s', (area, _, answers) => {
    const allowed = CAPACITIES.map((capacity) => maySee(area, [capacity]))
    expect(allowed).toEqual(answers)
    expect(maySee(area, [])).toBe(false)
  })

  it('has these areas and no other, for these capacities and no other', () => {
    expect(Object.keys(ROLE_TABLE)).toEqual(TABLE.map(([area]) => area))
    expect(CAPACITIES).toEqual(['YOUTH', 'GUARDIAN', 'VERGE', 'PARENT', 'TEAM', 'REGISTRAR', 'PRIVACY_OFFICER'])
  })

  it('one who is two things sees what either may', () => {
    expect(maySee('directives', ['TEAM', 'PRIVACY_OFFICER'])).toBe(true)
    expect(maySee('record', ['TEAM', 'REGISTRAR'])).toBe(true)
    expect(maySee('consent', ['TEAM', 'REGISTRAR', 'PRIVACY_OFFICER'])).toBe(false)
  })
})
