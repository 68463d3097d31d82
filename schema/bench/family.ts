import {
  type ChildFacts,
  type Directive,
  LEGAL_TABLE,
  type PersonId,
  type Signature,
  SLICE_IDS,
} from '../policy/index.ts'

/** A family that has said much: thirty directives, of which few are for the coordinator who asks, now, and complete. */

const TEXT = 'the text of this directive'
const signedBy = (...persons: readonly PersonId[]): readonly Signature[] =>
  persons.map((person) => ({
    person,
    at: '2026-10-01T08:00:00.000Z',
    method: 'EID_HIGH',
    textHash: TEXT,
    locale: 'nb',
    record: null,
  }))
const FAMILY = signedBy('mother', 'father', 'youth')

const YES: Omit<Directive, 'id'> = {
  kind: 'PERMIT',
  slices: SLICE_IDS,
  recipients: [{ service: 'COORDINATION_UNIT' }, { role: 'TEAM_LEADER' }],
  purposes: ['COORDINATION', 'TRANSITION'],
  validFrom: '2026-10-01T08:00:00.000Z',
  validTo: '2026-12-31T23:00:00.000Z',
  recordsSince: '2025-01-01',
  legalNature: 'SECRECY_WAIVER',
  gdprBasis: 'ART_6_1_E',
  textHash: TEXT,
  renews: null,
  givenBy: 'mother',
  givenAt: '2026-10-01T08:00:00.000Z',
  signatures: FAMILY,
  unconfirmed: [],
  hearings: [],
  refusals: [],
  withdrawals: [],
}
const NO: Omit<Directive, 'id'> = { ...YES, kind: 'DENY', signatures: signedBy('mother') }
const AT = '2026-11-01T08:00:00.000Z'

/** How many of each: what is said again and again over the years, most of it past. */
const SAID: readonly (readonly [number, Omit<Directive, 'id'>])[] = [
  [8, YES],
  [5, { ...YES, signatures: signedBy('mother') }],
  [5, { ...YES, validFrom: '2026-01-01T08:00:00.000Z', validTo: '2026-06-01T08:00:00.000Z' }],
  [3, { ...YES, withdrawals: [{ person: 'father', at: AT, slices: SLICE_IDS }] }],
  [1, { ...YES, refusals: [{ person: 'father', at: AT }] }],
  [3, { ...YES, recipients: [{ service: 'SCHOOL' }] }],
  [2, { ...YES, purposes: ['INDIVIDUAL_PLAN'] }],
  [2, { ...NO, recipients: [{ service: 'NAV_OFFICE' }] }],
  [1, { ...NO, withdrawals: [{ person: 'mother', at: AT, slices: SLICE_IDS }] }],
]

export function busyFamily(): ChildFacts {
  const directives = SAID.flatMap(([count, said]) => Array.from({ length: count }, () => said))
  return {
    child: 'youth',
    version: 1,
    legalTable: LEGAL_TABLE,
    register: {
      birthDate: '2010-05-21',
      addressProtection: 'UGRADERT',
      responsibility: [
        { person: 'mother', kind: 'felles' },
        { person: 'father', kind: 'felles' },
      ],
      parents: ['mother', 'father'],
      verger: [],
      careOrder: false,
      municipality: '9901',
    },
    team: [
      {
        id: 'membership',
        person: 'coordinator',
        role: 'COORDINATOR',
        service: 'COORDINATION_UNIT',
        organisation: '314000013',
        from: '2026-02-01',
        to: null,
        removedAt: null,
      },
    ],
    directives: directives.map((said, index) => ({ ...said, id: `directive ${index}` })),
    kept: [{ slice: 'health.plan', from: '2025-02-01T08:00:00.000Z', to: '2025-06-01T08:00:00.000Z' }],
    requests: [],
    reports: [],
    organisations: ['314000013'],
  }
}
