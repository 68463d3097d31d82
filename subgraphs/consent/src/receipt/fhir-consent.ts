import { createHash } from 'node:crypto'
import { type Directive, PARTICIPATIONS, type PersonId, type Signature } from '@samsyn/schema/policy'
import {
  CATEGORY,
  codeSlice,
  codify,
  DISPLAY_LOCALE,
  nameCodeSystem,
  nameExtension,
  nameUuid,
  referToPerson,
  SCOPE,
} from './fhir-codes.ts'
import { findStatus, writeProvision } from './fhir-provision.ts'
import type { Attachment, Extension, FhirConsent, Reference, Verification } from './fhir-types.ts'
import type { ReceiptView } from './receipt-view.ts'

/**
 * A directive as HL7 FHIR R4 (4.0.1) Consent, in the shape of IHE Privacy Consent on FHIR but not of its profile, which
 * wants an organisation, and that would tell where the child is. The legal nature is the policy rule; the basis in GDPR
 * is apart from it. How each slice stands is in extensions, as is all else FHIR has no place for.
 * The same view gives the same resource, and tells no more than the plain receipt does.
 */
export function writeFhirConsent(view: ReceiptView): FhirConsent {
  const { child, directive, slices, names } = view
  const refer = (person: PersonId): Reference =>
    referToPerson(person, person === child ? 'Patient' : 'RelatedPerson', names)
  const { status, holdsFor } = findStatus(slices)
  const source = writeSource(view)
  const performers = listPerformers(directive)
  return {
    resourceType: 'Consent',
    id: directive.id,
    language: DISPLAY_LOCALE,
    extension: writeExtensions(view),
    status,
    scope: SCOPE,
    category: CATEGORY,
    patient: refer(child),
    dateTime: directive.givenAt,
    ...(performers.length === 0 ? {} : { performer: performers.map(refer) }),
    ...(source === null ? {} : { sourceAttachment: source }),
    policyRule: codify(nameCodeSystem('legal-nature'), directive.legalNature),
    ...(directive.signatures.length === 0
      ? {}
      : { verification: directive.signatures.map((signature) => writeVerification(signature, directive, refer)) }),
    provision: writeProvision(directive, holdsFor),
  }
}

/** Those who have agreed: the signers of its text, and of a no, which needs no signature, the one who gave it. */
function listPerformers({ kind, givenBy, signatures, textHash }: Directive): readonly PersonId[] {
  const signers = signatures.filter((signature) => signature.textHash === textHash).map(({ person }) => person)
  return [...new Set(kind === 'DENY' ? [givenBy, ...signers] : signers)]
}

/** The text as the first to sign read it. */
function writeSource({ directive, text }: ReceiptView): Attachment | null {
  if (text === null) return null
  const language = directive.signatures[0]?.locale ?? DISPLAY_LOCALE
  const data = Buffer.from(text.texts[language], 'utf8')
  return {
    contentType: 'text/plain; charset=utf-8',
    language,
    data: data.toString('base64'),
    hash: createHash('sha1').update(data).digest('base64'),
  }
}

/** Of a signature that others put on record: how, and the day. */
function writeVerification(
  { person, at, method, locale, textHash, record }: Signature,
  directive: Directive,
  refer: (person: PersonId) => Reference,
): Verification {
  return {
    extension: [
      { url: nameExtension('signature-method'), valueCode: method },
      { url: nameExtension('signature-language'), valueCode: locale },
    ],
    verified: textHash === directive.textHash,
    verifiedWith: refer(person),
    verificationDate: record === null ? at : record.signedOn,
  }
}

function writeExtensions({ directive, slices, at }: ReceiptView): readonly Extension[] {
  const { textHash, gdprBasis, renews, hearings } = directive
  const basis = { system: nameCodeSystem('gdpr-basis'), code: gdprBasis ?? '' }
  return [
    { url: nameExtension('stated-at'), valueInstant: at },
    // Over the text in every language, where the attachment's hash is over the one it holds.
    { url: nameExtension('text-sha256'), valueString: textHash },
    ...(gdprBasis === null ? [] : [{ url: nameExtension('gdpr-basis'), valueCoding: basis }]),
    ...(renews === null ? [] : [{ url: nameExtension('renews'), valueUri: nameUuid(renews) }]),
    ...slices.map(({ slice, state }) => ({
      url: nameExtension('slice-state'),
      extension: [
        { url: 'slice', valueCoding: codeSlice(slice) },
        { url: 'state', valueCoding: { system: nameCodeSystem('slice-state'), code: state } },
      ],
    })),
    ...hearings.map(({ participation, heardOn }) => ({
      url: nameExtension('hearing'),
      extension: [
        {
          url: 'participation',
          valueCoding: { system: nameCodeSystem('participation'), code: PARTICIPATIONS[participation] },
        },
        { url: 'heardOn', valueDate: heardOn },
      ],
    })),
  ]
}
