import type { Subject } from './subject.ts'

/** What a check found. A reason names fields, ids and what was expected; never a value of a record. */
export type Outcome =
  | { readonly result: 'pass' }
  | { readonly result: 'fail'; readonly reason: string }
  /** The test system lacks what the check needs; the reason says what to add. */
  | { readonly result: 'skip'; readonly reason: string }

/** One rule of the protocol, asked of a running subgraph. An id is permanent: never renamed, never used again. */
export interface Check {
  readonly id: string
  /** As in RFC 2119. */
  readonly level: 'MUST' | 'SHOULD'
  readonly name: string
  readonly run: (subject: Subject) => Promise<Outcome>
}

export const PASS: Outcome = { result: 'pass' }

export function fail(reason: string): Outcome {
  return { result: 'fail', reason }
}

export function skip(reason: string): Outcome {
  return { result: 'skip', reason }
}

export function must(id: string, name: string, run: Check['run']): Check {
  return { id, level: 'MUST', name, run }
}

export function should(id: string, name: string, run: Check['run']): Check {
  return { id, level: 'SHOULD', name, run }
}
