import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anything, denies, slices } from './decision-cases/arbitraries.ts'
import { check, expectSame, PROPERTY_TIMEOUT_MS, RUNS } from './decision-cases/check.ts'
import {
  aged,
  deny,
  family,
  type FamilyTerms,
  instant,
  member,
  NOON,
  permit,
  signed,
} from './decision-cases/language.ts'
import { findDirectiveState, findMissingSigners } from './directive-state.ts'
import type { ChildFacts, ConsentRequest, Directive, KeptSlice, LookReport } from './facts.ts'
import type { SliceId } from './slices.ts'
import { familyRole } from './standing.ts'
import type { Instant, Recipient } from './vocabulary.ts'
import { findSeenState, isBehindWall, seeFacts, veilSlices, wasBehindWall } from './wall.ts'

const BOTH = ['mother', 'father'] as const
const ALL = [...BOTH, 'youth'] as const
const OCTOBER = instant('2026-10-01T00:00:00+02:00')
const NOVEMBER = instant('2026-11-01T00:00:00+01:00')

const keeping = (slice: SliceId, from: Instant, to: Instant | null): KeptSlice => ({ slice, from, to })
const asking = (at: Instant, ...asked: SliceId[]): ConsentRequest => ({
  id: asked.join(),
  person: 'coordinator',
  at,
  slices: asked,
  purpose: 'COORDINATION',
  recipient: { service: 'COORDINATION_UNIT' },
  to: null,
})
const reporting = (person: string): LookReport => ({
  id: `of ${person}`,
  look: 'a look',
  person,
  at: NOVEMBER,
  message: 'Hvem var dette?',
  answer: null,
})
const sees = (facts: ChildFacts, person = 'mother', at = NOON): ChildFacts => seeFacts(facts, person, at)

describe('a guardian sees the family as if the child had kept nothing and said no to nothing', () => {
  const health = permit('health.plan', BOTH, { id: 'health' })
  const school = permit('school.ppt', ALL, { id: 'school' })
  const record = { recorder: 'åse', witness: 'bjørn', beneficiary: 'coordinator', signedOn: '2026-10-01' }
  const unconfirmed = [{ ...signed('youth'), id: 'a signature', record }]
  const byYouth = { person: 'youth', at: NOVEMBER }

  interface WallCase {
    readonly description: string
    readonly age: number
    /** What there is to see. */
    readonly seen: readonly Directive[]
    /** What there is. */
    readonly actual: readonly Directive[]
    readonly kept?: readonly KeptSlice[]
  }
  const CASES: readonly WallCase[] = [
    {
      description: 'a child of 12 keeps a slice that both have said yes to',
      age: 12,
      seen: [health],
      actual: [health],
      kept: [keeping('health.plan', NOVEMBER, null)],
    },
    {
      description: 'a child of 13 says yes to what is kept',
      age: 13,
      seen: [health],
      actual: [health, permit('health.plan', ['youth'])],
      kept: [keeping('health.plan', OCTOBER, null)],
    },
    {
      description: 'a child of 13 signs a guardian’s yes to what is kept',
      age: 13,
      seen: [permit('health.plan', ['mother'])],
      actual: [permit('health.plan', ['mother', 'youth'])],
      kept: [keeping('health.plan', OCTOBER, null)],
    },
    {
      description: 'a child of 13 has signed on paper what is kept',
      age: 13,
      seen: [permit('health.plan', ['mother'])],
      actual: [{ ...permit('health.plan', ['mother']), unconfirmed }],
      kept: [keeping('health.plan', OCTOBER, null)],
    },
    {
      description: 'a child of 13 said yes to what was kept, and keeps it no longer',
      age: 13,
      seen: [permit('health.plan', ['father'], { id: 'father’s' })],
      actual: [permit('health.plan', ['father', 'youth'], { id: 'father’s' }), permit('health.plan', ['youth'])],
      kept: [keeping('health.plan', OCTOBER, NOVEMBER)],
    },
    {
      description: 'a child of 13 said yes to what was kept, by a clock that was then set back',
      age: 13,
      seen: [],
      actual: [permit('health.plan', ['youth'])],
      kept: [keeping('health.plan', NOVEMBER, null)],
    },
    {
      description: 'a youth of 15 says yes to what is kept',
      age: 15,
      seen: [],
      actual: [permit(['health.plan', 'health.contacts'], ['youth'])],
      kept: [keeping('health.plan', OCTOBER, null), keeping('health.contacts', OCTOBER, null)],
    },
    {
      description: 'a youth of 15 said yes to health with the guardians, and keeps it afterwards',
      age: 15,
      seen: [permit('health.plan', ['youth', 'mother'])],
      actual: [permit('health.plan', ['youth', 'mother'])],
      kept: [keeping('health.plan', NOVEMBER, null)],
    },
    {
      description: 'a youth of 15 said yes to two slices, of which one was kept',
      age: 15,
      seen: [permit(['health.plan', 'school.ppt'], ['youth'])],
      actual: [permit(['health.plan', 'school.ppt'], ['youth'])],
      kept: [keeping('health.plan', OCTOBER, null)],
    },
    {
      description: 'a child of 12 says no to a health slice',
      age: 12,
      seen: [health],
      actual: [health, deny('health.plan', 'youth')],
    },
    {
      description: 'a youth of 15 says no to any slice',
      age: 15,
      seen: [school],
      actual: [deny(['school.ppt', 'nav.householdEconomy', 'health.plan'], 'youth'), school],
    },
    {
      description: 'a youth of 16 refuses what a guardian gave',
      age: 16,
      seen: [permit('school.ppt', ['mother'], { refusedBy: ['father'] })],
      actual: [permit('school.ppt', ['mother'], { refusedBy: ['youth', 'father'] })],
    },
    {
      description: 'a youth of 17 withdraws a part of what all have signed',
      age: 17,
      seen: [permit(['school.ppt', 'school.attendance'], ALL, { withdrawnBy: ['father'], withdrawn: ['school.ppt'] })],
      actual: [
        permit(['school.ppt', 'school.attendance'], ALL, {
          withdrawnBy: ['youth', 'father'],
          withdrawn: ['school.ppt'],
        }),
      ],
    },
    {
      description: 'a youth withdraws what they gave themselves',
      age: 17,
      seen: [permit('school.ppt', ['youth'])],
      actual: [permit('school.ppt', ['youth'], { withdrawnBy: ['youth'] })],
    },
    {
      description: 'a youth of 16 says yes to health, which is theirs alone',
      age: 16,
      seen: [health],
      actual: [health, permit(['health.plan', 'health.contacts'], ['youth'])],
    },
    {
      description: 'a youth of 16 gave a yes to health and school a year ago',
      age: 16,
      seen: [permit(['health.plan', 'school.ppt'], ALL.toReversed())],
      actual: [permit(['health.plan', 'school.ppt'], ALL.toReversed())],
    },
    {
      description: 'a guardian has said no, refused and withdrawn, and the child has been heard',
      age: 15,
      seen: [
        deny('nav.contact', 'father'),
        {
          ...permit('school.ppt', ALL, { id: 'over', refusedBy: ['father'], withdrawnBy: ['mother'] }),
          hearings: [{ participation: 'CONVERSATION', heardOn: '2026-10-02', recordedBy: 'åse', at: NOVEMBER }],
        },
      ],
      actual: [
        deny('nav.contact', 'father'),
        {
          ...permit('school.ppt', ALL, { id: 'over', refusedBy: ['father'], withdrawnBy: ['mother'] }),
          refusals: [byYouth, ...permit('school.ppt', [], { refusedBy: ['father'] }).refusals],
          hearings: [{ participation: 'CONVERSATION', heardOn: '2026-10-02', recordedBy: 'åse', at: NOVEMBER }],
        },
      ],
    },
  ]

  it.each(CASES)('$description', ({ age, seen, actual, kept = [] }) => {
    const facts = { ...family({ born: aged(age) }, ...actual), kept }
    for (const guardian of BOTH) expect(sees(facts, guardian)).toEqual(family({ born: aged(age) }, ...seen))
  })

  it(
    'for any family, whatever the child adds',
    () => {
      const newYear: Instant = '2027-01-01T00:00:00.000Z'
      const added = fc.record({
        request: anything,
        at: fc.constantFrom<Instant>('2027-01-20T11:00:00.000Z', '2027-06-01T11:00:00.000Z'),
        noes: fc.array(denies, { maxLength: 3 }),
        kept: slices,
        released: fc.boolean(),
        acts: fc.constantFrom<readonly ('refusals' | 'withdrawals')[]>([], ['refusals'], ['withdrawals', 'refusals']),
        which: fc.nat({ max: 3 }),
      })
      let veiled = 0
      check(added, ({ request, at, noes, kept, released, acts, which }) => {
        const facts = { ...request.facts, kept: [] }
        const role = familyRole(facts, 'mother', at)
        if (role === 'VERGE' || (role === null && facts.register?.parents.includes('mother') !== true)) return
        const own = kept.filter((slice) => slice.startsWith('health.'))
        const moment: Instant = '2027-01-10T11:00:00.000Z'
        const yes = permit(own, [signed('youth', { at: moment })], { id: 'the child’s own' })
        const more: ChildFacts = {
          ...facts,
          version: facts.version + 1,
          kept: own.map((slice) => keeping(slice, newYear, released ? '2027-01-15T11:00:00.000Z' : null)),
          directives: [
            ...noes.map((no, index) => ({ ...deny(no.slices, 'youth'), purposes: no.purposes, id: `no ${index}` })),
            ...facts.directives.map((directive, index) => ({
              ...directive,
              ...(index === which && acts.includes('refusals')
                ? { refusals: [...directive.refusals, { person: 'youth', at: moment }] }
                : {}),
              ...(index === which && acts.includes('withdrawals')
                ? { withdrawals: [{ person: 'youth', at: moment, slices: directive.slices }, ...directive.withdrawals] }
                : {}),
            })),
            ...(own.length === 0 ? [] : [yes]),
          ],
        }
        expectSame({ ...sees(more, 'mother', at), version: 0 }, { ...sees(facts, 'mother', at), version: 0 })
        if (role === 'GUARDIAN') veiled += 1
      })
      expect(veiled).toBeGreaterThan(RUNS / 4)
    },
    PROPERTY_TIMEOUT_MS,
  )
})

describe('of what the team asks for, a guardian is told', () => {
  const after = (at: Instant, kept: readonly KeptSlice[], years = 13): readonly ConsentRequest[] =>
    sees({
      ...family({ born: aged(years) }),
      kept,
      requests: [asking(at, 'health.plan'), asking(at, 'health.plan', 'school.ppt')],
    }).requests

  it('all that was asked before the child kept it: its vanishing would tell', () => {
    const all = [asking(OCTOBER, 'health.plan'), asking(OCTOBER, 'health.plan', 'school.ppt')]
    expect(after(OCTOBER, [keeping('health.plan', NOVEMBER, null)])).toEqual(all)
    expect(after(OCTOBER, [keeping('health.contacts', OCTOBER, null)])).toEqual(all)
  })

  const rest = [{ ...asking(NOVEMBER, 'school.ppt'), id: 'health.plan,school.ppt' }]

  it('nothing of what was kept when it was asked, even when it is kept no longer', () => {
    expect(after(NOVEMBER, [keeping('health.plan', NOVEMBER, null)])).toEqual(rest)
    expect(after(NOVEMBER, [keeping('health.plan', OCTOBER, instant('2026-11-02T00:00:00+01:00'))])).toEqual(rest)
  })

  it('nothing of health from the youth’s 16th birthday', () => {
    expect(after(NOVEMBER, [], 15)).toHaveLength(2)
    expect(after(NOVEMBER, [], 16)).toEqual(rest)
  })
})

describe('the facts themselves are seen', () => {
  const said = [
    deny('school.ppt', 'youth'),
    permit('school.ppt', ALL, { withdrawnBy: ['youth'], refusedBy: ['youth'] }),
    permit('health.plan', ['youth'], { id: 'own' }),
  ]
  const facts = (terms: Partial<FamilyTerms> = {}): ChildFacts =>
    family({ born: aged(15), kept: ['health.plan'], ...terms }, ...said)

  it.each([
    ['the youth', 'youth', facts()],
    ['a privacy officer', 'officer', facts()],
    ['one on the team', 'coordinator', facts()],
    ['a verge of a youth of 18', 'verge', facts({ born: aged(18), verger: ['verge'] })],
    ['a parent who is the verge of a youth of 18', 'mother', facts({ born: aged(18), verger: ['mother'] })],
  ])('by %s', (_, person, known) => {
    expect(sees(known, person)).toEqual(known)
  })

  it('with the state of each directive as it is, whatever others have reported', () => {
    const yes = permit('school.ppt', ALL)
    const known = {
      ...family({ born: aged(15) }, yes, deny('school.ppt', 'youth', { id: 'own' })),
      reports: [reporting('mother')],
    }
    expect(findSeenState(yes, 'school.ppt', known, sees(known, 'youth'), NOON)).toBe('ACTIVE')
    expect(findSeenState(yes, 'school.ppt', known, sees(known, 'mother'), NOON)).toBe('NOT_ACTIVE')
  })

  it('by all, who are then told nothing, before the register has been read', () => {
    const unread = { ...facts(), register: null }
    expect(sees(unread)).toBe(unread)
  })

  it('not by a guardian who has been named verge before the youth is 18', () => {
    expect(sees(facts({ verger: ['mother'] })).directives.map(({ id }) => id)).toEqual(['the yes'])
  })
})

describe('what one of the family has reported is seen', () => {
  const reports = ['mother', 'father', 'youth', 'verge'].map((person) => reporting(person))
  const told = (terms: FamilyTerms, person: string): readonly string[] =>
    sees({ ...family(terms), reports }, person).reports.map((report) => report.person)

  it.each<[string, FamilyTerms, string, readonly string[]]>([
    ['by a guardian: their own', { born: aged(15) }, 'mother', ['mother']],
    ['by the other guardian: theirs', { born: aged(15) }, 'father', ['father']],
    ['by the youth: their own', { born: aged(15) }, 'youth', ['youth']],
    ['by the verge of a youth of 18: their own', { born: aged(18), verger: ['verge'] }, 'verge', ['verge']],
    ['by the privacy officer: all', { born: aged(15) }, 'officer', ['mother', 'father', 'youth', 'verge']],
    ['not by a guardian whose child is 18', { born: aged(18) }, 'mother', []],
    ['not by a parent who has lost parental responsibility', { born: aged(9), guardians: ['father'] }, 'mother', []],
    ['not by a holder who is ukjent', { born: aged(9), guardians: ['father'], unknown: ['mother'] }, 'mother', []],
    ['not by a verge before the youth is 18', { born: aged(17), verger: ['verge'] }, 'verge', []],
    ['not by one who was a holder until the child was 18', { born: aged(18), parents: [] }, 'mother', []],
  ])('%s', (_, terms, person, expected) => {
    expect(told(terms, person)).toEqual(expected)
  })
})

describe('of a look at some slices a guardian is told', () => {
  const told = (age: number, kept: readonly KeptSlice[], ...shown: readonly SliceId[]) =>
    veilSlices(family({ born: aged(age), kept }), shown, NOVEMBER, NOON)
  const since = (from: Instant, to: Instant | null = null) => [keeping('health.plan', from, to)]

  it.each<[string, readonly SliceId[] | null, readonly SliceId[] | null]>([
    ['all of it where nothing is kept', told(13, [], 'health.plan'), ['health.plan']],
    ['that someone looked, who was shown nothing', told(13, since(OCTOBER)), []],
    ['no word where all of it was kept then', told(13, since(OCTOBER), 'health.plan'), null],
    ['the rest where some of it was kept then', told(13, since(OCTOBER), 'health.plan', 'school.ppt'), ['school.ppt']],
    ['all of it where it was kept later', told(13, since(NOON), 'health.plan'), ['health.plan']],
    ['no word where it was kept then and is not now', told(13, since(OCTOBER, NOON), 'health.plan'), null],
    ['no word of health from 16', told(16, [], 'health.plan'), null],
  ])('%s', (_, actual, expected) => {
    expect(actual).toEqual(expected)
  })
})

describe('a parent with no say any longer sees what they said of their own affairs, and nothing else', () => {
  const affairs = permit(['nav.householdEconomy', 'nav.contact'], BOTH, { id: 'both kinds' })
  const said = [
    affairs,
    permit('nav.householdEconomy', ['father', 'mother'], { id: 'signed' }),
    permit('childWelfare.parentSupport', ['father'], { id: 'the other’s' }),
    permit('childWelfare.parentSupport', [], { id: 'given', givenBy: 'mother' }),
    permit('school.ppt', ALL, { id: 'the child’s' }),
    deny('nav.householdEconomy', 'mother', { id: 'a no' }),
    deny('nav.householdEconomy', 'youth', { id: 'the youth’s no' }),
  ]

  it.each<[string, FamilyTerms]>([
    ['when the child is 18', { born: aged(18) }],
    ['when they have lost parental responsibility', { born: aged(15), guardians: ['father'], kept: ['health.plan'] }],
    ['when their responsibility is ukjent', { born: aged(15), guardians: ['father'], unknown: ['mother'] }],
    ['when the birth date is missing', { born: null }],
  ])('%s', (_, terms) => {
    const facts = { ...family(terms, ...said), requests: [asking(OCTOBER, 'nav.householdEconomy')] }
    expect(sees(facts)).toEqual({
      ...facts,
      team: [],
      requests: [],
      reports: [],
      kept: [],
      directives: [
        { ...affairs, slices: ['nav.householdEconomy'] },
        permit('nav.householdEconomy', ['father', 'mother'], { id: 'signed' }),
        permit('childWelfare.parentSupport', [], { id: 'given', givenBy: 'mother' }),
        deny('nav.householdEconomy', 'mother', { id: 'a no' }),
      ],
    })
  })

  it('not that the child has refused or withdrawn, nor what of other slices was withdrawn', () => {
    const taken = permit(affairs.slices, ['mother', 'father', 'youth'], {
      refusedBy: ['youth'],
      withdrawnBy: ['father', 'youth'],
    })
    const [seen] = sees(family({ born: aged(18) }, taken)).directives
    expect(seen?.refusals).toEqual([])
    expect(seen?.withdrawals).toEqual([
      { person: 'father', at: taken.withdrawals[0]?.at, slices: ['nav.householdEconomy'] },
    ])
    const [other] = sees(
      family({ born: aged(18) }, permit(affairs.slices, BOTH, { withdrawnBy: ['father'], withdrawn: ['nav.contact'] })),
    ).directives
    expect(other?.withdrawals).toEqual([])
  })
})

describe('the state of a directive, as a guardian sees it', () => {
  const stateTo = (person: string, facts: ChildFacts, slice: SliceId = 'school.ppt', id = 'the yes') => {
    const seen = sees(facts, person)
    const directive = seen.directives.find((one) => one.id === id)
    return directive === undefined ? null : findSeenState(directive, slice, facts, seen, NOON)
  }
  const veto = deny('school.ppt', 'youth')
  const of15 = (...directives: readonly Directive[]) => family({ born: aged(15) }, ...directives)

  it('is active beside another yes to the same: the youth’s own is no veto', () => {
    const own = permit('school.ppt', ['youth', ...BOTH], { id: 'the youth’s yes' })
    expect(stateTo('father', of15(permit('school.ppt', ALL), own))).toBe('ACTIVE')
  })

  // biome-ignore format: a table
  it.each([
    ['PENDING',       permit('school.ppt', ['mother', 'youth']), 'PENDING'],
    ['ACTIVE',        permit('school.ppt', ALL), 'NOT_ACTIVE'],
    ['NOT_YET_VALID', permit('school.ppt', ALL, { from: instant('2026-12-01T00:00:00+01:00') }), 'NOT_YET_VALID'],
    ['EXPIRED',       permit('school.ppt', ALL, { until: NOON }), 'EXPIRED'],
    ['REFUSED',       permit('school.ppt', ['mother'], { refusedBy: ['father'] }), 'REFUSED'],
    ['WITHDRAWN',     permit('school.ppt', ALL, { withdrawnBy: ['father'] }), 'WITHDRAWN'],
  ] as const)('%s without the youth’s veto: with it, “not active” only where it was active', (state, yes, seen) => {
    expect(stateTo('father', of15(yes))).toBe(state)
    expect(stateTo('father', of15(yes, veto))).toBe(seen)
    expect(stateTo('youth', of15(yes, veto))).toBe(state)
  })

  it('LAPSED_BY_AGE is told with and without a veto', () => {
    const yes = permit('school.ppt', BOTH)
    const facts = family({ born: '2011-11-10' }, yes)
    expect(stateTo('mother', facts)).toBe('LAPSED_BY_AGE')
    expect(stateTo('mother', family({ born: '2011-11-10' }, yes, veto))).toBe('LAPSED_BY_AGE')
  })

  it('what the youth has withdrawn or refused is “not active” to the guardians, and what it is to others', () => {
    const withdrawn = of15(permit('school.ppt', ALL, { withdrawnBy: ['youth'] }))
    const refused = of15(permit('school.ppt', ALL, { refusedBy: ['youth'] }))
    for (const guardian of BOTH) {
      expect(stateTo(guardian, withdrawn)).toBe('NOT_ACTIVE')
      expect(stateTo(guardian, refused)).toBe('NOT_ACTIVE')
    }
    for (const person of ['youth', 'officer']) {
      expect(stateTo(person, withdrawn)).toBe('WITHDRAWN')
      expect(stateTo(person, refused)).toBe('REFUSED')
    }
  })

  it('what a child of 12 keeps is “not active”, and pending to the child', () => {
    const facts = family({ born: aged(12), kept: ['health.plan'] }, permit('health.plan', BOTH))
    expect(stateTo('mother', facts, 'health.plan')).toBe('NOT_ACTIVE')
    expect(stateTo('youth', facts, 'health.plan')).toBe('PENDING')
  })

  it('what a child of 12 keeps, and says yes to on a guardian’s directive, waits for the other guardian as before', () => {
    const facts = family({ born: aged(12), kept: ['health.plan'] }, permit('health.plan', ['mother', 'youth']))
    expect(stateTo('mother', facts, 'health.plan')).toBe('PENDING')
    expect(stateTo('youth', facts, 'health.plan')).toBe('ACTIVE')
  })

  it.each([
    ['a veto', of15(permit('school.ppt', ['mother']), veto)],
    ['a refusal', of15(permit('school.ppt', ['mother'], { refusedBy: ['youth'] }))],
    ['a withdrawal', of15(permit('school.ppt', ['mother'], { withdrawnBy: ['youth'] }))],
  ])('%s of the youth’s does not change who is said to be missing', (_, facts) => {
    const seen = sees(facts)
    const [directive] = seen.directives as [Directive]
    expect(findMissingSigners(directive, 'school.ppt', seen, NOON)).toEqual(['father', 'youth'])
    expect(stateTo('mother', facts)).toBe('PENDING')
  })

  it('nor does what a child of 13 keeps and signs', () => {
    const facts = family({ born: aged(13), kept: ['health.plan'] }, permit('health.plan', ['mother', 'youth']))
    const seen = sees(facts)
    const [directive] = seen.directives as [Directive]
    expect(findMissingSigners(directive, 'health.plan', seen, NOON)).toEqual(['father'])
  })

  const yes = permit('school.ppt', ALL)
  it.each<[string, Directive]>([
    ['to another slice', deny('school.attendance', 'youth')],
    ['for another purpose', deny('school.ppt', 'youth', { for: ['TRANSITION'] })],
    ['to another service', deny('school.ppt', 'youth', { to: [{ service: 'SCHOOL' }] })],
    ['that is withdrawn', deny('school.ppt', 'youth', { withdrawnBy: ['youth'] })],
    ['that has not begun', deny('school.ppt', 'youth', { from: instant('2026-12-01T00:00:00+01:00') })],
    ['that is over', deny('school.ppt', 'youth', { until: NOON })],
  ])('the youth’s no %s leaves a yes active', (_, no) => {
    expect(stateTo('mother', of15(yes, no))).toBe('ACTIVE')
  })

  it.each<[string, readonly Recipient[], readonly Recipient[], string]>([
    ['one of the services', [{ service: 'PPT' }, { service: 'SCHOOL' }], [{ service: 'SCHOOL' }], 'NOT_ACTIVE'],
    ['the same role', [{ role: 'TEAM_LEADER' }], [{ role: 'TEAM_LEADER' }], 'NOT_ACTIVE'],
    [
      'one of the roles and another',
      [{ role: 'TEAM_LEADER' }],
      [{ role: 'COORDINATOR' }, { role: 'TEAM_LEADER' }],
      'NOT_ACTIVE',
    ],
    ['another role', [{ role: 'TEAM_LEADER' }], [{ role: 'COORDINATOR' }], 'ACTIVE'],
    ['a role that one of the service may have', [{ service: 'PPT' }], [{ role: 'COORDINATOR' }], 'NOT_ACTIVE'],
    ['a service that one in the role may be of', [{ role: 'COORDINATOR' }], [{ service: 'PPT' }], 'NOT_ACTIVE'],
  ])('the youth’s no to %s', (_, to, denied, state) => {
    expect(
      stateTo('mother', of15(permit('school.ppt', ALL, { to }), deny('school.ppt', 'youth', { to: denied }))),
    ).toBe(state)
  })

  it('the youth’s no for one of its purposes and another', () => {
    expect(stateTo('mother', of15(yes, deny('school.ppt', 'youth', { for: ['TRANSITION', 'COORDINATION'] })))).toBe(
      'NOT_ACTIVE',
    )
  })

  it('another yes, the youth’s own, leaves it active; and what befell another directive is not told of it', () => {
    const own = permit('school.ppt', ['youth'], { id: 'own' })
    expect(stateTo('mother', of15(own, yes))).toBe('ACTIVE')
    const withdrawn = permit('school.ppt', ALL, { id: 'withdrawn', withdrawnBy: ['youth'] })
    expect(stateTo('mother', of15(withdrawn, yes))).toBe('ACTIVE')
  })

  it('a guardian’s no is active, and leaves the other’s yes what it was', () => {
    const facts = of15(yes, deny('school.ppt', 'father'), deny('school.ppt', 'youth', { id: 'the youth’s' }))
    expect(stateTo('mother', facts, 'school.ppt', 'the no')).toBe('ACTIVE')
    expect(stateTo('mother', of15(yes, deny('school.ppt', 'father')))).toBe('ACTIVE')
  })

  it('what the facts do not hold is not active', () => {
    const facts = of15()
    expect(findSeenState(yes, 'school.ppt', facts, sees(facts), NOON)).toBe('NOT_ACTIVE')
    expect(findDirectiveState(yes, 'school.ppt', facts, NOON)).toBe('ACTIVE')
  })

  it('to a parent whose child is 18, own affairs that the youth has withdrawn are “not active”', () => {
    const affairs = permit('nav.householdEconomy', ['mother'])
    const taken = permit('nav.householdEconomy', ['mother'], { withdrawnBy: ['youth'] })
    expect(stateTo('mother', family({ born: aged(18) }, affairs), 'nav.householdEconomy')).toBe('ACTIVE')
    expect(stateTo('mother', family({ born: aged(18) }, taken), 'nav.householdEconomy')).toBe('NOT_ACTIVE')
  })
})

describe('a slice is behind the wall', () => {
  const facts = (years: number, ...kept: readonly KeptSlice[]) => ({
    ...family({ born: aged(years), team: [member('coordinator')] }),
    kept,
  })

  it('while the child keeps it, or from 16 when it is of health', () => {
    const keeps = facts(13, keeping('health.plan', OCTOBER, null))
    expect(isBehindWall(keeps, 'health.plan', NOON)).toBe(true)
    expect(isBehindWall(keeps, 'health.contacts', NOON)).toBe(false)
    expect(isBehindWall(facts(15), 'health.plan', NOON)).toBe(false)
    expect(isBehindWall(facts(16), 'health.plan', NOON)).toBe(true)
    expect(isBehindWall(facts(16), 'school.ppt', NOON)).toBe(false)
  })

  it('from local midnight of the 16th birthday', () => {
    const known = family({ born: '2010-11-10' })
    expect(isBehindWall(known, 'health.plan', instant('2026-11-09T23:59:59.999+01:00'))).toBe(false)
    expect(isBehindWall(known, 'health.plan', instant('2026-11-10T00:00:00+01:00'))).toBe(true)
  })

  it('not by age where the birth date is missing', () => {
    expect(isBehindWall(family({ born: null }), 'health.plan', NOON)).toBe(false)
  })

  it('for what happened while it was kept, for good; from and with the first instant, up to and without the last', () => {
    const was = (then: string) =>
      wasBehindWall(facts(13, keeping('health.plan', OCTOBER, NOVEMBER)), 'health.plan', instant(then), NOON)
    expect(was('2026-09-30T23:59:59.999+02:00')).toBe(false)
    expect(was('2026-10-01T00:00:00+02:00')).toBe(true)
    expect(was('2026-10-31T23:59:59.999+01:00')).toBe(true)
    expect(was('2026-11-01T00:00:00+01:00')).toBe(false)
  })

  it('for what happened in any of the times it was kept, and in none of those between', () => {
    const twice = facts(
      13,
      keeping('health.plan', '2026-01-01T00:00:00.000Z', '2026-02-01T00:00:00.000Z'),
      keeping('health.plan', '2026-03-01T00:00:00.000Z', '2026-04-01T00:00:00.000Z'),
    )
    const was = (then: Instant) => wasBehindWall(twice, 'health.plan', then, NOON)
    expect([was('2026-01-15T00:00:00.000Z'), was('2026-03-15T00:00:00.000Z')]).toEqual([true, true])
    expect([was('2026-02-15T00:00:00.000Z'), was('2026-05-15T00:00:00.000Z')]).toEqual([false, false])
    expect(wasBehindWall(twice, 'health.contacts', '2026-01-15T00:00:00.000Z', NOON)).toBe(false)
  })

  it('for whatever happened before, when the youth is 16 now; but not before it was kept, which was told', () => {
    const before = '2026-01-01T00:00:00.000Z'
    expect(wasBehindWall(facts(13, keeping('health.plan', OCTOBER, null)), 'health.plan', before, NOON)).toBe(false)
    expect(wasBehindWall(facts(16), 'health.plan', before, NOON)).toBe(true)
    expect(wasBehindWall(facts(13), 'health.plan', before, NOON)).toBe(false)
  })
})
