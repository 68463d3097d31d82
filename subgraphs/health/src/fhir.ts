import { z } from 'zod'
import { dateTime, instant } from './fhir-date.ts'

/**
 * The members we read of each FHIR R4 resource (hl7.org/fhir/R4, HL7 Norway no-basis), and no others: what a shape does
 * not name is dropped when the file is read. Reasons, comments, notes, descriptions, diagnoses and the texts beside codes
 * and references are therefore never held in memory.
 */

const text = z.string().min(1)
const coding = z.object({ system: text.optional(), code: text.optional() })
const concept = z.object({ coding: z.array(coding).optional() })
const wordedConcept = z.object({ text: text.optional() })
const period = z.object({ start: dateTime.optional(), end: dateTime.optional() })
const identifier = z.object({ system: text.optional(), value: text.optional(), use: text.optional() })
const reference = z.object({ reference: text.optional(), identifier: identifier.optional() })
/** An appointment's place may be written as a text; only one that says it is a `Location` is kept. */
const placeReference = z
  .object({
    reference: text.optional(),
    identifier: identifier.optional(),
    type: text.optional(),
    display: text.optional(),
  })
  .transform(({ type, display, ...rest }) => ({
    ...rest,
    ...(type === 'Location' && display !== undefined ? { place: display } : {}),
  }))

const shared = {
  id: text.optional(),
  meta: z.object({ lastUpdated: instant.optional(), security: z.array(coding).optional() }).optional(),
}

const patient = z.object({
  resourceType: z.literal('Patient'),
  ...shared,
  identifier: z.array(identifier).optional(),
  active: z.boolean().optional(),
})

const practitioner = z.object({
  resourceType: z.literal('Practitioner'),
  ...shared,
  name: z
    .array(z.object({ use: text.optional(), family: text.optional(), given: z.array(text).optional() }))
    .optional(),
})

const practitionerRole = z.object({
  resourceType: z.literal('PractitionerRole'),
  ...shared,
  practitioner: reference.optional(),
  organization: reference.optional(),
})

const organization = z.object({
  resourceType: z.literal('Organization'),
  ...shared,
  name: text.optional(),
  telecom: z.array(z.object({ system: text.optional(), value: text.optional(), use: text.optional() })).optional(),
})

const location = z.object({
  resourceType: z.literal('Location'),
  ...shared,
  name: text.optional(),
  managingOrganization: reference.optional(),
})

const episodeOfCare = z.object({
  resourceType: z.literal('EpisodeOfCare'),
  ...shared,
  status: z.enum(['planned', 'waitlist', 'active', 'onhold', 'finished', 'cancelled', 'entered-in-error']),
  type: z.array(concept).optional(),
  patient: reference,
  managingOrganization: reference.optional(),
  period: period.optional(),
  careManager: reference.optional(),
})

const encounter = z.object({
  resourceType: z.literal('Encounter'),
  ...shared,
  status: z.enum([
    'planned',
    'arrived',
    'triaged',
    'in-progress',
    'onleave',
    'finished',
    'cancelled',
    'entered-in-error',
    'unknown',
  ]),
  serviceType: concept.optional(),
  subject: reference,
  participant: z.array(z.object({ individual: reference.optional() })).optional(),
  period: z.object({ start: dateTime }),
  serviceProvider: reference.optional(),
})

const appointment = z.object({
  resourceType: z.literal('Appointment'),
  ...shared,
  status: z.enum([
    'proposed',
    'pending',
    'booked',
    'arrived',
    'fulfilled',
    'cancelled',
    'noshow',
    'entered-in-error',
    'checked-in',
    'waitlist',
  ]),
  serviceType: z.array(concept).optional(),
  start: instant.optional(),
  end: instant.optional(),
  participant: z.array(z.object({ actor: placeReference.optional(), status: text })).min(1),
})

const careTeam = z.object({
  resourceType: z.literal('CareTeam'),
  ...shared,
  status: z.enum(['proposed', 'active', 'suspended', 'inactive', 'entered-in-error']).optional(),
  subject: reference,
  participant: z
    .array(
      z.object({
        role: z.array(wordedConcept).optional(),
        member: reference.optional(),
        onBehalfOf: reference.optional(),
        period: period.optional(),
      }),
    )
    .optional(),
  managingOrganization: z.array(reference).optional(),
})

const carePlan = z.object({
  resourceType: z.literal('CarePlan'),
  ...shared,
  status: z.enum(['draft', 'active', 'on-hold', 'revoked', 'completed', 'entered-in-error', 'unknown']),
  intent: z.enum(['proposal', 'plan', 'order', 'option']),
  category: z.array(wordedConcept).optional(),
  subject: reference,
  period: period.optional(),
  goal: z.array(reference).optional(),
  activity: z
    .array(
      z.object({
        detail: z
          .object({ status: text, description: text.optional(), doNotPerform: z.boolean().optional() })
          .optional(),
      }),
    )
    .optional(),
})

const goal = z.object({
  resourceType: z.literal('Goal'),
  ...shared,
  lifecycleStatus: text,
  description: wordedConcept,
  subject: reference,
})

const observation = z.object({
  resourceType: z.literal('Observation'),
  ...shared,
  status: text,
  code: concept,
  subject: reference,
  focus: z.array(reference).optional(),
  effectiveDateTime: dateTime.optional(),
  valueInteger: z.number().int().optional(),
})

export const RESOURCE_SHAPES = {
  Patient: patient,
  Practitioner: practitioner,
  PractitionerRole: practitionerRole,
  Organization: organization,
  Location: location,
  EpisodeOfCare: episodeOfCare,
  Encounter: encounter,
  Appointment: appointment,
  CareTeam: careTeam,
  CarePlan: carePlan,
  Goal: goal,
  Observation: observation,
} as const

export type ResourceType = keyof typeof RESOURCE_SHAPES
export type ResourceOf<T extends ResourceType> = z.infer<(typeof RESOURCE_SHAPES)[T]>
export type Resource = { [T in ResourceType]: ResourceOf<T> }[ResourceType]
export type Reference = z.infer<typeof reference>
export type Concept = z.infer<typeof concept>
export type Identifier = z.infer<typeof identifier>

export function isResourceType(type: string): type is ResourceType {
  return Object.hasOwn(RESOURCE_SHAPES, type)
}

/**
 * Types that an export of a record commonly holds (Patient/$everything) and that no slice shares. Known, so passed over
 * without a report.
 */
export const PASSED_OVER_TYPES: ReadonlySet<string> = new Set([
  'AllergyIntolerance',
  'AuditEvent',
  'Communication',
  'Condition',
  'Consent',
  'DiagnosticReport',
  'DocumentReference',
  'FamilyMemberHistory',
  'Flag',
  'Immunization',
  'MedicationRequest',
  'MedicationStatement',
  'Procedure',
  'Provenance',
  'QuestionnaireResponse',
  'RelatedPerson',
  'ServiceRequest',
])
