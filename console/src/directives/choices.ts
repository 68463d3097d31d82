import { lastDayOfPeriod } from '../format/dates.ts'
import { PURPOSES } from '../format/purposes.ts'
import { EVERYONE, type Recipient, writeRecipientInput } from '../format/recipients.ts'
import type { ConsentTermsInput, DirectiveKind, Purpose } from '../generated/graphql.ts'
import { FIRST_PERIOD, LONGEST_PERIOD } from './period-select.tsx'

/** Whom an answer is for, what for and for how many months. */
export interface Reach {
  readonly recipients: readonly Recipient[]
  readonly purposes: readonly Purpose[]
  readonly months: number
}

/**
 * Where a choice begins. A no is to everybody for whatever purpose, and outlasts every yes there is, as none lasts longer:
 * whoever says no means that it is not to be shared. It can be narrowed; a yes begins narrow.
 */
export const FIRST_REACH: Readonly<Record<DirectiveKind, Reach>> = {
  PERMIT: { recipients: ['COORDINATION_UNIT'], purposes: ['COORDINATION'], months: FIRST_PERIOD },
  DENY: { recipients: EVERYONE, purposes: PURPOSES, months: LONGEST_PERIOD },
}

/** What is filled in so far: for a yes and a no apart, so that to change one's mind loses nothing. */
export interface Choices {
  readonly kind: DirectiveKind
  readonly slices: readonly string[]
  readonly reach: Readonly<Record<DirectiveKind, Reach>>
}

export const FIRST_CHOICES: Choices = { kind: 'PERMIT', slices: [], reach: FIRST_REACH }

/** The fields in which something has to be chosen. */
export type Lacking = 'slices' | 'recipients' | 'purposes'

export function listLacking({ slices }: Pick<Choices, 'slices'>, { recipients, purposes }: Reach): readonly Lacking[] {
  const chosen = { slices, recipients, purposes }
  return (Object.keys(chosen) as Lacking[]).filter((field) => chosen[field].length === 0)
}

/** @param today the first day of the period */
export function writeTermsInput(
  kind: DirectiveKind,
  slices: readonly string[],
  { recipients, purposes, months }: Reach,
  today: string,
): ConsentTermsInput {
  return {
    kind,
    slices,
    recipients: recipients.map(writeRecipientInput),
    purposes,
    to: lastDayOfPeriod(today, months),
  }
}
