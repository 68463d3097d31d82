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
  /** Holds for what the child keeps from the guardians, and for nothing else. */
  readonly kept: boolean
  /** Number of the municipality whose own row this is, in place of the country's; `null`: the country's. */
  readonly municipality: string | null
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
  kept: false,
  municipality: null,
  source,
  inForceFrom: '2023-01-01',
  inForceTo: null,
  needsLegalReview: review !== undefined,
})

/** The country's rows. A municipality's own are read from a file (`municipal-rules.ts`). */
// biome-ignore format: a table
export const LEGAL_TABLE: readonly LegalRow[] = [
  row('H-0-15', 'H', [0, 16], 'ALL_HOLDERS', 'pasient- og brukerrettighetsloven § 4-4'),
  { ...row('H-12-15-KEPT', 'H', [12, 16], 'YOUTH', 'pasient- og brukerrettighetsloven §§ 3-4, 4-3', 'needsLegalReview'), kept: true },
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

/** What a row is looked up by. */
export interface LegalQuestion {
  readonly rule: RuleLetter
  /** On this day. */
  readonly date: PlainDate
  /** Where the child is registered; `null`: nobody knows, and the country's rows hold. */
  readonly municipality: string | null
  /** Whether the child keeps the slice from the guardians. */
  readonly kept: boolean
}

/** The row that holds for a rule and an age on a date; `undefined` when none does, and then nothing is shared. */
export function findLegalRow(table: readonly LegalRow[], question: LegalQuestion, age: number): LegalRow | undefined {
  return pickRows(table, question).find(({ fromAge, toAge }) => fromAge <= age && age < toAge)
}

/** Whether a rule, as it stands on a date, counts the signature of a youth of some age. */
export function countsYouth(table: readonly LegalRow[], question: LegalQuestion, age: number): boolean {
  return findLegalRow(table, question, age)?.signers.includes('YOUTH') === true
}

/** The rows that may hold, the most particular first: what is kept, then a municipality's own, then the country's. */
function pickRows(table: readonly LegalRow[], { rule, date, municipality, kept }: LegalQuestion): readonly LegalRow[] {
  const particularity = (candidate: LegalRow): number =>
    (candidate.kept ? 2 : 0) + (candidate.municipality === null ? 0 : 1)
  return table
    .filter(
      (candidate) =>
        candidate.rule === rule &&
        (!candidate.kept || kept) &&
        (candidate.municipality === null || candidate.municipality === municipality) &&
        isInForce(candidate, date),
    )
    .toSorted((a, b) => particularity(b) - particularity(a))
}

function isInForce({ inForceFrom, inForceTo }: LegalRow, date: PlainDate): boolean {
  return inForceFrom <= date && (inForceTo === null || date < inForceTo)
}
