/** One way in which what is asked may grow, and what grows with it. */
export interface Dimension {
  /** As it is named on the command line, and its file. */
  readonly name: string
  readonly title: string
  /** What the size counts. */
  readonly counts: string
  /** How it is measured, and what of the product takes part, for whoever reads the result. */
  readonly how: string
  readonly series: readonly Series[]
  /** @param quick fewer and smaller sizes: to see that it runs */
  measure(quick: boolean): Promise<readonly Point[]>
}

export interface Series {
  readonly name: string
  readonly unit: 'ms' | 'MB' | 'kB'
  /** What the exponent may be at most. n log n is 1.1 to 1.2 in the ranges here; what is a path in a tree is near 0. */
  readonly most: number
}

export interface Point {
  readonly size: number
  /** By the names of the series; left out where the size is beyond what that one allows. */
  readonly values: Readonly<Record<string, number>>
}
