import { randomUUID } from 'node:crypto'
import {
  addDays,
  dateInNorway,
  type Instant,
  isPlainDate,
  isSliceId,
  type PlainDate,
  type ProblemCode,
  type Purpose,
  type Recipient,
  type Service,
  startOfDate,
  type TeamRole,
  type Terms,
} from '@samsyn/schema/policy'

/** `RecipientInput` as it arrives. */
export interface RecipientInput {
  readonly service?: Service | null
  readonly role?: TeamRole | null
}

/** `ConsentTermsInput` as it arrives. */
export interface TermsInput {
  readonly kind: 'PERMIT' | 'DENY'
  readonly slices: readonly string[]
  readonly recipients: readonly RecipientInput[]
  readonly purposes: readonly Purpose[]
  readonly from?: PlainDate | null
  readonly to: PlainDate
  readonly recordsSince?: PlainDate | null
}

export type TermsResult =
  | { readonly ok: true; readonly terms: Terms }
  | { readonly ok: false; readonly code: ProblemCode }

/** Turns what a family member asks for into a directive's terms: days become instants in Norway. */
export function readTerms(input: TermsInput, now: Instant): TermsResult {
  const { kind, purposes, to, recordsSince = null } = input
  const from = input.from ?? dateInNorway(now)
  const slices = input.slices.filter(isSliceId)
  if (slices.length !== input.slices.length) return { ok: false, code: 'UNKNOWN_SLICE' }
  const recipients = input.recipients.map(readRecipient)
  if (!recipients.every((recipient) => recipient !== null)) return { ok: false, code: 'INCOMPLETE_TERMS' }
  if (![from, to, recordsSince ?? from].every(isPlainDate)) return { ok: false, code: 'INVALID_PERIOD' }
  return {
    ok: true,
    terms: {
      id: randomUUID(),
      kind,
      slices,
      recipients,
      purposes,
      validFrom: startOfDate(from),
      validTo: startOfDate(addDays(to, 1)),
      recordsSince,
      legalNature: 'SECRECY_WAIVER',
      gdprBasis: 'ART_6_1_E',
      renews: null,
    },
  }
}

function readRecipient({ service, role }: RecipientInput): Recipient | null {
  if (service != null && role == null) return { service }
  return role != null && service == null ? { role } : null
}
