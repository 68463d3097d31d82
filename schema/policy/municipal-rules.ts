import { END_AGE, LEGAL_TABLE, type LegalRow, MAJORITY_AGE } from './legal-table.ts'
import { type Entry, type MunicipalRow, readEntry, type Report, type RuleFault } from './municipal-entry.ts'
import { VETO_AGE } from './standing.ts'

/**
 * A municipality's own rows of the legal table, as data from a file. Only for rule S: who waives the school's professional
 * secrecy is guided by the municipality that owns the school, while for health (H), child welfare (B), NAV (N) and a
 * parent's own affairs (R) the statute says it, and the country's rows hold everywhere.
 */

/** Rows to stand beside the country's, or everything that is wrong with the file: where, and why. */
export type MunicipalRulesReading =
  | { readonly ok: true; readonly rows: readonly LegalRow[] }
  | { readonly ok: false; readonly faults: readonly RuleFault[] }

const AGES = Array.from({ length: END_AGE }, (_, age) => age)
const NEVER = '9999-12-31'

/**
 * Reads a list of entries `{municipality, name, replaces, rows, source, inForceFrom, inForceTo}`. An entry's rows cover
 * exactly the ages of the rows it replaces, once each, within the time those are in force.
 * @param value parsed JSON; nothing of it is trusted
 * @param country the rows that can be replaced
 * @returns the rows, or every fault at once and no row
 */
export function readMunicipalRules(value: unknown, country: readonly LegalRow[] = LEGAL_TABLE): MunicipalRulesReading {
  const faults: RuleFault[] = []
  const report: Report = (place, reason) => void faults.push({ place, reason })
  if (!Array.isArray(value)) return { ok: false, faults: [{ place: '', reason: 'must be a list of entries' }] }
  const entries = value.flatMap((item: unknown, index) => {
    const before = faults.length
    const entry = readEntry(item, `[${index}]`, country, report)
    if (faults.length > before) return []
    const sound = entry as Entry
    checkEntry(sound, report)
    return [sound]
  })
  checkTogether(entries, report)
  return faults.length > 0 ? { ok: false, faults } : { ok: true, rows: entries.flatMap(toLegalRows) }
}

function checkEntry(entry: Entry, report: Report): void {
  checkAges(entry, report)
  for (const row of entry.rows) checkRow(row, entry.municipality, report)
  const { place, inForceFrom, inForceTo, replaces } = entry
  if ((inForceTo ?? NEVER) <= inForceFrom) report(`${place}.inForceTo`, 'must be later than inForceFrom')
  // A changed statute is a new row of the country's: what a municipality had in place of the old one ends with it.
  for (const { id, ...replaced } of replaces) {
    const isWithin = replaced.inForceFrom <= inForceFrom && (inForceTo ?? NEVER) <= (replaced.inForceTo ?? NEVER)
    if (!isWithin) report(`${place}.inForceFrom`, `must be within the time ${id} is in force`)
  }
}

/** Every age of the rows replaced is covered once, and no other is. */
function checkAges({ place, replaces, rows }: Entry, report: Report): void {
  for (const age of AGES) {
    const covers = (row: { readonly fromAge: number; readonly toAge: number }): boolean =>
      row.fromAge <= age && age < row.toAge
    const times = rows.filter(covers).length
    const isReplaced = replaces.some(covers)
    if (times > 1) report(`${place}.rows`, `cover the age of ${age} more than once`)
    if (times === 0 && isReplaced) report(`${place}.rows`, `leave out the age of ${age}`)
    if (times > 0 && !isReplaced) report(`${place}.rows`, `cover the age of ${age}, which no replaced row does`)
  }
}

function checkRow({ place, id, fromAge, toAge, signers }: MunicipalRow, municipality: string, report: Report): void {
  if (fromAge >= toAge) report(`${place}.toAge`, 'must be more than fromAge')
  if (!id.endsWith(`@${municipality}`)) report(`${place}.id`, `must end in @${municipality}`)
  // Vergemålsloven § 2: at 18 nobody else signs.
  if (toAge > MAJORITY_AGE && signers !== 'YOUTH')
    report(`${place}.signers`, `from ${MAJORITY_AGE} the youth alone signs`)
  // Barnelova § 32: nobody decides alone on their schooling before.
  if (fromAge < VETO_AGE && signers === 'YOUTH') report(`${place}.signers`, `under ${VETO_AGE} nobody signs alone`)
}

/** One row for each question, and one question for each id. */
function checkTogether(entries: readonly Entry[], report: Report): void {
  for (const [index, entry] of entries.entries()) {
    const other = entries.slice(0, index).find((before) => isSameTime(before, entry))
    if (other !== undefined) report(entry.place, `is for the same municipality at the same time as ${other.place}`)
  }
  const rows = entries.flatMap((entry) => entry.rows)
  for (const [index, { id, place }] of rows.entries()) {
    if (rows.slice(0, index).some((before) => before.id === id)) report(`${place}.id`, 'is the id of another row')
  }
}

function isSameTime(one: Entry, other: Entry): boolean {
  const isBefore = (a: Entry, b: Entry): boolean => (a.inForceTo ?? NEVER) <= b.inForceFrom
  return one.municipality === other.municipality && !isBefore(one, other) && !isBefore(other, one)
}

function toLegalRows({ municipality, rows, source, inForceFrom, inForceTo }: Entry): readonly LegalRow[] {
  const common = { rule: 'S', kept: false, municipality, source, inForceFrom, inForceTo } as const
  return rows.map(({ id, fromAge, toAge, signers, needsLegalReview }) => ({
    id,
    fromAge,
    toAge,
    signers,
    needsLegalReview,
    ...common,
  }))
}
