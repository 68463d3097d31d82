import { describe, expect, it } from 'vitest'
import type { Actor, Terms } from './acts.ts'
import { aged, EVER_FRESH, family, familyOf, instant, NOON, permit } from './decision-cases/language.ts'
import { decideSeat } from './explain.ts'
import type { ChildFacts } from './facts.ts'
import { imagineGiven } from './preview.ts'
import type { SliceId } from './slices.ts'

const COORDINATOR = { service: 'COORDINATION_UNIT', role: null } as const

const by = (person: string, other: Partial<Actor> = {}): Actor => ({
  person,
  assurance: 'SUBSTANTIAL',
  at: NOON,
  ...other,
})

const terms = (slices: readonly SliceId[], other: Partial<Terms> = {}): Terms => {
  const { recipients, purposes, recordsSince, legalNature, gdprBasis } = permit(slices, [])
  return {
    id: 'what is imagined',
    kind: 'PERMIT',
    slices,
    recipients,
    purposes,
    recordsSince,
    legalNature,
    gdprBasis,
    renews: null,
    validFrom: instant('2026-11-21T00:00:00+01:00'),
    validTo: instant('2027-01-01T00:00:00+01:00'),
    ...other,
  }
}

function imagine(facts: ChildFacts, actor: Actor, imagined: Terms) {
  const result = imagineGiven(facts, actor, imagined)
  if (!result.ok) throw new Error(result.code)
  return result
}

/** Whether a slice would be shared with the coordinator, had the terms been given and signed. */
function isShared(facts: ChildFacts, actor: Actor, imagined: Terms, slice: SliceId): boolean {
  const { facts: after, at } = imagine(facts, actor, imagined)
  return decideSeat({ facts: after, purpose: 'COORDINATION', at, registerReadAt: EVER_FRESH }, COORDINATOR)[slice].share
}

describe('what would come of terms, had everyone signed them', () => {
  it.each([
    ['both guardians', familyOf(9), 'mother', 'school.attendance'],
    ['guardians and youth', familyOf(15), 'father', 'school.attendance'],
    ['the youth alone', familyOf(16), 'youth', 'health.plan'],
    ['the child alone, of what is kept', family({ born: aged(13), kept: ['health.plan'] }), 'youth', 'health.plan'],
    ['one parent, for their own affairs', familyOf(9), 'mother', 'nav.householdEconomy'],
    ['the verge', family({ born: aged(20), verger: ['verge'] }), 'verge', 'nav.contact'],
  ] as const)('is shared, where those are %s', (_, facts, person, slice) => {
    expect(isShared(facts, by(person), terms([slice]), slice)).toBe(true)
  })

  it('is not, where nobody can say who decides', () => {
    const facts = family({ born: aged(9), careOrder: true })
    expect(isShared(facts, by('mother'), terms(['school.attendance']), 'school.attendance')).toBe(false)
  })

  it('is told beside what the family has said already, and changes none of it', () => {
    const said = permit('school.ppt', ['mother', 'father'])
    const facts = familyOf(9, said)
    const { facts: after } = imagine(facts, by('mother'), terms(['school.attendance']))
    expect(after.directives).toHaveLength(2)
    expect(after.directives[0]).toBe(said)
    expect({ ...after, directives: [said] }).toEqual(facts)
  })

  it('has every signature it needs once, of now and by those who must, the giver’s first', () => {
    const { facts } = imagine(familyOf(15), by('father'), terms(['school.attendance', 'nav.contact']))
    expect(facts.directives).toEqual([
      {
        ...terms(['school.attendance', 'nav.contact']),
        textHash: '',
        givenBy: 'father',
        givenAt: NOON,
        signatures: ['father', 'mother', 'youth'].map((person) => ({
          person,
          at: NOON,
          method: 'EID_SUBSTANTIAL',
          textHash: '',
          locale: 'nb',
          record: null,
        })),
        unconfirmed: [],
        hearings: [],
        refusals: [],
        withdrawals: [],
      },
    ])
  })

  it('is worked out for now, or for the first moment of the terms when that is later', () => {
    const later = instant('2026-12-01T00:00:00+01:00')
    expect(imagine(familyOf(9), by('mother'), terms(['school.attendance'])).at).toBe(NOON)
    expect(imagine(familyOf(9), by('mother'), terms(['school.attendance'], { validFrom: later })).at).toBe(later)
    const now = imagine(familyOf(9), by('mother'), terms(['school.attendance'], { validFrom: NOON }))
    expect(now.at).toBe(NOON)
  })

  it('has the signers of its first day: a youth who is 15 by then signs too', () => {
    const facts = family({ born: '2011-12-01' })
    const from = instant('2026-12-01T00:00:00+01:00')
    const signersOf = (validFrom: string) =>
      imagine(facts, by('mother'), terms(['school.attendance'], { validFrom })).facts.directives[0]?.signatures.map(
        ({ person }) => person,
      )
    expect(signersOf(NOON)).toEqual(['mother', 'father'])
    expect(signersOf(from)).toEqual(['mother', 'father', 'youth'])
  })

  it.each([
    ['NOT_FOUND', 'a stranger', familyOf(9), by('aunt'), terms(['school.attendance'])],
    ['ASSURANCE_TOO_LOW', 'low assurance', familyOf(9), by('mother', { assurance: 'LOW' }), terms(['school.ppt'])],
    ['NOT_FAMILY', 'a child of 14', familyOf(14), by('youth'), terms(['school.attendance'])],
    ['INCOMPLETE_TERMS', 'no slice', familyOf(9), by('mother'), terms([])],
    ['NOT_RENEWABLE', 'what is not there', familyOf(9), by('mother'), terms(['school.ppt'], { renews: 'another' })],
    ['MIXED_SIGNERS', 'two kinds', familyOf(16), by('youth'), terms(['school.ppt', 'health.plan'])],
  ] as const)('is refused as giving them would be, %s: %s', (code, _, facts, actor, imagined) => {
    expect(imagineGiven(facts, actor, imagined)).toEqual({ ok: false, code })
  })
})
