import type { SliceId } from '@samsyn/schema/policy'

/** An answer about a child, or what came of it. */
export interface Reading {
  readonly child: string
  readonly received: readonly SliceId[]
  /** Milliseconds since 1970, before it was asked for and after the last byte of it had come. */
  readonly from: number
  readonly to: number
}

/** A record of access, as the log has it. */
export interface Recorded {
  readonly child: string
  readonly slices: readonly string[]
  /** When it was committed, in milliseconds since 1970. */
  readonly at: number
}

/**
 * The readings that nothing in the log accounts for. Whoever reads a child does so one reading after the other, so a
 * record accounts for one reading of its child, within whose time it was made, and for no other.
 */
export function findUnrecorded(readings: readonly Reading[], records: readonly Recorded[]): readonly Reading[] {
  const left = new Map<string, Recorded[]>()
  for (const record of records.toSorted((a, b) => a.at - b.at)) {
    const ofChild = left.get(record.child)
    if (ofChild === undefined) left.set(record.child, [record])
    else ofChild.push(record)
  }
  return readings
    .filter(({ received }) => received.length > 0)
    .toSorted((a, b) => a.to - b.to)
    .filter(({ child, received, from, to }) => {
      const ofChild = left.get(child) ?? []
      const index = ofChild.findIndex(
        ({ at, slices }) => at >= from && at < to + 1 && received.every((slice) => slices.includes(slice)),
      )
      if (index >= 0) ofChild.splice(index, 1)
      return index < 0
    })
}
