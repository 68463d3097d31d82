import type { SliceId } from './slices.ts'
import type {
  AddressProtection,
  ChildId,
  DirectiveId,
  Instant,
  PersonId,
  PlainDate,
  Purpose,
  Recipient,
  Responsibility,
  Service,
  TeamRole,
} from './vocabulary.ts'

/** Everything a decision about one child is made from: plain data, read from the ledger at one version. */
export interface ChildFacts {
  /** `Child.id`; the child as a person has the same id. */
  readonly child: ChildId
  /** Rises with every input of a decision. */
  readonly version: number
  /** `null` until the population register has been read for the child: nothing is shared. */
  readonly register: RegisterFacts | null
  readonly team: readonly Membership[]
  readonly directives: readonly Directive[]
}

/** What the population register says (PDL's words). */
export interface RegisterFacts {
  readonly birthDate: PlainDate | null
  /** The strictest of the child's own grade and those of linked parents and siblings. */
  readonly addressProtection: AddressProtection
  readonly responsibility: readonly { readonly person: PersonId; readonly kind: Responsibility }[]
  readonly parents: readonly PersonId[]
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
  readonly givenBy: PersonId
  readonly givenAt: Instant
  readonly signatures: readonly Signature[]
  readonly refusals: readonly { readonly person: PersonId; readonly at: Instant }[]
  readonly withdrawals: readonly Withdrawal[]
}

export interface Signature {
  readonly person: PersonId
  readonly at: Instant
  readonly method: 'EID_SUBSTANTIAL' | 'EID_HIGH' | 'WITNESSED_ORAL' | 'PAPER'
  readonly textHash: string
}

export interface Withdrawal {
  readonly person: PersonId
  readonly at: Instant
  readonly slices: readonly SliceId[]
}
