import { describe, expect, it } from 'vitest'
import { writePlainReceipt } from './plain-receipt.ts'
import { CHILD, directiveOf, FATHER, MOTHER, receiptOf, signatureOf, STAFF, TEXT_HASH } from './testing.ts'

const [RECORDER, WITNESS, BENEFICIARY] = STAFF
const record = { recorder: RECORDER, witness: WITNESS, beneficiary: BENEFICIARY, signedOn: '2026-10-02' }

describe('a plain receipt', () => {
  it('is all of this', () => {
    const directive = directiveOf({
      slices: ['school.attendance', 'health.plan'],
      recipients: [{ service: 'NAV_OFFICE' }, { role: 'TEAM_LEADER' }],
      recordsSince: '2025-08-01',
      renews: 'd0000000-0000-4000-8000-000000000009',
      signatures: [
        // Half past midnight in Norway.
        signatureOf(MOTHER, { at: '2026-10-01T22:30:00.000Z', locale: 'nn' }),
        signatureOf(FATHER, { at: '2026-10-05T10:00:00.000Z', method: 'PAPER', record }),
        signatureOf(CHILD, { textHash: 'ee'.repeat(32), method: 'EID_SUBSTANTIAL' }),
      ],
      hearings: [
        { participation: 'DECLINED', heardOn: '2026-09-28', recordedBy: RECORDER, at: '2026-09-29T10:00:00.000Z' },
      ],
      refusals: [{ person: FATHER, at: '2026-10-06T10:00:00.000Z' }],
      withdrawals: [{ person: MOTHER, at: '2026-11-01T10:00:00.000Z', slices: ['health.plan'] }],
    })
    const slices = [
      { slice: 'school.attendance', state: 'REFUSED', endsAt: '2026-12-31T23:00:00.000Z' },
      { slice: 'health.plan', state: 'WITHDRAWN', endsAt: '2026-12-31T23:00:00.000Z' },
    ] as const
    expect(writePlainReceipt(receiptOf(directive, 'ACTIVE', { slices }))).toStrictEqual({
      format: 'samsyn-receipt/1',
      writtenAt: '2026-11-21T11:00:00.000Z',
      child: { id: CHILD, name: 'Åse Sjøberg' },
      directive: 'd0000000-0000-4000-8000-000000000007',
      renews: 'd0000000-0000-4000-8000-000000000009',
      kind: 'PERMIT',
      slices: [
        {
          id: 'school.attendance',
          name: { nb: 'Fravær', nn: 'Fråvær', en: 'Absence (no comments)' },
          state: 'REFUSED',
          endsAt: '2026-12-31T23:00:00.000Z',
        },
        {
          id: 'health.plan',
          name: { nb: 'Plan og mål', nn: 'Plan og mål', en: 'Plan and goals' },
          state: 'WITHDRAWN',
          endsAt: '2026-12-31T23:00:00.000Z',
        },
      ],
      recipients: [
        { service: 'NAV_OFFICE', name: { nb: 'NAV-kontoret', nn: 'NAV-kontoret', en: 'The NAV office' } },
        { role: 'TEAM_LEADER', name: { nb: 'Teamleder', nn: 'Teamleiar', en: 'Team leader' } },
      ],
      purposes: [
        {
          code: 'COORDINATION',
          name: {
            nb: 'Få hjelpen til å henge sammen',
            nn: 'Få hjelpa til å henge saman',
            en: 'Making the help fit together',
          },
        },
      ],
      validFrom: '2026-09-30T22:00:00.000Z',
      validTo: '2026-12-31T23:00:00.000Z',
      recordsSince: '2025-08-01',
      legalNature: 'SECRECY_WAIVER',
      gdprBasis: 'ART_6_1_E',
      givenBy: { id: MOTHER, name: 'Bjørg Sjøberg' },
      givenAt: '2026-10-01T08:00:00.000Z',
      signatures: [
        {
          by: { id: MOTHER, name: 'Bjørg Sjøberg' },
          method: 'EID_HIGH',
          signedOn: '2026-10-02',
          signedAt: '2026-10-01T22:30:00.000Z',
          language: 'nn',
          isOnThisText: true,
        },
        {
          by: { id: FATHER, name: 'Pål Sjøberg' },
          method: 'PAPER',
          signedOn: '2026-10-02',
          signedAt: null,
          language: 'nb',
          isOnThisText: true,
        },
        {
          by: { id: CHILD, name: 'Åse Sjøberg' },
          method: 'EID_SUBSTANTIAL',
          signedOn: '2026-10-01',
          signedAt: '2026-10-01T08:00:00.000Z',
          language: 'nb',
          isOnThisText: false,
        },
      ],
      refusals: [{ by: { id: FATHER, name: 'Pål Sjøberg' }, at: '2026-10-06T10:00:00.000Z' }],
      withdrawals: [
        { by: { id: MOTHER, name: 'Bjørg Sjøberg' }, at: '2026-11-01T10:00:00.000Z', slices: ['health.plan'] },
      ],
      hearings: [{ participation: 'DECLINED', code: '2.2', heardOn: '2026-09-28' }],
      text: {
        sha256: TEXT_HASH,
        version: '2026-11',
        texts: {
          nb: 'Ja til å dele opplysninger',
          nn: 'Ja til å dele opplysningar',
          en: 'Yes to sharing information',
        },
      },
    })
  })

  it('names nobody whose name the viewer is not told', () => {
    const receipt = writePlainReceipt(
      receiptOf(directiveOf(), 'ACTIVE', { names: new Map([[MOTHER, 'Bjørg Sjøberg']]) }),
    )
    expect(receipt.child).toEqual({ id: CHILD, name: null })
    expect(receipt.signatures.map(({ by }) => by.name)).toEqual(['Bjørg Sjøberg', null])
  })

  it('tells of a text the registry would no longer write only its hash', () => {
    const { text } = writePlainReceipt(receiptOf(directiveOf(), 'ACTIVE', { text: null }))
    expect(text).toEqual({ sha256: TEXT_HASH, version: null, texts: null })
  })
})
