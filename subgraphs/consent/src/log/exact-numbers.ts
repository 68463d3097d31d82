const STRING = /"(?:[^"\\]|\\.)*"/g
const NUMBER = /-?\d[\d.eE+-]*/g

/**
 * Whether every number in a JSON text is written by the database just as it writes the number a program reads there. Two
 * numbers that differ in what a program cannot hold (beyond 2⁵³, 1.0 for 1) have one digest, and only one is written so.
 */
export function hasExactNumbers(json: string): boolean {
  const numbers = json.replaceAll(STRING, '').match(NUMBER) ?? []
  return numbers.every((text) => Number.isFinite(Number(text)) && toPlainDecimal(Number(text)) === text)
}

/** A number as PostgreSQL's jsonb writes it: without an exponent. */
function toPlainDecimal(number: number): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number)) ?? []
  const places = fraction.length - Number(exponent)
  const digits = (whole + fraction).padStart(places + 1, '0')
  if (places <= 0) return sign + digits + '0'.repeat(-places)
  return `${sign}${digits.slice(0, -places)}.${digits.slice(-places)}`
}
