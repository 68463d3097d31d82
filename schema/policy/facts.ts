import type { LegalRow } from './legal-table.ts'
import type { SliceId } from './slices.ts'
import type {
  AddressProtection,
  ChildId,
  DirectiveId,
  Instant,
  Locale,
  Participation,
  PersonId,
  PlainDate,
  Purpose,
  Recipient,
  Responsibility,
  Service,
  SignatureMethod,
  TeamRole,
} from './vocabulary.ts'

/** Everything a decision about one child is made from: plain data, read from the ledger at one version. */
export interface ChildFacts {
  /** `Child.id`; the child as a person has the same id. */
  readonly child: ChildId
  /** Rises with every input of a decision. */
  readonly version: number
  /** Who must have signed, as the law of that moment and of the child's municipality says. */
  readonly legalTable: readonly LegalRow[]
  /** `null` until the population register has been read for the child: nothing is shared. */
  readonly register: RegisterFacts | null
  readonly team: readonly Membership[]
  readonly directives: readonly Directive[]
  /** Health slices the child has kept from the guardians, each time from when until when. */
  readonly kept: readonly KeptSlice[]
  readonly requests: readonly ConsentRequest[]
  /** Look-ups that the family has reported. No input of a decision. */
  readonly reports: readonly LookReport[]
  /** Organisation numbers of those who registered the child or have had someone on the team. */
  readonly organisations: readonly string[]
}

/** What the population register says (PDL's words). */
export interface RegisterFacts {
  readonly birthDate: PlainDate | null
  /** The strictest of the child's own grade and those of linked parents and siblings. */
  readonly addressProtection: AddressProtection
  readonly responsibility: readonly { readonly person: PersonId; readonly kind: Responsibility }[]
  readonly parents: readonly PersonId[]
  /** Those whose guardianship (vergemål) covers personal affairs. They speak for the youth from 18, and not before. */
  readonly verger: readonly PersonId[]
  /** A care order (omsorgsovertakelse) is in force: who decides what is for a person to review. */
  readonly careOrder: boolean
  /** Municipality number; `null`: the register tells none, or may not. */
  readonly municipality: string | null
}

export interface Membership {
  readonly id: string
  readonly person: PersonId
  readonly role: TeamRole
  readonly service: Service
  /** Organisation number. */
  readonly organisation: string
  readonly from: PlainDate
  /** The first day the person is no longer on the team; `null`: until removed. */
  readonly to: PlainDate | null
  readonly removedAt: Instant | null
}

/**
 * What a family has said about some slices. A permit counts when all who must have signed have; a deny counts at once.
 * `legalNature` and `gdprBasis` are two things: a waiver of professional secrecy (forvaltningsloven § 13 a nr. 1) is not
 * always a consent in the sense of GDPR art. 6 (1) a.
 */
export interface Directive {
  readonly id: DirectiveId
  readonly kind: 'PERMIT' | 'DENY'
  readonly slices: readonly SliceId[]
  readonly recipients: readonly Recipient[]
  readonly purposes: readonly Purpose[]
  readonly validFrom: Instant
  readonly validTo: Instant
  /** Records older than this are not shared; `null`: all. */
  readonly recordsSince: PlainDate | null
  readonly legalNature: 'SECRECY_WAIVER' | 'GDPR_CONSENT'
  readonly gdprBasis: 'ART_6_1_A' | 'ART_6_1_C' | 'ART_6_1_E' | null
  /** SHA-256 of the text that is signed. A signature on another text does not count. */
  readonly textHash: string
  /** The directive this one continues. */
  readonly renews: DirectiveId | null
  readonly givenBy: PersonId
  readonly givenAt: Instant
  readonly signatures: readonly Signature[]
  /** Signatures on record that no witness has confirmed: they count for nothing. */
  readonly unconfirmed: readonly UnconfirmedSignature[]
  /** When and how the child was heard about it. */
  readonly hearings: readonly Hearing[]
  readonly refusals: readonly { readonly person: PersonId; readonly at: Instant }[]
  readonly withdrawals: readonly Withdrawal[]
}

export interface Signature {
  readonly person: PersonId
  readonly at: Instant
  readonly method: SignatureMethod
  readonly textHash: string
  /** The language the text was read in. */
  readonly locale: Locale
  /** Who put it on record; `null`: the person signed in and signed. */
  readonly record: SignatureRecord | null
}

/** Signed by word of mouth or on paper. No two of these people are the same, and none is of the family. */
export interface SignatureRecord {
  readonly recorder: PersonId
  /** Heard it said, or compared the record with the paper. */
  readonly witness: PersonId
  /** On the team: the one who benefits. */
  readonly beneficiary: PersonId
  /** The day it was said or signed. */
  readonly signedOn: PlainDate
}

export interface UnconfirmedSignature extends Omit<Signature, 'record'> {
  readonly id: string
  readonly record: SignatureRecord
}

/** A child is heard at any age (barnelova § 31, barnekonvensjonen art. 12). */
export interface Hearing {
  readonly participation: Participation
  readonly heardOn: PlainDate
  readonly recordedBy: PersonId
  readonly at: Instant
}

export interface Withdrawal {
  readonly person: PersonId
  readonly at: Instant
  readonly slices: readonly SliceId[]
}

/** Pasient- og brukerrettighetsloven § 3-4: what a child between 12 and 16 does not want the parents to be told. */
export interface KeptSlice {
  readonly slice: SliceId
  readonly from: Instant
  /** `null`: still kept. */
  readonly to: Instant | null
}

/** Someone on the team asks the family to share some slices. */
export interface ConsentRequest {
  readonly id: string
  readonly person: PersonId
  readonly at: Instant
  readonly slices: readonly SliceId[]
  readonly purpose: Purpose
  readonly recipient: Recipient
  /** Last day asked for, in Norway. `null`: how long is left to the family. */
  readonly to: PlainDate | null
}

/** One of the family asks the privacy officer about a look-up. */
export interface LookReport {
  readonly id: string
  /** The look-up's id in the record of access. */
  readonly look: string
  /** Who reported it. */
  readonly person: PersonId
  readonly at: Instant
  readonly message: string
  /** `null`: not answered yet. */
  readonly answer: ReportAnswer | null
}

export interface ReportAnswer {
  /** The privacy officer who answered. */
  readonly person: PersonId
  readonly at: Instant
  readonly text: string
}
