import type { ProblemCode } from '@samsyn/schema/policy'

/** What a person reads beside a problem's code. The console has its own words in each language. */
const PROBLEM_MESSAGES: Readonly<Record<ProblemCode, string>> = {
  NOT_FOUND: 'There is no such child or directive that you may act on.',
  NOT_FAMILY: 'This is for the guardians, or for the youth at an age that may decide it.',
  ASSURANCE_TOO_LOW: 'Sign in with a stronger electronic ID.',
  UNKNOWN_SLICE: 'One of the slices is not in the catalogue, or not in this directive.',
  INCOMPLETE_TERMS:
    'Name at least one slice, one recipient and one purpose, each once; a recipient is a service or a role.',
  INVALID_PERIOD: 'The first day must be today or later, the last day not before it, and both real dates.',
  PERIOD_TOO_LONG: 'The period is longer than the catalogue allows for one of the slices.',
  TEXT_CHANGED: 'The text you read is not the text of these terms. Read it again.',
  ALREADY_SIGNED: 'You have signed this already.',
  NOT_OPEN: 'This is withdrawn, refused or over.',
}

/** A payload that holds nothing but the problem. */
export function describeProblem(code: ProblemCode) {
  return { problem: { code, message: PROBLEM_MESSAGES[code] } }
}
