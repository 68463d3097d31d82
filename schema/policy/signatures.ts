import { dateInNorway } from './calendar.ts'
import type { ChildFacts, Directive, RegisterFacts, Signature } from './facts.ts'
import { countsYouth, findLegalRow, type LegalQuestion, type LegalRow, MAJORITY_AGE } from './legal-table.ts'
import { SLICES, type SliceId } from './slices.ts'
import { ageAt, HEALTH_MAJORITY_AGE, isKept, knownHolders } from './standing.ts'
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
  /** Who may sign in the youth's place: a verge, from 18. */
  readonly verger: readonly PersonId[]
  readonly holders: readonly PersonId[]
}

/** Who must have signed for a slice to be shared on a day, by the row of the legal table that then holds. */
export function requireSigners(facts: ChildFacts, slice: SliceId, at: Instant): RequiredSigners {
  const { register, legalTable } = facts
  if (register === null) return { ok: false, row: null, reason: 'REGISTER_MISSING' }
  const age = ageAt(register, at)
  if (age === null) return { ok: false, row: null, reason: 'BIRTH_DATE_MISSING' }
  const row = findLegalRow(legalTable, askLaw(facts, slice, at), age)
  if (row === undefined) return { ok: false, row: null, reason: 'NO_RULE_FOR_AGE' }
  if (row.signers === 'PARENT_SELF') return { ok: true, row, signers: 'PARENT_SELF' }
  const decidesAlone = row.signers === 'YOUTH' && row.rule !== 'B' && !row.kept
  // Under a care order it takes a person to say who decides (barnevernsloven ch. 5).
  if (register.careOrder && age < MAJORITY_AGE && !decidesAlone) return { ok: false, row, reason: 'CARE_ORDER' }
  if (row.signers === 'YOUTH') {
    return { ok: true, row, signers: { youth: true, verger: age < MAJORITY_AGE ? [] : register.verger, holders: [] } }
  }
  const holders = knownHolders(register)
  if (holders === null) return { ok: false, row, reason: 'RESPONSIBILITY_UNKNOWN' }
  return { ok: true, row, signers: { youth: row.signers === 'YOUTH_AND_ALL_HOLDERS', verger: [], holders } }
}

function askLaw(facts: ChildFacts, slice: SliceId, at: Instant): LegalQuestion {
  const { rule } = SLICES[slice]
  const municipality = facts.register?.municipality ?? null
  const kept = isKept(facts, slice) && (ageAt(facts.register, at) ?? 0) < HEALTH_MAJORITY_AGE
  return { rule, date: dateInNorway(at), municipality, kept }
}

export interface Quorum {
  /** Who must sign and has not; empty when the permit counts. */
  readonly missing: readonly PersonId[]
  /** Whose signature counts. */
  readonly signed: readonly PersonId[]
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
): Quorum {
  const register = facts.register as RegisterFacts
  const valid = directive.signatures.filter((signature) => signature.textHash === directive.textHash)
  if (signers === 'PARENT_SELF') {
    const subjects = valid.map((signature) => signature.person).filter((person) => register.parents.includes(person))
    return { missing: subjects.length > 0 ? [] : [directive.givenBy], signed: subjects, subjects }
  }
  const hasSigned = (person: PersonId): boolean => valid.some((signature) => signature.person === person)
  const signed = signers.holders.filter(hasSigned)
  const missing = signers.holders.filter((holder) => !hasSigned(holder))
  if (signers.youth) {
    const forYouth = listForYouth(valid, slice, signers, facts, at)
    signed.push(...forYouth)
    if (forYouth.length === 0) missing.push(facts.child)
  }
  return { missing, signed, subjects: null }
}

/** Those who signed as the youth, or in the youth's place. */
function listForYouth(
  valid: readonly Signature[],
  slice: SliceId,
  { verger }: SignerSet,
  facts: ChildFacts,
  at: Instant,
): readonly PersonId[] {
  const { child, register, legalTable } = facts
  const counts = ({ person, at: day }: Signature): boolean => {
    const age = ageAt(register, day) ?? -1
    // What was signed before the youth was 18 was not signed in the youth's place, whoever the signer is now.
    if (person !== child) return verger.includes(person) && age >= MAJORITY_AGE
    return [day, at].every((moment) => countsYouth(legalTable, askLaw(facts, slice, moment), age))
  }
  return [...new Set(valid.filter(counts).map(({ person }) => person))]
}
