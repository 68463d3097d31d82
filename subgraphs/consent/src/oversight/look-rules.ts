import type { PlainDate } from '@samsyn/schema/policy'

/** What the privacy officer's attention is called to among look-ups. A flag is a question to ask, and no finding. */
export type LookFlag = 'MANY_CHILDREN' | 'ODD_HOURS' | 'NO_CASE_WORK'

/** Thresholds that hold for the look-ups of some days. A changed threshold is a new row, so that a past day reads as it did. */
export interface LookRules {
  /** `MANY_CHILDREN`: one person was shown something of the sectors about so many children in a day. */
  readonly childrenInADay: number
  /** `ODD_HOURS`: before, on a clock in Norway, `HH:MM`; and all of a Saturday, a Sunday and a public holiday. */
  readonly dayFrom: string
  /** `ODD_HOURS`: from this on. */
  readonly dayTo: string
  /**
   * `NO_CASE_WORK`: someone on the team was shown something of a child for whom in so many days nobody had said, signed,
   * refused or withdrawn anything, been heard or asked for anything, and whose team they had joined before. The registry
   * knows of no meetings.
   */
  readonly caseWorkDays: number
  /** The first day they hold. */
  readonly inForceFrom: PlainDate
  /** The first day they no longer hold; `null`: in force. */
  readonly inForceTo: PlainDate | null
}

/** One after another without a gap, the first from before any look. */
export const LOOK_RULES: readonly [LookRules, ...LookRules[]] = [
  {
    childrenInADay: 15,
    dayFrom: '06:00',
    dayTo: '22:00',
    caseWorkDays: 90,
    inForceFrom: '2023-01-01',
    inForceTo: null,
  },
]

/** Those that hold on a date; before the first, the first. */
export function findLookRules(date: PlainDate, rules = LOOK_RULES): LookRules {
  return rules.find(({ inForceTo }) => inForceTo === null || date < inForceTo) ?? rules[0]
}
