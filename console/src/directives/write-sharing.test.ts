import { describe, expect, test } from 'vitest'
import { PURPOSES } from '../format/purposes.ts'
import { EVERYONE, ROLES, SERVICES, writeRecipientInput } from '../format/recipients.ts'
import type { ConsentTermsInput, DirectiveFragment } from '../generated/graphql.ts'
import { readTerms } from './read-terms.ts'
import { writeReach, writeSharing, writeTerms } from './write-sharing.ts'

const END = '2027-01-31T23:00:00.000Z'

function create(rest: Partial<DirectiveFragment> = {}): DirectiveFragment {
  const slice = { id: 'school.attendance', sector: 'school', nb: 'Fravær', nn: 'Fråvær', en: 'Absence' } as const
  return {
    kind: 'PERMIT',
    slices: [{ slice, state: 'PENDING', validTo: END }],
    recipients: [{ service: 'COORDINATION_UNIT', role: null }],
    purposes: ['COORDINATION'],
    validFrom: '2026-11-01T23:00:00.000Z',
    validTo: END,
    recordsSince: '2026-01-01',
    ...rest,
  } as DirectiveFragment
}

const why = 'for å få hjelpen til å henge sammen'
const until = 'til og med 31. januar 2027'
const everyone = [
  ...SERVICES.map((service) => ({ service, role: null })),
  ...ROLES.map((role) => ({ service: null, role })),
]

describe('one sentence', () => {
  const since = 'bare opplysninger fra 1. januar 2026 eller senere'

  test.each<readonly [string, Partial<DirectiveFragment>, Parameters<typeof writeSharing>[2], string]>([
    [
      'would be shared',
      {},
      'ifAllSayYes',
      `Hvis alle sier ja, får koordinerende enhet i kommunen se dette ${why}, ${until}, ${since}.`,
    ],
    [
      'would be shared, whatever its age',
      { recordsSince: null },
      'ifAllSayYes',
      `Hvis alle sier ja, får koordinerende enhet i kommunen se dette ${why}, ${until}.`,
    ],
    [
      'has been said no to',
      { kind: 'DENY' },
      'said',
      `Nei til at koordinerende enhet i kommunen får se dette ${why}, ${until}.`,
    ],
  ])('tells with whom, why and until when something %s', (_, rest, as, sentence) => {
    expect(writeSharing(create(rest), END, as)).toBe(sentence)
  })

  test.each<readonly [string, Partial<ConsentTermsInput>, string]>([
    ['a yes lets happen', {}, `Hvis alle sier ja, får skolen se dette ${why}, ${until}.`],
    ['a no stops', { kind: 'DENY' }, `Skolen får ikke se dette ${why}, ${until}.`],
    [
      'a no that is not narrowed stops',
      { kind: 'DENY', recipients: EVERYONE.map(writeRecipientInput), purposes: PURPOSES },
      `Ingen i teamet får se dette uansett hva det skal brukes til, ${until}.`,
    ],
  ])('tells before signing what %s', (_, rest, sentence) => {
    const terms = {
      slices: [],
      recipients: [{ service: 'SCHOOL' }],
      purposes: ['COORDINATION'],
      to: '2027-01-31',
    } as const
    expect(writeTerms({ ...terms, ...rest })).toBe(sentence)
  })
})

describe('what several answers have in common', () => {
  test.each<readonly [string, Partial<DirectiveFragment>, boolean, string]>([
    ['as it is shared', {}, true, `Koordinerende enhet i kommunen får se dette ${why}:`],
    ['as it was said', {}, false, `Ja til at koordinerende enhet i kommunen får se dette ${why}:`],
    ['as it is stopped', { kind: 'DENY' }, true, `Koordinerende enhet i kommunen får ikke se dette ${why}:`],
    [
      'as it is stopped for everybody',
      { kind: 'DENY', recipients: everyone, purposes: PURPOSES },
      true,
      'Ingen i teamet får se dette uansett hva det skal brukes til:',
    ],
    [
      'as it was said of everybody',
      { kind: 'DENY', recipients: everyone },
      false,
      `Nei til at noen i teamet får se dette ${why}:`,
    ],
    [
      'with whoever is of any service',
      { recipients: SERVICES.map((service) => ({ service, role: null })) },
      true,
      `Alle i teamet får se dette ${why}:`,
    ],
  ])('is told %s: with whom and why', (_, rest, isInForce, sentence) => {
    expect(writeReach(create(rest), isInForce)).toBe(sentence)
  })
})

describe('the terms of what waits', () => {
  const now = new Date('2026-11-20T10:00:00Z')

  test('are previewed from today, to the same last day in Norway', () => {
    expect(readTerms(create(), now)).toEqual({
      kind: 'PERMIT',
      slices: ['school.attendance'],
      recipients: [{ service: 'COORDINATION_UNIT' }],
      purposes: ['COORDINATION'],
      from: null,
      to: '2027-01-31',
      recordsSince: '2026-01-01',
    })
  })

  test('are previewed from their first day when that has not come', () => {
    expect(readTerms(create({ validFrom: '2026-12-31T23:00:00.000Z' }), now).from).toBe('2027-01-01')
  })
})
