import { type Actor, type ActResult, checkActor, done, problem } from './acts.ts'
import type { ChildFacts } from './facts.ts'
import type { SliceId } from './slices.ts'
import { checkStaff, type StaffActor } from './staff-acts.ts'
import { familyRole } from './standing.ts'
import type { Instant } from './vocabulary.ts'
import { veilSlices } from './wall.ts'

/**
 * What one of the family asks the privacy officer about a look-up, and what the officer answers (GDPR art. 38 (4)). It is
 * told to those two, and is no input of any decision.
 */

const LONGEST_MESSAGE = 2_000
const LONGEST_ANSWER = 4_000

/** A look-up, as the record of access has it. */
export interface Look {
  readonly id: string
  readonly at: Instant
  /** All that was shown. */
  readonly slices: readonly SliceId[]
}

/**
 * Reports a look-up that the actor is told of in the log; one behind the child's own wall is to a guardian as one that
 * never was.
 * @param id of the report
 * @param look of this child; `null`: there is none
 */
export function reportLook(facts: ChildFacts, actor: Actor, id: string, look: Look | null, message: string): ActResult {
  const fault = checkActor(facts, actor)
  if (fault !== null) return problem(fault)
  const text = readText(message, LONGEST_MESSAGE)
  if (text === null) return problem('INVALID_TEXT')
  if (look === null || !isTold(facts, actor, look)) return problem('NOT_FOUND')
  const isReported = facts.reports.some((report) => report.look === look.id && report.person === actor.person)
  if (isReported) return problem('ALREADY_REPORTED')
  return done({ kind: 'LOOK_REPORTED', body: { id, look: look.id, message: text } })
}

function isTold(facts: ChildFacts, { person, at }: Actor, look: Look): boolean {
  return familyRole(facts, person, at) !== 'GUARDIAN' || veilSlices(facts, look.slices, look.at, at) !== null
}

/** Answers a report, once and for good. */
export function answerReport(facts: ChildFacts, actor: StaffActor, id: string, answer: string): ActResult {
  const fault = checkStaff(facts, actor, 'answerReport')
  if (fault !== null) return problem(fault)
  const text = readText(answer, LONGEST_ANSWER)
  if (text === null) return problem('INVALID_TEXT')
  const report = facts.reports.find((candidate) => candidate.id === id)
  if (report === undefined) return problem('NOT_FOUND')
  if (report.answer !== null) return problem('ALREADY_ANSWERED')
  return done({ kind: 'REPORT_ANSWERED', body: { report: id, text } })
}

/** What PostgreSQL's `jsonb` refuses to hold: a zero character, and half of a pair of surrogates. */
const UNSTORABLE = /[\0\p{Surrogate}]/u

/** The text without the white space round it; `null`: nothing, or longer than so many characters, or no text. */
function readText(text: string, longest: number): string | null {
  const trimmed = text.trim()
  return trimmed === '' || Array.from(trimmed).length > longest || UNSTORABLE.test(trimmed) ? null : trimmed
}
