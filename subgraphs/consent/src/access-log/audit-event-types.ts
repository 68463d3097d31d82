import type { CodeableConcept, Coding, Extension, Reference } from '../receipt/fhir-types.ts'

/** What we write of HL7 FHIR R4 (4.0.1) AuditEvent, and the Bundle it comes in. Whatever there is none of is left out. */

export interface AuditBundle {
  readonly resourceType: 'Bundle'
  readonly type: 'collection'
  readonly timestamp: string
  readonly entry?: readonly { readonly fullUrl: string; readonly resource: AuditEvent }[]
}

export interface AuditEvent {
  readonly resourceType: 'AuditEvent'
  readonly id: string
  readonly meta?: { readonly profile: readonly string[] }
  readonly language: string
  readonly type: Coding
  readonly subtype: readonly Coding[]
  readonly action: 'C' | 'R' | 'U'
  readonly recorded: string
  /** It was done: what was not is no entry of the log. */
  readonly outcome: '0'
  readonly purposeOfEvent?: readonly CodeableConcept[]
  readonly agent: readonly AuditAgent[]
  readonly source: { readonly observer: Reference; readonly type: readonly Coding[] }
  readonly entity: readonly AuditEntity[]
}

export interface AuditAgent {
  readonly type?: CodeableConcept
  readonly role?: readonly CodeableConcept[]
  readonly who?: Reference
  readonly requestor: boolean
  readonly network?: { readonly extension: readonly Extension[] }
}

export interface AuditEntity {
  readonly what?: Reference
  readonly type: Coding
  readonly role?: Coding
  readonly detail?: readonly { readonly type: string; readonly valueString: string }[]
}
