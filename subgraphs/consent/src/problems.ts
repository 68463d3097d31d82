import type { ProblemCode } from '@samsyn/schema/policy'

/** What a person reads beside a problem's code. The console has its own words in each language. */
const PROBLEM_MESSAGES: Readonly<Record<ProblemCode, string>> = {
  NOT_FOUND: 'There is no such child, directive, look-up or report that you may act on.',
  NOT_FAMILY: 'This is for the guardians, or for the youth at an age that may decide it.',
  NOT_STAFF: 'This is for a registrar, for someone on the team, or for the privacy officer.',
  ASSURANCE_TOO_LOW: 'Sign in with a stronger electronic ID.',
  UNKNOWN_SLICE: 'One of the slices is not in the catalogue, or not in this directive.',
  INCOMPLETE_TERMS:
    'Something is left out, or named twice: name at least one slice, one recipient and one purpose, each once; a recipient is a service or a role.',
  MIXED_SIGNERS:
    'The youth decides some of these slices alone, and others together with the guardians. Give each apart.',
  INVALID_PERIOD: 'The first day must be today or later, the last day not before it, and both real dates.',
  PERIOD_TOO_LONG: 'The period is longer than the catalogue allows for one of the slices.',
  INVALID_DATE: 'The day must be a real date, today or earlier.',
  TEXT_CHANGED: 'The text you read is not the text of these terms. Read it again.',
  LANGUAGE_NOT_REVIEWED: 'The text cannot be signed in this language. Read it in one that is offered for signing.',
  ALREADY_SIGNED: 'This has been signed, or a signature on it waits for its witness.',
  ALREADY_SENT: 'Your service has asked for one of these slices for this purpose in the last 30 days.',
  ALREADY_ON_TEAM: 'The person is on the team already in this role, for some of these days.',
  NOT_OPEN: 'This is withdrawn, refused or over.',
  NOT_RENEWABLE:
    'What was refused or taken back is not renewed, and the rest only with the same slices, recipients and purposes.',
  NOT_INDEPENDENT:
    'Those who record, witness, benefit and sign must be different people, each in their own place; and nobody puts themselves on a team.',
  OWN_FAMILY: 'Nobody helps in the case of their own family.',
  INVALID_IDENTITY_NUMBER: 'This is not a valid national identity number or D-number.',
  INVALID_ORGANISATION:
    'The organisation number must have nine digits, and where you register a child be of an office you hold.',
  INVALID_ADDRESS: 'This is not an e-mail address.',
  INVALID_TEXT: 'Write something: at most 2,000 characters in a question, and 4,000 in an answer.',
  ALREADY_REPORTED: 'You have reported this look-up already.',
  ALREADY_ANSWERED: 'This report has been answered.',
}

/** A payload that holds nothing but the problem. */
export function describeProblem(code: ProblemCode) {
  return { problem: { code, message: PROBLEM_MESSAGES[code] } }
}
