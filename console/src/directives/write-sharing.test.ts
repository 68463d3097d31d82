import { describe, expect, test } from 'vitest'
import { PURPOSES } from '../format/purposes.ts'
import { EVERYONE, SERVICES, writeRecipientInput } from '../format/recipients.ts'
import type { DirectiveFragment } from '../generated/graphql.ts'
import { readTerms } from './read-terms.ts'
import { writeSharing } from './write-sharing.ts'

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

describe('what is shared', () => {
  const why = 'for å få hjelpen til å henge sammen'
  const until = 'til og med 31. januar 2027'

  test.each<readonly [string, Partial<DirectiveFragment>, Parameters<typeof writeSharing>[2], string]>([
    [
      'now',
      {},
      'now',
      `Koordinerende enhet i kommunen får se dette ${why}, ${until}, bare opplysninger fra 1. januar 2026 eller senere.`,
    ],
    [
      'if all say yes',
      {},
      'ifAllSayYes',
      `Hvis alle sier ja, får koordinerende enhet i kommunen se dette ${why}, ${until}, bare opplysninger fra 1. januar 2026 eller senere.`,
    ],
    [
      'whatever its age',
      { recordsSince: null },
      'now',
      `Koordinerende enhet i kommunen får se dette ${why}, ${until}.`,
    ],
    ['not, by a no', { kind: 'DENY' }, 'now', `Koordinerende enhet i kommunen får ikke se dette ${why}, ${until}.`],
    [
      'with nobody, for nothing',
      {
        kind: 'DENY',
        recipients: EVERYONE.map((one) => ({ service: null, role: null, ...writeRecipientInput(one) })),
        purposes: PURPOSES,
      },
      'now',
      `Ingen i teamet får se dette uansett hva det skal brukes til, ${until}.`,
    ],
    [
      'with whoever is of one of all services',
      { recordsSince: null, recipients: SERVICES.map((service) => ({ service, role: null })) },
      'now',
      `Alle i teamet får se dette ${why}, ${until}.`,
    ],
  ])('%s is told in one sentence: with whom, why and until when', (_, rest, as, sentence) => {
    expect(writeSharing(create(rest), END, as)).toBe(sentence)
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
