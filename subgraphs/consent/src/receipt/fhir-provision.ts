import type { Directive, Instant } from '@samsyn/schema/policy'
import { PURPOSE_WORDS } from '@samsyn/schema/sdl'
import {
  ACCESS,
  codeSlice,
  DISPLAY_LOCALE,
  INFORMATION_RECIPIENT,
  nameCodeSystem,
  referToRecipient,
} from './fhir-codes.ts'
import type { ConsentStatus, Provision } from './fhir-types.ts'
import type { SeenSlice } from './receipt-view.ts'

/**
 * `Consent.status` has one value where each slice has a state of its own. A slice's state reads as one of
 * http://hl7.org/fhir/R4/valueset-consent-state-codes.html: `draft` is what awaits use and is not to be acted on yet,
 * `proposed` what not all have agreed to, `rejected` what someone has refused, `inactive` what is over, for any reason.
 */
const STATUS: Readonly<Record<SeenSlice['state'], ConsentStatus>> = {
  ACTIVE: 'active',
  NOT_YET_VALID: 'draft',
  PENDING: 'proposed',
  REFUSED: 'rejected',
  WITHDRAWN: 'inactive',
  EXPIRED: 'inactive',
  LAPSED_BY_AGE: 'inactive',
  NOT_ACTIVE: 'inactive',
}

/** The first that any slice has is the directive's. */
const STATUS_ORDER: readonly ConsentStatus[] = ['active', 'draft', 'proposed', 'rejected', 'inactive']

/** The status of the whole, and the slices it holds for: no other is in the provision. */
export function findStatus(slices: readonly SeenSlice[]): {
  readonly status: ConsentStatus
  readonly holdsFor: readonly SeenSlice[]
} {
  const status = STATUS_ORDER.find((one) => slices.some(({ state }) => STATUS[state] === one)) ?? 'inactive'
  return { status, holdsFor: slices.filter(({ state }) => STATUS[state] === status) }
}

/**
 * The rule, with the slices that end first in the root, and those of each later end in a permit of their own within it:
 * whoever reads the root alone shares too little, and never too much. Each is complete, and no slice is in two. The root
 * has a type, as IHE Privacy Consent on FHIR asks; the base it is an exception to is that nothing is shared.
 */
export function writeProvision(directive: Directive, slices: readonly SeenSlice[]): Provision {
  const ends = [...new Set(slices.map(({ endsAt }) => endsAt))].toSorted()
  const rules = ends.map((end) =>
    writeRule(
      directive,
      end,
      slices.filter(({ endsAt }) => endsAt === end),
    ),
  )
  const [root, ...later] = rules as [Provision, ...Provision[]]
  return later.length === 0 ? root : { ...root, provision: later }
}

function writeRule(directive: Directive, end: Instant, slices: readonly SeenSlice[]): Provision {
  const { kind, validFrom, recipients, purposes, recordsSince } = directive
  return {
    type: kind === 'PERMIT' ? 'permit' : 'deny',
    period: { start: validFrom, end: justBefore(end) },
    actor: recipients.map((recipient) => ({ role: INFORMATION_RECIPIENT, reference: referToRecipient(recipient) })),
    action: [ACCESS],
    // HL7's own (v3-ActReason TREAT, COC) are about treatment, and none of ours is a yes to that.
    purpose: purposes.map((purpose) => ({
      system: nameCodeSystem('purpose'),
      code: purpose,
      display: PURPOSE_WORDS[purpose][DISPLAY_LOCALE],
    })),
    class: slices.map(({ slice }) => codeSlice(slice)),
    // A no covers records of any age.
    ...(kind === 'PERMIT' && recordsSince !== null ? { dataPeriod: { start: recordsSince } } : {}),
  }
}

/** FHIR counts a period's end in; an end of ours is the first moment after. */
function justBefore(end: Instant): Instant {
  return new Date(Date.parse(end) - 1).toISOString()
}
