import {
  type Actor,
  type ActResult,
  checkGiving,
  done,
  findOpenDirective,
  problem,
  type ReadText,
  type Terms,
  withdrawDirective,
} from './acts.ts'
import { dateInNorway, isPlainDate } from './calendar.ts'
import type { ChildFacts, Directive, SignatureRecord, UnconfirmedSignature } from './facts.ts'
import type { ProblemCode } from './problems.ts'
import { isSeatNamed } from './slice-decision.ts'
import type { SliceId } from './slices.ts'
import { checkStaff, type StaffActor } from './staff-acts.ts'
import { currentMemberships, isOfFamily } from './standing.ts'
import type { DirectiveId, PersonId } from './vocabulary.ts'

/**
 * What a family says by word of mouth or on paper, put on record by a registrar. A yes counts once a witness, who is a
 * registrar too, has signed in and confirmed it: recorder, witness and the one who benefits are three people. A no and a
 * withdrawal count at once, on the recorder's word alone: nothing is shared by mistake that way.
 */

/** What a recorder tells of a signature. */
export interface RecordedTerms extends ReadText, Omit<SignatureRecord, 'recorder'> {
  /** Of the signature. */
  readonly id: string
  readonly method: 'WITNESSED_ORAL' | 'PAPER'
}

/** Records a directive that a family member gave. */
export function recordDirective(
  facts: ChildFacts,
  actor: StaffActor,
  person: PersonId,
  terms: Terms,
  textHash: string,
  recorded: RecordedTerms,
): ActResult {
  const giver = standIn(actor, person)
  const fault = checkStaff(facts, actor, 'record') ?? checkPerson(facts, person) ?? checkGiving(facts, giver, terms)
  if (fault !== null) return problem(fault)
  if (textHash !== recorded.textHash) return problem('TEXT_CHANGED')
  const given = { kind: 'DIRECTIVE_GIVEN', body: { ...terms, textHash, onBehalfOf: person } } as const
  if (terms.kind === 'DENY') return done(given)
  const unfit = checkRecord(facts, actor, terms, person, recorded)
  return unfit === null ? done(given, toEvent(terms.id, person, recorded)) : problem(unfit)
}

/** Records a signature on a directive that waits for it. */
export function recordSignature(
  facts: ChildFacts,
  actor: StaffActor,
  id: DirectiveId,
  person: PersonId,
  recorded: RecordedTerms,
): ActResult {
  const fault = checkStaff(facts, actor, 'record') ?? checkPerson(facts, person)
  if (fault !== null) return problem(fault)
  const found = findOpenDirective(facts, standIn(actor, person), id)
  if ('code' in found) return problem(found.code)
  const { directive } = found
  // One whose witness never confirms it may be put on record anew, with another.
  const isWaiting = directive.unconfirmed.some(
    (one) => one.person === person && one.record.witness === recorded.witness,
  )
  if (isWaiting) return problem('ALREADY_SIGNED')
  if (directive.textHash !== recorded.textHash) return problem('TEXT_CHANGED')
  const unfit = checkRecord(facts, actor, directive, person, recorded)
  return unfit === null ? done(toEvent(id, person, recorded)) : problem(unfit)
}

/** The witness confirms what the recorder wrote, and the signature counts. */
export function confirmSignature(facts: ChildFacts, actor: StaffActor, id: DirectiveId, signature: string): ActResult {
  const fault = checkStaff(facts, actor, 'record')
  if (fault !== null) return problem(fault)
  const directive = facts.directives.find((candidate) => candidate.id === id)
  const waiting = directive?.unconfirmed.find((one) => one.id === signature)
  if (directive === undefined || waiting?.record.witness !== actor.person) return problem('NOT_FOUND')
  const found = findOpenDirective(facts, standIn(actor, waiting.person), id)
  if ('code' in found) return problem(found.code)
  if (!isIndependent(facts, actor, directive, waiting)) return problem('NOT_INDEPENDENT')
  return done({ kind: 'SIGNATURE_CONFIRMED', body: { directive: id, signature } })
}

export function recordRefusal(facts: ChildFacts, actor: StaffActor, id: DirectiveId, person: PersonId): ActResult {
  const fault = checkStaff(facts, actor, 'record') ?? checkPerson(facts, person)
  if (fault !== null) return problem(fault)
  const found = findOpenDirective(facts, standIn(actor, person), id)
  if ('code' in found) return problem(found.code)
  return done({ kind: 'DIRECTIVE_REFUSED', body: { directive: id, onBehalfOf: person } })
}

/**
 * Takes back what a family member has said yes to of some slices, in whatever directives. The answer is the same where
 * there is nothing to take back: a registrar is not told what is shared.
 */
export function recordWithdrawal(
  facts: ChildFacts,
  actor: StaffActor,
  person: PersonId,
  slices: readonly SliceId[],
): ActResult {
  const fault = checkStaff(facts, actor, 'record') ?? checkPerson(facts, person)
  if (fault !== null) return problem(fault)
  const giver = standIn(actor, person)
  const events = facts.directives.flatMap(({ id, kind, slices: named }) => {
    if (kind === 'DENY') return []
    // One by one: what of a directive is not theirs to take back must not hold up what is.
    const taken = named.filter((slice) => slices.includes(slice) && withdrawDirective(facts, giver, id, [slice]).ok)
    return taken.length === 0 ? [] : [toWithdrawal(id, taken, person)]
  })
  return done(...events)
}

/** The family member, as whom the registrar acts: the registrar has signed in, and answers for who it is. */
function standIn({ assurance, at }: StaffActor, person: PersonId): Actor {
  return { person, assurance, at }
}

function checkPerson(facts: ChildFacts, person: PersonId): ProblemCode | null {
  return isOfFamily(facts, person) ? null : 'NOT_FAMILY'
}

function toWithdrawal(directive: DirectiveId, slices: readonly SliceId[], person: PersonId) {
  return { kind: 'DIRECTIVE_WITHDRAWN', body: { directive, slices, onBehalfOf: person } } as const
}

function toEvent(directive: DirectiveId, person: PersonId, recorded: RecordedTerms) {
  return { kind: 'SIGNATURE_RECORDED', body: { ...recorded, directive, person } } as const
}

function checkRecord(
  facts: ChildFacts,
  actor: StaffActor,
  directive: Pick<Directive, 'recipients'>,
  person: PersonId,
  { witness, beneficiary, signedOn }: RecordedTerms,
): ProblemCode | null {
  const record = { recorder: actor.person, witness, beneficiary, signedOn }
  if (!isPlainDate(signedOn) || signedOn > dateInNorway(actor.at)) return 'INVALID_DATE'
  return isIndependent(facts, actor, directive, { person, record }) ? null : 'NOT_INDEPENDENT'
}

/**
 * Recorder, witness, the one who benefits and the signer are four people; the one who benefits is on the team and named
 * by the directive; the other two are not, and are not of the family.
 */
function isIndependent(
  facts: ChildFacts,
  { at }: Actor,
  { recipients }: Pick<Directive, 'recipients'>,
  { person, record }: Pick<UnconfirmedSignature, 'person' | 'record'>,
): boolean {
  const { recorder, witness, beneficiary } = record
  const benefits = (one: PersonId): boolean => isSeatNamed(recipients, currentMemberships(facts, one, at))
  return (
    new Set([person, recorder, witness, beneficiary]).size === 4 &&
    benefits(beneficiary) &&
    [recorder, witness].every((one) => !benefits(one) && !isOfFamily(facts, one))
  )
}
