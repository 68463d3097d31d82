/**
 * What a number in `Personalia` is worth. `INCOMPLETE`: birth date + 00100 or 00200, or due date + 99999, which the
 * specification allows while a child has no number. Several children can have the same, so it identifies nobody.
 */
type NumberForm = 'COMPLETE' | 'INCOMPLETE' | 'INVALID'

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2, 1]
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]
const LONGEST_MONTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const STAND_INS = new Set(['00100', '00200', '99999'])

/** Months of synthetic numbers have 80 (Skatteetaten) or 40 (NAV) added. */
const SYNTHETIC_MONTH_OFFSETS = [80, 40]
const D_NUMBER_DAY_OFFSET = 40
/** Skatteetaten gives numbers a remainder of 0 to 3 for the first control digit from 2032; it was 0 before. */
const LARGEST_FIRST_REMAINDER = 3

/**
 * Judges the form of a fødselsnummer or D-number ("Personalia Kontroll 12"). Control digits are not judged for synthetic
 * numbers: not all populations have them.
 * @param digits eleven digits
 */
export function judgeIdentityNumber(digits: string): NumberForm {
  const day = Number(digits.slice(0, 2))
  const month = Number(digits.slice(2, 4))
  if (STAND_INS.has(digits.slice(6))) return isDate(day, month) ? 'INCOMPLETE' : 'INVALID'
  const ownDay = day > D_NUMBER_DAY_OFFSET ? day - D_NUMBER_DAY_OFFSET : day
  const offset = SYNTHETIC_MONTH_OFFSETS.find((candidate) => month > candidate)
  if (!isDate(ownDay, month - (offset ?? 0))) return 'INVALID'
  if (offset !== undefined) return 'COMPLETE'
  const holds = weigh(digits, FIRST_WEIGHTS) <= LARGEST_FIRST_REMAINDER && weigh(digits, SECOND_WEIGHTS) === 0
  return holds ? 'COMPLETE' : 'INVALID'
}

function isDate(day: number, month: number): boolean {
  return day >= 1 && day <= (LONGEST_MONTHS[month - 1] ?? 0)
}

function weigh(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0) % 11
}
