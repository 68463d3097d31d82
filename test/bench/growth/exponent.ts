import { fitLine } from '../soak/fit-line.ts'
import type { Point } from './dimension.ts'

/**
 * The exponent with which a series grows, by least squares on logarithms over the upper half of the sizes: what a request
 * costs however small it is would hide in the lower half how it grows. `null`: too few sizes to tell.
 */
export function findExponent(points: readonly Point[], series: string): number | null {
  const known = points.flatMap(({ size, values }) => {
    const value = values[series]
    return value === undefined || value <= 0 ? [] : [[Math.log(size), Math.log(value)] as const]
  })
  const upper = known.slice(Math.floor(known.length / 2))
  return upper.length < 2 ? null : fitLine(upper).slope
}
