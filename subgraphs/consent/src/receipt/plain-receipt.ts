import { dateInNorway, PARTICIPATIONS, type PersonId, type Recipient, type Signature } from '@samsyn/schema/policy'
import { CATALOGUE, PURPOSE_WORDS, ROLE_WORDS, SERVICE_WORDS } from '@samsyn/schema/sdl'
import type { ReceiptView } from './receipt-view.ts'

/** Names the form of a plain receipt; another form gets another name. */
export const PLAIN_RECEIPT_FORMAT = 'samsyn-receipt/1'

/**
 * A receipt for the family to keep: what was said, by whom, the text that was signed in each language, and how each slice
 * stood at the moment. The same view gives the same receipt. Staff are never named, nor what tells where the child is:
 * of a signature that others put on record it says how and on which day, and no more.
 */
export function writePlainReceipt({ child, directive, slices, text, names, at }: ReceiptView) {
  const describePerson = (id: PersonId) => ({ id, name: names.get(id) ?? null })
  return {
    format: PLAIN_RECEIPT_FORMAT,
    writtenAt: at,
    child: describePerson(child),
    directive: directive.id,
    renews: directive.renews,
    kind: directive.kind,
    slices: slices.map(({ slice, state, endsAt }) => ({ id: slice, name: CATALOGUE[slice].name, state, endsAt })),
    recipients: directive.recipients.map(describeRecipient),
    purposes: directive.purposes.map((purpose) => ({ code: purpose, name: PURPOSE_WORDS[purpose] })),
    validFrom: directive.validFrom,
    /** The instant it ends. */
    validTo: directive.validTo,
    recordsSince: directive.recordsSince,
    legalNature: directive.legalNature,
    gdprBasis: directive.gdprBasis,
    givenBy: describePerson(directive.givenBy),
    givenAt: directive.givenAt,
    signatures: directive.signatures.map((signature) => ({
      by: describePerson(signature.person),
      ...describeSigning(signature),
      language: signature.locale,
      /** One on another text than this counts for nothing. */
      isOnThisText: signature.textHash === directive.textHash,
    })),
    refusals: directive.refusals.map(({ person, at: refusedAt }) => ({ by: describePerson(person), at: refusedAt })),
    withdrawals: directive.withdrawals.map((withdrawal) => ({
      by: describePerson(withdrawal.person),
      at: withdrawal.at,
      slices: withdrawal.slices,
    })),
    hearings: directive.hearings.map(({ participation, heardOn }) => ({
      participation,
      /** Of SSB's list `MedvirkningType`. */
      code: PARTICIPATIONS[participation],
      heardOn,
    })),
    text: { sha256: directive.textHash, version: text?.version ?? null, texts: text?.texts ?? null },
  }
}

function describeRecipient(recipient: Recipient) {
  return 'service' in recipient
    ? { service: recipient.service, name: SERVICE_WORDS[recipient.service] }
    : { role: recipient.role, name: ROLE_WORDS[recipient.role] }
}

function describeSigning({ method, at, record }: Signature) {
  return record === null
    ? { method, signedOn: dateInNorway(at), signedAt: at }
    : { method, signedOn: record.signedOn, signedAt: null }
}
