import { describe, expect, test } from 'vitest'
import type { DirectiveState, ReviewedDirectiveFragment } from '../generated/graphql.ts'
import { type ReviewFilter, reviewDirectives } from './review-directives.ts'

const NOW = new Date('2026-12-01T10:00:00Z')
const ALL: ReviewFilter = { state: null, withinDays: null, onlyMissing: false }

function directive(id: string, state: DirectiveState, validTo: string, missing: readonly string[] = []) {
  const one: ReviewedDirectiveFragment = {
    id,
    kind: 'PERMIT',
    slices: [
      {
        slice: { id: 'school.attendance', sector: 'school', nb: 'Fravær', nn: 'Fråvær', en: 'Absence' },
        state,
        validTo,
      },
    ],
    recipients: [{ service: 'PPT', role: null }],
    purposes: ['COORDINATION'],
    validFrom: '2026-01-01T00:00:00Z',
    validTo,
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: null,
    givenBy: null,
    givenAt: '2026-01-01T00:00:00Z',
    signatures: [],
    missing: missing.map((displayName) => ({ displayName, isMe: false })),
  }
  return one
}

const CHILDREN = [
  {
    id: '1',
    displayName: 'Åse',
    directives: [
      directive('later', 'ACTIVE', '2027-06-01T00:00:00Z'),
      directive('soon', 'ACTIVE', '2026-12-20T00:00:00Z'),
      directive('waits', 'PENDING', '2026-12-15T00:00:00Z', ['Ståle']),
    ],
  },
  { id: '2', displayName: 'Håkon', directives: [directive('withdrawn', 'WITHDRAWN', '2026-12-10T00:00:00Z', ['Pål'])] },
  { id: '3', displayName: null, directives: null },
]

describe('the review of directives', () => {
  test.each<readonly [string, Partial<ReviewFilter>, readonly string[]]>([
    ['shows all, what ends first at the top', {}, ['withdrawn', 'waits', 'soon', 'later']],
    ['shows those in one state', { state: 'ACTIVE' }, ['soon', 'later']],
    ['shows what is in force and ends within 30 days, and nothing else that ends', { withinDays: 30 }, ['soon']],
    ['shows what waits for a signature, and not what nobody can sign any more', { onlyMissing: true }, ['waits']],
  ])('%s', (_, filter, expected) => {
    const lines = reviewDirectives(CHILDREN, { ...ALL, ...filter }, NOW)
    expect(lines.map((line) => line.directive.id)).toEqual(expected)
  })
})
