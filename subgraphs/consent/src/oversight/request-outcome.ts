import {
  type Capacity,
  type ChildFacts,
  type ConsentRequest,
  type Directive,
  familyRole,
  type Instant,
  type PersonId,
  type SliceId,
  type Verdict,
  type WithholdReason,
} from '@samsyn/schema/policy'

/** What has become of a request for one slice, as the privacy officer is told. The one who asked is never told it. */
export type RequestAnswer = 'SHARED' | 'REFUSED' | 'WITHDRAWN' | 'SIGNATURES_MISSING' | 'NO_ANSWER' | 'UNDECIDED'

export interface RequestOutcome {
  readonly answer: RequestAnswer
  /** When it was refused or withdrawn. */
  readonly at: Instant | null
  /** As what someone of the family refused or withdrew. */
  readonly by: Capacity | null
}

/** What stands in the way is no answer of the family's. */
const NO_ANSWER_GIVEN: readonly WithholdReason[] = [
  'NEVER_ASKED',
  'OTHER_RECIPIENT',
  'OTHER_PURPOSE',
  'NOT_YET_VALID',
  'EXPIRED',
]

/**
 * @param verdict what a member of the service that asked is told of the slice now. A no stands whenever it was said; what was
 * refused or withdrawn before the request is no answer to it.
 */
export function readOutcome(
  facts: ChildFacts,
  request: ConsentRequest,
  slice: SliceId,
  verdict: Verdict,
): RequestOutcome {
  if (verdict.share) return answerOnly('SHARED')
  const { reason } = verdict
  const directive = facts.directives.find(({ id }) => id === verdict.directive)
  if (reason === 'DENIED' && directive !== undefined) {
    return { answer: 'REFUSED', at: directive.givenAt, by: speakerOf(facts, directive.givenBy, directive.givenAt) }
  }
  if ((reason === 'REFUSED' || reason === 'WITHDRAWN') && directive !== undefined) {
    const act = findAct(directive, slice, reason)
    if (act === undefined || act.at < request.at) return answerOnly('NO_ANSWER')
    return { answer: reason, at: act.at, by: speakerOf(facts, act.person, act.at) }
  }
  if (reason === 'SIGNATURES_MISSING') return answerOnly('SIGNATURES_MISSING')
  return answerOnly(NO_ANSWER_GIVEN.includes(reason) ? 'NO_ANSWER' : 'UNDECIDED')
}

function answerOnly(answer: RequestAnswer): RequestOutcome {
  return { answer, at: null, by: null }
}

function findAct({ refusals, withdrawals }: Directive, slice: SliceId, reason: 'REFUSED' | 'WITHDRAWN') {
  return reason === 'REFUSED' ? refusals[0] : withdrawals.find(({ slices }) => slices.includes(slice))
}

/** As the register has it now: one who has lost parental responsibility since spoke as a parent. */
function speakerOf(facts: ChildFacts, person: PersonId, at: Instant): Capacity | null {
  return familyRole(facts, person, at) ?? (facts.register?.parents.includes(person) === true ? 'PARENT' : null)
}
