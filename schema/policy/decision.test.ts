import { describe, expect, it } from 'vitest'
import { BIRTHDAY_CASES } from './decision-cases/birthdays.ts'
import { BREADTH_CASES } from './decision-cases/breadth.ts'
import { DENY_CASES } from './decision-cases/denies.ts'
import { KEPT_CASES } from './decision-cases/kept.ts'
import { type DecisionCase, EVER_FRESH } from './decision-cases/language.ts'
import { MUNICIPAL_CASES } from './decision-cases/municipal.ts'
import { NEVER_ASKED_CASES } from './decision-cases/never-asked.ts'
import { OWN_FAMILY_CASES } from './decision-cases/own-family.ts'
import { PARENT_CASES } from './decision-cases/parents.ts'
import { PERIOD_CASES } from './decision-cases/periods.ts'
import { RECIPIENT_CASES } from './decision-cases/recipients.ts'
import { REGISTER_CASES } from './decision-cases/register.ts'
import { SIGNATURE_CASES } from './decision-cases/signatures.ts'
import { TEAM_CASES } from './decision-cases/team.ts'
import { VERGE_CASES } from './decision-cases/verge.ts'
import { QUORUM_CASES } from './decision-cases/who-must-sign.ts'
import { decide } from './decision.ts'

const CASES: Readonly<Record<string, readonly DecisionCase[]>> = {
  'never asked': NEVER_ASKED_CASES,
  'who must have signed': QUORUM_CASES,
  'which signatures count': SIGNATURE_CASES,
  'birthdays, at local midnight': BIRTHDAY_CASES,
  'a parent’s own affairs': PARENT_CASES,
  'what a child keeps from the guardians': KEPT_CASES,
  'a verge, from 18': VERGE_CASES,
  'a municipality’s own ages': MUNICIPAL_CASES,
  'a no': DENY_CASES,
  'recipients and purposes': RECIPIENT_CASES,
  'periods, refusals and withdrawals': PERIOD_CASES,
  'the narrowest yes': BREADTH_CASES,
  'the team': TEAM_CASES,
  'nobody of the own family': OWN_FAMILY_CASES,
  'what the register says': REGISTER_CASES,
}

/** The decision on the one slice a case asks about, in the words of `Expected`. */
function answer({ facts, request, at, registerReadAt = EVER_FRESH }: DecisionCase): object {
  const { slice, ...asking } = request
  const { verdicts, locating, onTeam } = decide({ facts, at, registerReadAt, ...asking })
  const verdict = verdicts[slice]
  return verdict.share
    ? { ...verdict, locating, onTeam, verdict: 'SHARE', reason: verdict.row }
    : { ...verdict, locating, onTeam, verdict: 'WITHHOLD' }
}

describe.each(Object.entries(CASES))('%s', (_, cases) => {
  it.each(cases.map((each) => [each.description, each] as const))('%s', (_description, each) => {
    expect(answer(each)).toMatchObject(each.expected)
  })
})
