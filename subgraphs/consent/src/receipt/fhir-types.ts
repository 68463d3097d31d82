/** What we write of HL7 FHIR R4 (4.0.1) Consent. Whatever there is none of is left out: FHIR knows no null and no empty list. */

export interface FhirConsent {
  readonly resourceType: 'Consent'
  readonly id: string
  readonly language: string
  readonly extension: readonly Extension[]
  readonly status: ConsentStatus
  readonly scope: CodeableConcept
  readonly category: readonly CodeableConcept[]
  readonly patient: Reference
  readonly dateTime: string
  readonly performer?: readonly Reference[]
  readonly sourceAttachment?: Attachment
  readonly policyRule: CodeableConcept
  readonly verification?: readonly Verification[]
  readonly provision: Provision
}

export type ConsentStatus = 'draft' | 'proposed' | 'active' | 'rejected' | 'inactive'

export interface Provision {
  readonly type: 'permit' | 'deny'
  readonly period: Period
  readonly actor: readonly { readonly role: CodeableConcept; readonly reference: Reference }[]
  readonly action: readonly CodeableConcept[]
  readonly purpose: readonly Coding[]
  readonly class: readonly Coding[]
  readonly dataPeriod?: Pick<Period, 'start'>
  readonly provision?: readonly Provision[]
}

export interface Verification {
  readonly extension: readonly Extension[]
  readonly verified: boolean
  readonly verifiedWith: Reference
  readonly verificationDate: string
}

export interface Attachment {
  readonly contentType: string
  readonly language: string
  /** Base64. */
  readonly data: string
  /** Base64 of the SHA-1 of what `data` encodes. */
  readonly hash: string
}

export interface Period {
  readonly start: string
  /** The last moment: FHIR counts it in. */
  readonly end: string
}

export interface Reference {
  readonly reference?: string
  readonly type: string
  readonly identifier?: { readonly system: string; readonly value: string }
  readonly display?: string
}

export interface CodeableConcept {
  readonly coding: readonly Coding[]
}

export interface Coding {
  readonly system: string
  readonly code: string
  readonly display?: string
}

export type Extension = { readonly url: string } & (
  | { readonly valueCode: string }
  | { readonly valueCoding: Coding }
  | { readonly valueDate: string }
  | { readonly valueInstant: string }
  | { readonly valueString: string }
  | { readonly valueUri: string }
  | { readonly extension: readonly Extension[] }
)
