export interface Line {
  /** By how much `y` grows when `x` grows by one. */
  readonly slope: number
  /** Of `y` where `x` is 0. */
  readonly start: number
}

/** The line nearest the points by least squares. @throws RangeError for fewer than two different `x` */
export function fitLine(points: readonly (readonly [x: number, y: number])[]): Line {
  const count = points.length
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / count
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / count
  const spread = points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0)
  if (!(spread > 0)) throw new RangeError('no line fits a single point')
  const slope = points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / spread
  return { slope, start: meanY - slope * meanX }
}
