import { dateInNorway } from './calendar.ts'
import type { ChildFacts, Directive, RegisterFacts } from './facts.ts'
import { findLegalRow, type LegalRow, MAJORITY_AGE, youthSignsFrom } from './legal-table.ts'
import { SLICES, type SliceId } from './slices.ts'
import { ageAt, knownHolders } from './standing.ts'
import type { Instant, PersonId } from './vocabulary.ts'

/** Who must have signed a permit for one slice, and who has. */

/** Why it cannot be established who decides. */
export type QuorumFault =
  | 'REGISTER_MISSING'
  | 'BIRTH_DATE_MISSING'
  | 'NO_RULE_FOR_AGE'
  | 'CARE_ORDER'
  | 'RESPONSIBILITY_UNKNOWN'

export type RequiredSigners =
  | { readonly ok: true; readonly row: LegalRow; readonly signers: SignerSet | 'PARENT_SELF' }
  | { readonly ok: false; readonly row: LegalRow | null; readonly reason: QuorumFault }

interface SignerSet {
  readonly youth: boolean
  readonly holders: readonly PersonId[]
}

/** Who must have signed for a slice to be shared on a day, by the row of the legal table that then holds. */
export function requireSigners(
  facts: ChildFacts,
  slice: SliceId,
  at: Instant,
  table: readonly LegalRow[],
): RequiredSigners {
  const { register } = facts
  if (register === null) return { ok: false, row: null, reason: 'REGISTER_MISSING' }
  const age = ageAt(register, at)
  if (age === null) return { ok: false, row: null, reason: 'BIRTH_DATE_MISSING' }
  const row = findLegalRow(table, SLICES[slice].rule, age, dateInNorway(at))
  if (row === undefined) return { ok: false, row: null, reason: 'NO_RULE_FOR_AGE' }
  if (row.signers === 'PARENT_SELF') return { ok: true, row, signers: 'PARENT_SELF' }
  const underCare = register.careOrder && age < MAJORITY_AGE
  // Under a care order it takes a person to say who decides (barnevernsloven ch. 5).
  if (underCare && (row.rule === 'B' || row.signers !== 'YOUTH')) return { ok: false, row, reason: 'CARE_ORDER' }
  if (row.signers === 'YOUTH') return { ok: true, row, signers: { youth: true, holders: [] } }
  const holders = knownHolders(register)
  if (holders === null) return { ok: false, row, reason: 'RESPONSIBILITY_UNKNOWN' }
  return { ok: true, row, signers: { youth: row.signers === 'YOUTH_AND_ALL_HOLDERS', holders } }
}

export interface Quorum {
  /** Who must sign and has not; empty when the permit counts. */
  readonly missing: readonly PersonId[]
  /** Rule R: the parents who signed, each for their own affairs. `null` for every other rule. */
  readonly subjects: readonly PersonId[] | null
}

/**
 * Counts a permit's signatures. One counts when it is on the directive's own text, by a person who must sign today; a
 * youth's only when it was given at an age at which the rule lets a youth sign, as it stood that day and as it stands now.
 */
export function countSignatures(
  directive: Directive,
  slice: SliceId,
  signers: SignerSet | 'PARENT_SELF',
  facts: ChildFacts,
  at: Instant,
  table: readonly LegalRow[],
): Quorum {
  const register = facts.register as RegisterFacts
  const valid = directive.signatures.filter((signature) => signature.textHash === directive.textHash)
  if (signers === 'PARENT_SELF') {
    const subjects = valid.map((signature) => signature.person).filter((person) => register.parents.includes(person))
    return { missing: subjects.length > 0 ? [] : [directive.givenBy], subjects }
  }
  const missing = signers.holders.filter((holder) => !valid.some((signature) => signature.person === holder))
  if (signers.youth) {
    const { rule } = SLICES[slice]
    const signed = valid.some((signature) => {
      const from = [signature.at, at].map((day) => youthSignsFrom(table, rule, dateInNorway(day)))
      return signature.person === facts.child && (ageAt(register, signature.at) ?? -1) >= Math.max(...from)
    })
    if (!signed) missing.push(facts.child)
  }
  return { missing, subjects: null }
}
