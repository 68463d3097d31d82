import type { PersonId, Recipient, SliceId } from '@samsyn/schema/policy'
import { CATALOGUE, ROLE_WORDS, SERVICE_WORDS } from '@samsyn/schema/sdl'
import type { CodeableConcept, Coding, Reference } from './fhir-types.ts'

/** The codes a FHIR receipt is written in: HL7's where they mean what the directive does, and our own where they do not. */

/** The language of displays. */
export const DISPLAY_LOCALE = 'nb'

type OwnCodes =
  | 'slice'
  | 'slice-state'
  | 'purpose'
  | 'service'
  | 'team-role'
  | 'legal-nature'
  | 'gdpr-basis'
  | 'participation'
  | 'log-entry-kind'
type OwnExtension =
  | 'stated-at'
  | 'slice-state'
  | 'text-sha256'
  | 'gdpr-basis'
  | 'renews'
  | 'hearing'
  | 'signature-method'
  | 'signature-language'

export function nameCodeSystem(name: OwnCodes): string {
  return `https://samsyn.no/fhir/CodeSystem/${name}`
}

export function nameExtension(name: OwnExtension): string {
  return `https://samsyn.no/fhir/StructureDefinition/${name}`
}

export function nameUuid(id: string): string {
  return `urn:uuid:${id}`
}

/** http://hl7.org/fhir/R4/valueset-consent-scope.html */
export const SCOPE = codify('http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy')

/**
 * What kind of consent: LOINC's patient consent, as IHE Privacy Consent on FHIR has it, and HL7's consent to have
 * information disclosed, which is what a waiver of secrecy is. Both are of
 * http://hl7.org/fhir/R4/valueset-consent-category.html.
 */
export const CATEGORY: readonly CodeableConcept[] = [
  codify('http://loinc.org', '59284-0'),
  codify('http://terminology.hl7.org/CodeSystem/v3-ActCode', 'IDSCL'),
]

/** To whom something is shown, as in IHE Privacy Consent on FHIR. */
export const INFORMATION_RECIPIENT = codify('http://terminology.hl7.org/CodeSystem/v3-ParticipationType', 'IRCP')

/** To see, and not `disclose`: that could be read as a yes to the recipient's telling others. */
export const ACCESS = codify('http://terminology.hl7.org/CodeSystem/consentaction', 'access')

export function codeSlice(slice: SliceId): Coding {
  return { system: nameCodeSystem('slice'), code: slice, display: CATALOGUE[slice].name[DISPLAY_LOCALE] }
}

/** A service or a role, by what it is and never by which one: an organisation would tell where the child is. */
export function referToRecipient(recipient: Recipient): Reference {
  return 'service' in recipient
    ? {
        type: 'Organization',
        identifier: { system: nameCodeSystem('service'), value: recipient.service },
        display: SERVICE_WORDS[recipient.service][DISPLAY_LOCALE],
      }
    : {
        type: 'PractitionerRole',
        identifier: { system: nameCodeSystem('team-role'), value: recipient.role },
        display: ROLE_WORDS[recipient.role][DISPLAY_LOCALE],
      }
}

export function referToPerson(
  person: PersonId,
  type: 'Patient' | 'RelatedPerson',
  names: ReadonlyMap<PersonId, string>,
): Reference {
  const name = names.get(person)
  return { reference: nameUuid(person), type, ...(name === undefined ? {} : { display: name }) }
}

export function codify(system: string, code: string): CodeableConcept {
  return { coding: [{ system, code }] }
}
