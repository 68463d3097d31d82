import { describe, expect, it } from 'vitest'
import { foldLooks } from './fold-looks.ts'
import { findLookRules, LOOK_RULES, type LookFlag, type LookRules } from './look-rules.ts'
import type { OverseenLook } from './stored-overseen.ts'

const DAY = '2026-12-01'
const RULES: LookRules = { ...LOOK_RULES[0], childrenInADay: 3 }

/** Kari's look at one child at noon, in a case that is worked on, with changes. */
const look = (changes: Partial<OverseenLook> = {}): OverseenLook => ({
  child: 'a',
  person: 'kari',
  role: 'COORDINATOR',
  service: 'COORDINATION_UNIT',
  organisation: '314000013',
  purpose: 'COORDINATION',
  looks: 1,
  oddLooks: 0,
  shown: true,
  idle: false,
  ...changes,
})
const at = (children: string, changes: Partial<OverseenLook> = {}) =>
  children.split('').map((child) => look({ child, ...changes }))

describe('the looks of one person in a day', () => {
  it.each<[string, readonly OverseenLook[], readonly LookFlag[]]>([
    ['at fewer children than the threshold are no flag', at('ab'), []],
    ['at as many as the threshold are', at('abc'), ['MANY_CHILDREN']],
    ['at one child, however often, are not', at('aaaa', { looks: 50 }), []],
    ['at children of whom nothing was shown do not count', [...at('ab'), ...at('cdef', { shown: false })], []],
    [
      'in several roles and for several purposes count together',
      [...at('a'), ...at('b', { role: 'TEAM_LEADER' }), ...at('c', { purpose: 'TRANSITION' })],
      ['MANY_CHILDREN'],
    ],
    ['by those whom nobody is told the name of are not taken for one person’s', at('abcd', { person: null }), []],
    ['at night are a flag', [look(), look({ child: 'b', looks: 2, oddLooks: 1 })], ['ODD_HOURS']],
    ['in a case where nothing happens are a flag', [look({ idle: true })], ['NO_CASE_WORK']],
    [
      'can be flagged for all of it',
      at('abc', { oddLooks: 1, idle: true }),
      ['MANY_CHILDREN', 'ODD_HOURS', 'NO_CASE_WORK'],
    ],
  ])('%s', (_, looks, flags) => {
    expect(foldLooks(DAY, looks, RULES).map((folded) => folded.flags)).toEqual([flags])
  })

  it('are one line, with a part for each capacity and purpose', () => {
    const looks = [look({ looks: 2 }), look({ child: 'b' }), look({ child: 'b', purpose: 'TRANSITION', shown: false })]
    const of = { role: 'COORDINATOR', service: 'COORDINATION_UNIT', organisation: '314000013' }
    expect(foldLooks(DAY, looks, RULES)).toMatchObject([
      {
        day: DAY,
        person: 'kari',
        looks: 4,
        children: 2,
        childrenShown: 2,
        parts: [
          { ...of, purpose: 'COORDINATION', looks: 3, children: 2 },
          { ...of, purpose: 'TRANSITION', looks: 1, children: 1 },
        ],
      },
    ])
  })

  it('tell which children the flags are about, and those first', () => {
    const [folded] = foldLooks(DAY, [look({ looks: 9 }), look({ child: 'b', idle: true })], RULES)
    expect(folded?.ofChildren).toEqual([
      { child: 'b', looks: 1, flags: ['NO_CASE_WORK'] },
      { child: 'a', looks: 9, flags: [] },
    ])
  })
})

it('lines with most flags come first, then those at most children, in an order that does not depend on how they came', () => {
  const looks = [
    look({ person: 'x', idle: true }),
    ...at('ab', { person: 'y' }),
    look({ person: 'z' }),
    look({ person: null, role: 'TEAM_LEADER' }),
    look({ person: null, role: 'TEAM_MEMBER' }),
  ]
  const keys = foldLooks(DAY, looks, RULES).map(({ key }) => key)
  expect(keys).toEqual(['x', 'y', 'TEAM_LEADER/COORDINATION_UNIT', 'TEAM_MEMBER/COORDINATION_UNIT', 'z'])
  expect(foldLooks(DAY, looks.toReversed(), RULES).map(({ key }) => key)).toEqual(keys)
})

describe('the thresholds', () => {
  const first: LookRules = { ...LOOK_RULES[0], inForceFrom: '2023-01-01', inForceTo: '2027-01-01' }
  const next: LookRules = { ...first, childrenInADay: 5, inForceFrom: '2027-01-01', inForceTo: null }

  it.each([
    ['2022-01-01', first],
    ['2026-12-31', first],
    ['2027-01-01', next],
    ['2031-06-01', next],
  ])('of %s are those that held that day', (date, rules) => {
    expect(findLookRules(date, [first, next])).toBe(rules)
  })

  it('follow one another without a gap, and the last has no end', () => {
    expect(LOOK_RULES.at(-1)?.inForceTo).toBeNull()
    for (const [index, { inForceTo }] of LOOK_RULES.slice(0, -1).entries()) {
      expect(LOOK_RULES[index + 1]?.inForceFrom).toBe(inForceTo)
    }
  })
})
