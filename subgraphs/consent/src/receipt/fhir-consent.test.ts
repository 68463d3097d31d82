import { describe, expect, it } from 'vitest'
import type { Directive } from '@samsyn/schema/policy'
import { writeFhirConsent } from './fhir-consent.ts'
import type { SeenSlice } from './receipt-view.ts'
import { CHILD, directiveOf, FATHER, findFhirFaults, MOTHER, receiptOf, signatureOf, STAFF } from './testing.ts'

const STATUS_OF_STATE = [
  ['PENDING', 'proposed'],
  ['ACTIVE', 'active'],
  ['LAPSED_BY_AGE', 'inactive'],
  ['NOT_YET_VALID', 'draft'],
  ['EXPIRED', 'inactive'],
  ['REFUSED', 'rejected'],
  ['WITHDRAWN', 'inactive'],
  ['NOT_ACTIVE', 'inactive'],
] as const

const [RECORDER, WITNESS, BENEFICIARY] = STAFF
const recorded = signatureOf(FATHER, {
  at: '2026-10-05T10:00:00.000Z',
  method: 'WITNESSED_ORAL',
  record: { recorder: RECORDER, witness: WITNESS, beneficiary: BENEFICIARY, signedOn: '2026-10-02' },
})

/** Everything a directive can have. */
const full = directiveOf({
  slices: ['health.appointments', 'health.plan', 'school.attendance'],
  recipients: [{ service: 'SCHOOL_HEALTH_SERVICE' }, { role: 'CHILD_COORDINATOR' }],
  purposes: ['COORDINATION', 'TRANSITION'],
  validTo: '2027-09-29T22:00:00.000Z',
  recordsSince: '2025-08-01',
  renews: 'd0000000-0000-4000-8000-000000000009',
  signatures: [signatureOf(MOTHER), recorded],
  hearings: [
    { participation: 'CONVERSATION', heardOn: '2026-09-28', recordedBy: RECORDER, at: '2026-09-29T10:00:00.000Z' },
  ],
})
const fullReceipt = receiptOf(full, 'ACTIVE', {
  slices: [
    { slice: 'health.appointments', state: 'ACTIVE', endsAt: '2027-03-31T22:00:00.000Z' },
    { slice: 'health.plan', state: 'WITHDRAWN', endsAt: full.validTo },
    { slice: 'school.attendance', state: 'ACTIVE', endsAt: full.validTo },
  ],
})

describe('a permit as FHIR R4 Consent', () => {
  it('is all of this', () => {
    const rule = {
      type: 'permit',
      actor: [
        {
          role: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }],
          },
          reference: {
            type: 'Organization',
            identifier: { system: 'https://samsyn.no/fhir/CodeSystem/service', value: 'SCHOOL_HEALTH_SERVICE' },
            display: 'Helsestasjonen og skolehelsetjenesten',
          },
        },
        {
          role: {
            coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }],
          },
          reference: {
            type: 'PractitionerRole',
            identifier: { system: 'https://samsyn.no/fhir/CodeSystem/team-role', value: 'CHILD_COORDINATOR' },
            display: 'Barnekoordinator',
          },
        },
      ],
      action: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentaction', code: 'access' }] }],
      purpose: [
        {
          system: 'https://samsyn.no/fhir/CodeSystem/purpose',
          code: 'COORDINATION',
          display: 'Få hjelpen til å henge sammen',
        },
        {
          system: 'https://samsyn.no/fhir/CodeSystem/purpose',
          code: 'TRANSITION',
          display: 'Forberede en overgang, for eksempel til ny skole eller voksenlivet',
        },
      ],
      dataPeriod: { start: '2025-08-01' },
    }
    const appointments = {
      system: 'https://samsyn.no/fhir/CodeSystem/slice',
      code: 'health.appointments',
      display: 'Avtaler',
    }
    const plan = { system: 'https://samsyn.no/fhir/CodeSystem/slice', code: 'health.plan', display: 'Plan og mål' }
    const absence = { system: 'https://samsyn.no/fhir/CodeSystem/slice', code: 'school.attendance', display: 'Fravær' }
    const state = (slice: unknown, code: string) => ({
      url: 'https://samsyn.no/fhir/StructureDefinition/slice-state',
      extension: [
        { url: 'slice', valueCoding: slice },
        { url: 'state', valueCoding: { system: 'https://samsyn.no/fhir/CodeSystem/slice-state', code } },
      ],
    })
    const signing = (method: string) => [
      { url: 'https://samsyn.no/fhir/StructureDefinition/signature-method', valueCode: method },
      { url: 'https://samsyn.no/fhir/StructureDefinition/signature-language', valueCode: 'nb' },
    ]
    const mother = {
      reference: 'urn:uuid:a0000000-0000-4000-8000-000000000002',
      type: 'RelatedPerson',
      display: 'Bjørg Sjøberg',
    }
    const father = {
      reference: 'urn:uuid:a0000000-0000-4000-8000-000000000003',
      type: 'RelatedPerson',
      display: 'Pål Sjøberg',
    }
    const consent = writeFhirConsent(fullReceipt)
    expect(consent).toStrictEqual({
      resourceType: 'Consent',
      id: 'd0000000-0000-4000-8000-000000000007',
      language: 'nb',
      extension: [
        { url: 'https://samsyn.no/fhir/StructureDefinition/stated-at', valueInstant: '2026-11-21T11:00:00.000Z' },
        { url: 'https://samsyn.no/fhir/StructureDefinition/text-sha256', valueString: 'd1'.repeat(32) },
        {
          url: 'https://samsyn.no/fhir/StructureDefinition/gdpr-basis',
          valueCoding: { system: 'https://samsyn.no/fhir/CodeSystem/gdpr-basis', code: 'ART_6_1_E' },
        },
        {
          url: 'https://samsyn.no/fhir/StructureDefinition/renews',
          valueUri: 'urn:uuid:d0000000-0000-4000-8000-000000000009',
        },
        state(appointments, 'ACTIVE'),
        state(plan, 'WITHDRAWN'),
        state(absence, 'ACTIVE'),
        {
          url: 'https://samsyn.no/fhir/StructureDefinition/hearing',
          extension: [
            {
              url: 'participation',
              valueCoding: { system: 'https://samsyn.no/fhir/CodeSystem/participation', code: '1.1' },
            },
            { url: 'heardOn', valueDate: '2026-09-28' },
          ],
        },
      ],
      status: 'active',
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [
        { coding: [{ system: 'http://loinc.org', code: '59284-0' }] },
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IDSCL' }] },
      ],
      patient: {
        reference: 'urn:uuid:c0000000-0000-4000-8000-000000000001',
        type: 'Patient',
        display: 'Åse Sjøberg',
      },
      dateTime: '2026-10-01T08:00:00.000Z',
      performer: [mother, father],
      sourceAttachment: {
        contentType: 'text/plain; charset=utf-8',
        language: 'nb',
        data: 'SmEgdGlsIMOlIGRlbGUgb3BwbHlzbmluZ2Vy',
        hash: 'sAboU4MY76aiyWZuK+FOheOykT0=',
      },
      policyRule: {
        coding: [{ system: 'https://samsyn.no/fhir/CodeSystem/legal-nature', code: 'SECRECY_WAIVER' }],
      },
      verification: [
        {
          extension: signing('EID_HIGH'),
          verified: true,
          verifiedWith: mother,
          verificationDate: '2026-10-01T08:00:00.000Z',
        },
        { extension: signing('WITNESSED_ORAL'), verified: true, verifiedWith: father, verificationDate: '2026-10-02' },
      ],
      provision: {
        ...rule,
        period: { start: '2026-09-30T22:00:00.000Z', end: '2027-03-31T21:59:59.999Z' },
        class: [appointments],
        provision: [
          {
            ...rule,
            period: { start: '2026-09-30T22:00:00.000Z', end: '2027-09-29T21:59:59.999Z' },
            class: [absence],
          },
        ],
      },
    })
    expect(findFhirFaults(consent)).toEqual([])
  })
})

describe('a deny as FHIR R4 Consent', () => {
  it('is all of this', () => {
    const directive = directiveOf({
      kind: 'DENY',
      slices: ['childWelfare.measures'],
      recipients: [{ service: 'NAV_OFFICE' }],
      recordsSince: '2025-08-01',
      gdprBasis: null,
      givenBy: CHILD,
      signatures: [signatureOf(CHILD, { method: 'EID_SUBSTANTIAL', locale: 'en' })],
    })
    const texts = {
      nb: 'Nei til å dele opplysninger',
      nn: 'Nei til å dele opplysningar',
      en: 'No to sharing information',
    }
    const youth = {
      reference: 'urn:uuid:c0000000-0000-4000-8000-000000000001',
      type: 'Patient',
      display: 'Åse Sjøberg',
    }
    const measures = {
      system: 'https://samsyn.no/fhir/CodeSystem/slice',
      code: 'childWelfare.measures',
      display: 'Tiltak',
    }
    const consent = writeFhirConsent(receiptOf(directive, 'ACTIVE', { text: { version: '2026-11', texts } }))
    expect(consent).toStrictEqual({
      resourceType: 'Consent',
      id: 'd0000000-0000-4000-8000-000000000007',
      language: 'nb',
      extension: [
        { url: 'https://samsyn.no/fhir/StructureDefinition/stated-at', valueInstant: '2026-11-21T11:00:00.000Z' },
        { url: 'https://samsyn.no/fhir/StructureDefinition/text-sha256', valueString: 'd1'.repeat(32) },
        {
          url: 'https://samsyn.no/fhir/StructureDefinition/slice-state',
          extension: [
            { url: 'slice', valueCoding: measures },
            { url: 'state', valueCoding: { system: 'https://samsyn.no/fhir/CodeSystem/slice-state', code: 'ACTIVE' } },
          ],
        },
      ],
      status: 'active',
      scope: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' }] },
      category: [
        { coding: [{ system: 'http://loinc.org', code: '59284-0' }] },
        { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IDSCL' }] },
      ],
      patient: youth,
      dateTime: '2026-10-01T08:00:00.000Z',
      performer: [youth],
      sourceAttachment: {
        contentType: 'text/plain; charset=utf-8',
        language: 'en',
        data: 'Tm8gdG8gc2hhcmluZyBpbmZvcm1hdGlvbg==',
        hash: 'DGwl+r8FnaawAJPNzeUArD2dEmM=',
      },
      policyRule: {
        coding: [{ system: 'https://samsyn.no/fhir/CodeSystem/legal-nature', code: 'SECRECY_WAIVER' }],
      },
      verification: [
        {
          extension: [
            { url: 'https://samsyn.no/fhir/StructureDefinition/signature-method', valueCode: 'EID_SUBSTANTIAL' },
            { url: 'https://samsyn.no/fhir/StructureDefinition/signature-language', valueCode: 'en' },
          ],
          verified: true,
          verifiedWith: youth,
          verificationDate: '2026-10-01T08:00:00.000Z',
        },
      ],
      provision: {
        type: 'deny',
        period: { start: '2026-09-30T22:00:00.000Z', end: '2026-12-31T22:59:59.999Z' },
        actor: [
          {
            role: {
              coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code: 'IRCP' }],
            },
            reference: {
              type: 'Organization',
              identifier: { system: 'https://samsyn.no/fhir/CodeSystem/service', value: 'NAV_OFFICE' },
              display: 'NAV-kontoret',
            },
          },
        ],
        action: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/consentaction', code: 'access' }] }],
        purpose: [
          {
            system: 'https://samsyn.no/fhir/CodeSystem/purpose',
            code: 'COORDINATION',
            display: 'Få hjelpen til å henge sammen',
          },
        ],
        class: [measures],
      },
    })
    expect(findFhirFaults(consent)).toEqual([])
  })
})

describe('every FHIR receipt', () => {
  const bare = { signatures: [], gdprBasis: null, recordsSince: null } as const
  const cases = STATUS_OF_STATE.flatMap(([state, status]) =>
    (['PERMIT', 'DENY'] as const).flatMap((kind) => [
      [kind, state, 'all it can have', status, directiveOf({ ...full, kind })] as const,
      [kind, state, 'no more than it must', status, directiveOf({ ...bare, kind })] as const,
    ]),
  )

  it.each(cases)(
    'of a %s that is %s, with %s, is valid by HL7’s schema and reads %s',
    (_, state, more, status, given) => {
      const consent = writeFhirConsent(
        receiptOf(given, state, more === 'all it can have' ? {} : { text: null, names: new Map() }),
      )
      expect(consent.status).toBe(status)
      expect(findFhirFaults(consent)).toEqual([])
      expect(listEmpty(consent)).toEqual([])
    },
  )

  it.each([
    ['ART_6_1_A', 'GDPR_CONSENT'],
    ['ART_6_1_C', 'SECRECY_WAIVER'],
  ] as const)('keeps the basis in GDPR, %s, apart from what it is in law, %s', (gdprBasis, legalNature) => {
    const consent = writeFhirConsent(receiptOf(directiveOf({ gdprBasis, legalNature })))
    expect(consent.policyRule.coding).toEqual([
      { system: 'https://samsyn.no/fhir/CodeSystem/legal-nature', code: legalNature },
    ])
    expect(consent.extension).toContainEqual({
      url: 'https://samsyn.no/fhir/StructureDefinition/gdpr-basis',
      valueCoding: { system: 'https://samsyn.no/fhir/CodeSystem/gdpr-basis', code: gdprBasis },
    })
  })

  it('is the same, letter for letter, for the same view', () => {
    const write = () => JSON.stringify(writeFhirConsent(structuredClone(fullReceipt)))
    expect(write()).toBe(write())
  })

  it('names nobody of the staff', () => {
    const text = JSON.stringify(writeFhirConsent(fullReceipt))
    for (const person of STAFF) expect(text).not.toContain(person)
    expect(text).not.toContain('Ansatt')
  })
})

describe('the status and the provision', () => {
  const mixed = (...states: readonly SeenSlice['state'][]) => {
    const slices = (['school.attendance', 'health.plan', 'nav.followUp'] as const).slice(0, states.length)
    const given: Directive = directiveOf({ slices })
    const seen = slices.map((slice, index) => ({ slice, state: states[index] ?? 'PENDING', endsAt: given.validTo }))
    const { status, provision } = writeFhirConsent(receiptOf(given, 'ACTIVE', { slices: seen }))
    return { status, slices: provision.class.map(({ code }) => code), nested: provision.provision }
  }

  it('hold for what is active, and leave out what is withdrawn or has lapsed', () => {
    expect(mixed('WITHDRAWN', 'ACTIVE', 'LAPSED_BY_AGE')).toEqual({ status: 'active', slices: ['health.plan'] })
  })

  it('hold for what is active, and leave out what waits for a signature', () => {
    expect(mixed('PENDING', 'ACTIVE')).toEqual({ status: 'active', slices: ['health.plan'] })
  })

  it('are of what still waits when nothing is active', () => {
    expect(mixed('EXPIRED', 'PENDING')).toEqual({ status: 'proposed', slices: ['health.plan'] })
    expect(mixed('PENDING', 'NOT_YET_VALID')).toEqual({ status: 'draft', slices: ['health.plan'] })
  })

  it('are of a refusal before what is over', () => {
    expect(mixed('WITHDRAWN', 'REFUSED')).toEqual({ status: 'rejected', slices: ['health.plan'] })
  })

  it('are of all that was said when all of it is over', () => {
    expect(mixed('WITHDRAWN', 'EXPIRED', 'NOT_ACTIVE')).toEqual({
      status: 'inactive',
      slices: ['school.attendance', 'health.plan', 'nav.followUp'],
    })
  })
})

describe('who has agreed', () => {
  const performers = (changes: Partial<Directive>) =>
    writeFhirConsent(receiptOf(directiveOf(changes))).performer?.map(({ reference }) => reference)

  it('is nobody while the only signature waits for its witness', () => {
    expect(performers({ signatures: [] })).toBeUndefined()
  })

  it('is, of a no that was put on record without a signature, the one who gave it', () => {
    expect(performers({ kind: 'DENY', givenBy: FATHER, signatures: [] })).toEqual([`urn:uuid:${FATHER}`])
  })

  it('is not someone who signed another text: that signature reads as not verified', () => {
    const signatures = [signatureOf(MOTHER), signatureOf(FATHER, { textHash: 'ee'.repeat(32) })]
    expect(performers({ signatures })).toEqual([`urn:uuid:${MOTHER}`])
    const { verification } = writeFhirConsent(receiptOf(directiveOf({ signatures })))
    expect(verification?.map(({ verified }) => verified)).toEqual([true, false])
  })
})

describe('HL7’s schema', () => {
  it.each([
    ['a status of another list', { status: 'ACTIVE' }, '/status must be equal to one of the allowed values'],
    ['no scope', { scope: undefined }, " must have required property 'scope'"],
    ['an element that is none of Consent', { municipality: '9901' }, ' must NOT have additional properties'],
    ['an id with a space', { id: 'the yes' }, '/id must match pattern "^[A-Za-z0-9\\-\\.]{1,64}$"'],
    ['a resource within', { contained: [{ resourceType: 'Patient' }] }, '/contained/0 must NOT be valid'],
    ['a rule that is no concept', { policyRule: { code: 'OPTIN' } }, '/policyRule must NOT have additional properties'],
  ])('refuses %s', (_, change, fault) => {
    const consent = JSON.parse(JSON.stringify({ ...writeFhirConsent(fullReceipt), ...change })) as unknown
    expect(findFhirFaults(consent)).toContain(fault)
  })

  it('refuses a fault deep within the rule', () => {
    const consent = structuredClone(writeFhirConsent(fullReceipt))
    const within = { ...consent, provision: { ...consent.provision, provision: [{ type: 'maybe' }] } }
    expect(findFhirFaults(within)).toEqual(['/provision/provision/0/type must be equal to one of the allowed values'])
  })
})

/** Paths to what FHIR's JSON form forbids and its schema lets pass: null, and empty texts, lists and objects. */
function listEmpty(value: unknown, path = ''): readonly string[] {
  if (value === null || value === undefined || value === '') return [path]
  if (typeof value !== 'object') return []
  const entries = Object.entries(value)
  return entries.length === 0 ? [path] : entries.flatMap(([key, inner]) => listEmpty(inner, `${path}/${key}`))
}
