import { describe, expect, test } from 'vitest'
import { SERVICES } from '../format/recipients.ts'
import type { DirectiveFragment, DirectiveState, Purpose } from '../generated/graphql.ts'
import { findStanding, mayWithdraw } from './standing.ts'

const ME = { displayName: 'Ingrid', isMe: true }
const OTHER = { displayName: 'Pål', isMe: false }

interface Given {
  readonly id?: string
  readonly kind?: DirectiveFragment['kind']
  readonly slice?: string
  readonly state?: DirectiveState
  readonly purposes?: readonly Purpose[]
  readonly recipients?: DirectiveFragment['recipients']
  readonly givenBy?: typeof ME
  readonly signers?: readonly (typeof ME)[]
  readonly missing?: readonly (typeof ME)[]
}

function create(given: Given = {}): DirectiveFragment {
  const {
    id = 'one',
    kind = 'PERMIT',
    slice: of = 'school.attendance',
    state = 'ACTIVE',
    purposes = ['COORDINATION'],
    missing = [],
  } = given
  const { recipients = [{ service: 'COORDINATION_UNIT', role: null }], givenBy = ME, signers = [givenBy] } = given
  const slice = { id: of, sector: 'school', nb: 'Fravær', nn: 'Fråvær', en: 'Absence' } as const
  return {
    id,
    kind,
    slices: [{ slice, state, validTo: '2027-01-01T23:00:00.000Z' }],
    recipients,
    purposes,
    validFrom: '2026-01-01T23:00:00.000Z',
    validTo: '2027-01-01T23:00:00.000Z',
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: null,
    givenBy,
    givenAt: '2026-01-01T23:00:00.000Z',
    signatures: signers.map((by) => ({ by, at: '2026-01-01T23:00:00.000Z', method: 'EID_HIGH' })),
    missing,
    refusals: [],
    text: '',
    translation: '',
    textHash: '',
  }
}

type Group = keyof ReturnType<typeof findStanding>

function groupsOf(...directives: readonly DirectiveFragment[]): Record<string, readonly Group[]> {
  const standing = findStanding(directives)
  const groups = Object.keys(standing) as Group[]
  const has = (group: Group, id: string): boolean =>
    standing[group].some((entry) => ('directive' in entry ? entry.directive.id : entry.id) === id)
  return Object.fromEntries(directives.map(({ id }) => [id, groups.filter((group) => has(group, id))]))
}

describe('where a directive is shown', () => {
  test.each<readonly [string, Given, readonly Group[]]>([
    ['a yes in force is shared', {}, ['shared']],
    ['a yes that lacks a signature waits', { state: 'PENDING', missing: [OTHER] }, ['waiting']],
    ['a yes of tomorrow comes later', { state: 'NOT_YET_VALID' }, ['later']],
    ['a no in force is a no', { kind: 'DENY' }, ['saidNo']],
    ['what was refused is past', { state: 'REFUSED', missing: [ME] }, ['past']],
    [
      'a yes that shares nothing, for a reason a guardian is not told, stands apart',
      { state: 'NOT_ACTIVE' },
      ['inactive'],
    ],
    ['what was withdrawn is past', { state: 'WITHDRAWN' }, ['past']],
    ['a no that was withdrawn is past', { kind: 'DENY', state: 'WITHDRAWN' }, ['past']],
    ['what ran out is past', { state: 'EXPIRED' }, ['past']],
    ['what lapsed by age waits for the youth', { state: 'LAPSED_BY_AGE', missing: [ME] }, ['waiting']],
    ['what lapsed by age is past for anyone else', { state: 'LAPSED_BY_AGE', missing: [OTHER] }, ['past']],
  ])('%s', (_, given, groups) => {
    expect(groupsOf(create(given))).toEqual({ one: groups })
  })

  test('a yes is not called shared when a no names its recipients and purposes', () => {
    const no = create({ id: 'no', kind: 'DENY', purposes: ['COORDINATION', 'TRANSITION'] })
    expect(groupsOf(create(), no)).toEqual({ one: ['stopped'], no: ['saidNo'] })
  })

  test('a no that is withdrawn stops nothing', () => {
    const no = create({ id: 'no', kind: 'DENY', state: 'WITHDRAWN' })
    expect(groupsOf(create(), no)).toEqual({ one: ['shared'], no: ['past'] })
  })

  test('a yes to a role is stopped by a no to every service, as each member is of one', () => {
    const yes = create({ recipients: [{ service: null, role: 'COORDINATOR' }] })
    const no = create({
      id: 'no',
      kind: 'DENY',
      recipients: SERVICES.map((service) => ({ service, role: null })),
    })
    expect(groupsOf(yes, no)['one']).toEqual(['stopped'])
  })

  describe('of a parent’s own affairs', () => {
    const yes = create({ slice: 'nav.householdEconomy', givenBy: OTHER })
    const stateOf = (givenBy: typeof ME, isChild: boolean) => {
      const no = create({ id: 'no', kind: 'DENY', slice: 'nav.householdEconomy', givenBy })
      const { shared, stopped } = findStanding([yes, no], isChild)
      return [shared.length, stopped.length]
    }

    test.each([
      ['that parent’s no stops the yes', OTHER, false, [0, 1]],
      ['the other parent’s no does not', ME, false, [1, 0]],
      ['the child’s own does', ME, true, [0, 1]],
    ] as const)('%s', (_, givenBy, isChild, expected) => {
      expect(stateOf(givenBy, isChild)).toEqual(expected)
    })
  })

  test('two nos can stop a yes between them', () => {
    const yes = create({ purposes: ['COORDINATION', 'TRANSITION'] })
    const first = create({ id: 'first', kind: 'DENY' })
    const second = create({ id: 'second', kind: 'DENY', purposes: ['TRANSITION'] })
    expect(groupsOf(yes, first, second)['one']).toEqual(['stopped'])
  })

  test.each<readonly [string, Given, boolean]>([
    ['for one of its purposes', { purposes: ['COORDINATION'] }, true],
    [
      'to another recipient, who may be the same person',
      { recipients: [{ service: null, role: 'COORDINATOR' }] },
      true,
    ],
    ['for another purpose', { purposes: ['EARLY_INTERVENTION'] }, false],
  ])('a yes with a no %s is shared, and says whether a part is stopped', (_, given, isPartlyStopped) => {
    const yes = create({ purposes: ['COORDINATION', 'TRANSITION'] })
    const { shared } = findStanding([yes, create({ id: 'no', kind: 'DENY', ...given })])
    expect(shared.map((line) => line.isPartlyStopped)).toEqual([isPartlyStopped])
  })

  test('what waits for the reader comes before what waits for others', () => {
    const theirs = create({ id: 'theirs', state: 'PENDING', missing: [OTHER] })
    const mine = create({ id: 'mine', state: 'PENDING', missing: [ME] })
    expect(findStanding([theirs, mine]).waiting.map(({ id }) => id)).toEqual(['mine', 'theirs'])
  })
})

describe('who is offered to withdraw', () => {
  test.each<readonly [string, Given, number | null, boolean]>([
    ['one who signed a yes', { givenBy: OTHER, signers: [OTHER, ME] }, null, true],
    ['one who did not sign it', { givenBy: OTHER }, null, false],
    ['a youth of 15 who did not sign it', { givenBy: OTHER }, 15, true],
    ['a youth of 14 who did not sign it', { givenBy: OTHER }, 14, false],
    ['one who said no', { kind: 'DENY' }, null, true],
    ['a youth, from another’s no', { kind: 'DENY', givenBy: OTHER }, 17, false],
  ])('%s', (_, given, youthAge, expected) => {
    expect(mayWithdraw(create(given), youthAge)).toBe(expected)
  })
})
