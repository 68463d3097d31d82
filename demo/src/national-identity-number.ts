/**
 * Synthetic Norwegian identity numbers (fødselsnummer) as in Skatteetaten's test population: the month has 80 added, the
 * two control digits are modulus 11. Nobody real can have such a number.
 */

const FIRST_WEIGHTS = [3, 7, 6, 1, 8, 9, 4, 5, 2]
const SECOND_WEIGHTS = [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]

function controlDigit(digits: string, weights: readonly number[]): number {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
  const rest = 11 - (sum % 11)
  return rest === 11 ? 0 : rest
}

/**
 * @param birthDate `YYYY-MM-DD`, 1940 to 2039
 * @param serial tells people born on one day apart: the same arguments always give the same number
 */
export function synthesizeIdentityNumber(birthDate: string, sex: 'female' | 'male', serial: number): string {
  const [year, month, day] = birthDate.split('-') as [string, string, string]
  const date = `${day}${Number(month) + 80}${year.slice(2)}`
  const base = Number(year) < 2000 ? 0 : 500
  let individual = base + 2 * serial + (sex === 'male' ? 1 : 0)
  for (;;) {
    const digits = `${date}${String(individual).padStart(3, '0')}`
    const first = controlDigit(digits, FIRST_WEIGHTS)
    const second = first === 10 ? 10 : controlDigit(`${digits}${first}`, SECOND_WEIGHTS)
    if (second !== 10) return `${digits}${first}${second}`
    individual += 20
  }
}
