import { readFileSync } from 'node:fs'
import { Ajv, type SchemaObject } from 'ajv'

/**
 * What HL7 FHIR R4 has to say against a Bundle of AuditEvent: by the elements that https://hl7.org/fhir/R4/auditevent.html
 * and bundle.html name, required and not, with HL7's own schema for the types they are of. Of an AuditEvent that says it is
 * IHE's Privacy Disclosure at the source, also what that profile requires.
 */

/** HL7's schema does not say itself that an element with elements of its own is an object. */
const own = (name: string): SchemaObject => ({
  $ref: `#/definitions/${name}`,
  ...(/^[A-Z]/.test(name) ? { type: 'object' } : {}),
})
const some = (items: SchemaObject): SchemaObject => ({ type: 'array', minItems: 1, items })
const element = (required: readonly string[], properties: Readonly<Record<string, SchemaObject>>): SchemaObject => ({
  type: 'object',
  required,
  properties: { id: own('string'), extension: some(own('Extension')), ...properties },
  additionalProperties: false,
  minProperties: 1,
})

const AUDIT_EVENT = element(['resourceType', 'type', 'recorded', 'agent', 'source'], {
  resourceType: { const: 'AuditEvent' },
  id: own('id'),
  meta: own('Meta'),
  language: own('code'),
  type: own('Coding'),
  subtype: some(own('Coding')),
  action: { enum: ['C', 'R', 'U', 'D', 'E'] },
  period: own('Period'),
  recorded: own('instant'),
  outcome: { enum: ['0', '4', '8', '12'] },
  outcomeDesc: own('string'),
  purposeOfEvent: some(own('CodeableConcept')),
  agent: some(
    element(['requestor'], {
      type: own('CodeableConcept'),
      role: some(own('CodeableConcept')),
      who: own('Reference'),
      altId: own('string'),
      name: own('string'),
      requestor: { type: 'boolean' },
      network: element([], { address: own('string'), type: { enum: ['1', '2', '3', '4', '5'] } }),
      purposeOfUse: some(own('CodeableConcept')),
    }),
  ),
  source: element(['observer'], { site: own('string'), observer: own('Reference'), type: some(own('Coding')) }),
  entity: some(
    element([], {
      what: own('Reference'),
      type: own('Coding'),
      role: own('Coding'),
      lifecycle: own('Coding'),
      securityLabel: some(own('Coding')),
      name: own('string'),
      description: own('string'),
      detail: some({
        ...element(['type'], {
          type: own('string'),
          valueString: own('string'),
          valueBase64Binary: own('base64Binary'),
        }),
        oneOf: [{ required: ['valueString'] }, { required: ['valueBase64Binary'] }],
      }),
    }),
  ),
})

const PROFILE = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.PrivacyDisclosure.Source'
const coded = (system: string, code: string): SchemaObject => ({
  required: ['system', 'code'],
  properties: { system: { const: system }, code: { const: code } },
})
const agentOf = (code: string): SchemaObject => ({
  contains: {
    required: ['type', 'who', 'network'],
    properties: {
      type: { properties: { coding: { contains: coded('http://dicom.nema.org/resources/ontology/DCM', code) } } },
    },
  },
})
/** IHE Basic Audit Log Patterns 1.1.3. */
const DISCLOSURE: SchemaObject = {
  required: ['subtype', 'action', 'outcome', 'entity'],
  properties: {
    type: coded('http://dicom.nema.org/resources/ontology/DCM', '110106'),
    subtype: { contains: coded('http://terminology.hl7.org/CodeSystem/iso-21089-lifecycle', 'disclose') },
    action: { const: 'R' },
    agent: { minItems: 2, allOf: [agentOf('110153'), agentOf('110152')] },
    entity: {
      minItems: 2,
      contains: {
        required: ['what', 'type', 'role'],
        properties: {
          what: { required: ['type'], properties: { type: { const: 'Patient' } } },
          type: coded('http://terminology.hl7.org/CodeSystem/audit-entity-type', '1'),
          role: coded('http://terminology.hl7.org/CodeSystem/object-role', '1'),
        },
      },
    },
  },
}

const BUNDLE = element(['resourceType', 'type'], {
  resourceType: { const: 'Bundle' },
  type: { const: 'collection' },
  timestamp: own('instant'),
  entry: some(
    element(['fullUrl', 'resource'], {
      fullUrl: own('uri'),
      resource: {
        ...AUDIT_EVENT,
        if: { required: ['meta'], properties: { meta: { properties: { profile: { contains: { const: PROFILE } } } } } },
        // oxlint-disable-next-line unicorn/no-thenable -- a word of JSON Schema
        then: DISCLOSURE,
      },
    }),
  ),
})

interface Audited {
  readonly entry?: readonly {
    readonly fullUrl: string
    readonly resource: {
      readonly id: string
      readonly meta?: unknown
      readonly source: { readonly observer: unknown }
      readonly agent: readonly {
        readonly who?: unknown
        readonly type?: { readonly coding: readonly { code: string }[] }
      }[]
    }
  }[]
}

const validate = compile()

/** Empty when there is nothing. */
export function findAuditFaults(document: unknown): readonly string[] {
  if (!validate(document)) {
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
  return ((document as Audited).entry ?? []).flatMap(({ fullUrl, resource }) => {
    const { id, meta, agent, source } = resource
    const sources = agent.filter(({ type }) => type?.coding.some(({ code }) => code === '110153') === true)
    // The profile's own invariant, val-audit-source.
    const isSource = sources.every(({ who }) => JSON.stringify(who) === JSON.stringify(source.observer))
    return [
      ...(fullUrl === `urn:uuid:${id}` ? [] : [`${id} is not what the bundle calls it`]),
      ...(meta === undefined || (sources.length === 1 && isSource) ? [] : [`${id} has another source than itself`]),
    ]
  })
}

function compile(): ReturnType<Ajv['compile']> {
  const ajv = new Ajv({ strict: false, allErrors: true })
  ajv.addMetaSchema(readJson(import.meta.resolve('ajv/dist/refs/json-schema-draft-06.json')))
  const { id: _, ...types } = readJson(new URL('../../formats/fhir-r4-consent.schema.json', import.meta.url))
  return ajv.compile({ ...types, ...BUNDLE })
}

function readJson(url: URL | string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(new URL(url), 'utf8')) as Record<string, unknown>
}
