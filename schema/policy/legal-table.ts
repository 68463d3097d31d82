import type { RuleLetter } from './slices.ts'
import type { PlainDate } from './vocabulary.ts'

/**
 * Who must have signed, by rule and age on the day of the request. Data, so that a lawyer can read it and a changed
 * statute is a new row with its own dates. `needsLegalReview` marks a row not yet checked against the statute's text.
 */
export interface LegalRow {
  readonly id: string
  readonly rule: RuleLetter
  /** Full years, from and with. */
  readonly fromAge: number
  /** Full years, up to and without. */
  readonly toAge: number
  readonly signers: Signers
  readonly source: string
  readonly inForceFrom: PlainDate
  /** The first day the row no longer counts; `null`: in force. */
  readonly inForceTo: PlainDate | null
  readonly needsLegalReview: boolean
}

/** `ALL_HOLDERS`: every registered holder of parental responsibility. `PARENT_SELF`: each parent for their own affairs. */
export type Signers = 'ALL_HOLDERS' | 'YOUTH_AND_ALL_HOLDERS' | 'YOUTH' | 'PARENT_SELF'

/** The 0–24 cooperation ends: from this age nothing is shared. */
export const END_AGE = 25
/** Guardians' signatures stop counting (vergemålsloven § 2, barnelova § 30). */
export const MAJORITY_AGE = 18

const row = (
  id: string,
  rule: RuleLetter,
  [fromAge, toAge]: readonly [number, number],
  signers: Signers,
  source: string,
  review?: 'needsLegalReview',
): LegalRow => ({
  id,
  rule,
  fromAge,
  toAge,
  signers,
  source,
  inForceFrom: '2023-01-01',
  inForceTo: null,
  needsLegalReview: review !== undefined,
})

// biome-ignore format: a table
export const LEGAL_TABLE: readonly LegalRow[] = [
  row('H-0-15', 'H', [0, 16], 'ALL_HOLDERS', 'pasient- og brukerrettighetsloven § 4-4'),
  row('H-16-24', 'H', [16, END_AGE], 'YOUTH', 'pasient- og brukerrettighetsloven § 4-3'),
  row('B-0-14', 'B', [0, 15], 'ALL_HOLDERS', 'barnevernsloven § 12-3, ch. 13', 'needsLegalReview'),
  row('B-15-17', 'B', [15, MAJORITY_AGE], 'YOUTH_AND_ALL_HOLDERS', 'barnevernsloven § 12-3, ch. 13', 'needsLegalReview'),
  row('B-18-24', 'B', [MAJORITY_AGE, END_AGE], 'YOUTH', 'barnevernsloven § 12-3', 'needsLegalReview'),
  row('S-0-14', 'S', [0, 15], 'ALL_HOLDERS', 'barnelova § 32, forvaltningsloven § 13 a nr. 1', 'needsLegalReview'),
  row('S-15-17', 'S', [15, MAJORITY_AGE], 'YOUTH_AND_ALL_HOLDERS', 'barnelova § 32, forvaltningsloven § 13 a nr. 1', 'needsLegalReview'),
  row('S-18-24', 'S', [MAJORITY_AGE, END_AGE], 'YOUTH', 'forvaltningsloven § 13 a nr. 1'),
  row('N-0-14', 'N', [0, 15], 'ALL_HOLDERS', 'NAV-loven § 7, sosialtjenesteloven § 44', 'needsLegalReview'),
  row('N-15-17', 'N', [15, MAJORITY_AGE], 'YOUTH_AND_ALL_HOLDERS', 'NAV-loven § 7, sosialtjenesteloven § 44', 'needsLegalReview'),
  row('N-18-24', 'N', [MAJORITY_AGE, END_AGE], 'YOUTH', 'NAV-loven § 7, sosialtjenesteloven § 44', 'needsLegalReview'),
  row('R-0-24', 'R', [0, END_AGE], 'PARENT_SELF', 'forvaltningsloven § 13 a nr. 1'),
]

/** The row that holds for a rule and an age on a date; `undefined` when none does, and then nothing is shared. */
export function findLegalRow(
  table: readonly LegalRow[],
  rule: RuleLetter,
  age: number,
  date: PlainDate,
): LegalRow | undefined {
  return table.find(
    (candidate) =>
      candidate.rule === rule && candidate.fromAge <= age && age < candidate.toAge && isInForce(candidate, date),
  )
}

function isInForce(candidate: LegalRow, date: PlainDate): boolean {
  return candidate.inForceFrom <= date && (candidate.inForceTo === null || date < candidate.inForceTo)
}

/** The age from which a rule, as it stands on a date, counts a youth's own signature; `END_AGE` when it never does. */
export function youthSignsFrom(table: readonly LegalRow[], rule: RuleLetter, date: PlainDate): number {
  const ages = table
    .filter((candidate) => candidate.rule === rule && candidate.signers.includes('YOUTH') && isInForce(candidate, date))
    .map((candidate) => candidate.fromAge)
  return Math.min(END_AGE, ...ages)
}
