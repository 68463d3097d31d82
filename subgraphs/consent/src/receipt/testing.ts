import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import type { Directive, Signature } from '@samsyn/schema/policy'
import type { ReceiptView, SeenSlice } from './receipt-view.ts'

/** What the receipts' tests share: one family, directives it has given, and HL7's own schema to judge them by. */

export const CHILD = 'c0000000-0000-4000-8000-000000000001'
export const MOTHER = 'a0000000-0000-4000-8000-000000000002'
export const FATHER = 'a0000000-0000-4000-8000-000000000003'
/** Of staff, and of no receipt. */
export const STAFF = [
  'f0000000-0000-4000-8000-000000000004',
  'f0000000-0000-4000-8000-000000000005',
  'f0000000-0000-4000-8000-000000000006',
] as const

export const NAMES: ReadonlyMap<string, string> = new Map([
  [CHILD, 'Åse Sjøberg'],
  [MOTHER, 'Bjørg Sjøberg'],
  [FATHER, 'Pål Sjøberg'],
  ...STAFF.map((person, index) => [person, `Ansatt ${index + 1}`] as const),
])

export const TEXT_HASH = 'd1'.repeat(32)
/** Noon, 21 November 2026. */
export const NOON = '2026-11-21T11:00:00.000Z'

export function signatureOf(person: string, changes: Partial<Signature> = {}): Signature {
  return {
    person,
    at: '2026-10-01T08:00:00.000Z',
    method: 'EID_HIGH',
    textHash: TEXT_HASH,
    locale: 'nb',
    record: null,
    ...changes,
  }
}

/** A permit that both guardians have signed, of October to the end of the year, with changes. */
export function directiveOf(changes: Partial<Directive> = {}): Directive {
  return {
    id: 'd0000000-0000-4000-8000-000000000007',
    kind: 'PERMIT',
    slices: ['school.attendance'],
    recipients: [{ service: 'COORDINATION_UNIT' }],
    purposes: ['COORDINATION'],
    validFrom: '2026-09-30T22:00:00.000Z',
    validTo: '2026-12-31T23:00:00.000Z',
    recordsSince: null,
    legalNature: 'SECRECY_WAIVER',
    gdprBasis: 'ART_6_1_E',
    textHash: TEXT_HASH,
    renews: null,
    givenBy: MOTHER,
    givenAt: '2026-10-01T08:00:00.000Z',
    signatures: [signatureOf(MOTHER), signatureOf(FATHER, { at: '2026-10-02T09:30:00.000Z' })],
    unconfirmed: [],
    hearings: [],
    refusals: [],
    withdrawals: [],
    ...changes,
  }
}

/** A receipt at noon of a directive whose slices all stand alike until its end. */
export function receiptOf(
  directive: Directive,
  state: SeenSlice['state'] = 'ACTIVE',
  changes: Partial<ReceiptView> = {},
): ReceiptView {
  return {
    child: CHILD,
    directive,
    slices: directive.slices.map((slice) => ({ slice, state, endsAt: directive.validTo })),
    text: {
      version: '2026-11',
      texts: {
        nb: 'Ja til å dele opplysninger',
        nn: 'Ja til å dele opplysningar',
        en: 'Yes to sharing information',
      },
    },
    names: NAMES,
    at: NOON,
    ...changes,
  }
}

/** What HL7's schema of FHIR R4 Consent has to say against a document; empty when it is valid. */
export const findFhirFaults = compileFhirSchema()

function compileFhirSchema(): (document: unknown) => readonly string[] {
  // Patterns on numbers and booleans, which HL7's schema has and which mean nothing, are no fault of the document.
  const ajv = new Ajv({ strict: false, allErrors: true })
  ajv.addMetaSchema(readJson(import.meta.resolve('ajv/dist/refs/json-schema-draft-06.json')))
  // Draft 6 calls it `$id`; HL7 wrote `id`, as draft 4 did.
  const { id: _, ...schema } = readJson(new URL('../../formats/fhir-r4-consent.schema.json', import.meta.url))
  const validate = ajv.compile({ ...schema, $ref: '#/definitions/Consent' })
  return (document) =>
    validate(document) ? [] : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
}

function readJson(url: URL | string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(new URL(url), 'utf8')) as Record<string, unknown>
}
