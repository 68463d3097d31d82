import type { CommittedDisclosure } from './late-disclosures.ts'

/** A look-up by which a client was shown something of a child. Times are milliseconds since 1970. */
export interface ShownRead {
  readonly child: string
  readonly shown: readonly string[]
  readonly from: number
  readonly to: number
}

/** Clocks are read in whole milliseconds, cut off. */
const CUT_OFF_MS = 1

/**
 * Look-ups that have no record of their own: of that child, with every slice that came, made while the look-up was under
 * way and so before its answer was whole. A record is one look-up's and no other's; records without a look-up are no fault,
 * as an answer can be lost on its way.
 */
export function findUnrecorded(
  reads: readonly ShownRead[],
  disclosures: readonly CommittedDisclosure[],
): readonly ShownRead[] {
  const records = new Map<string, CommittedDisclosure[]>()
  for (const record of disclosures) {
    const list = records.get(record.child) ?? []
    records.set(record.child, list)
    list.push(record)
  }
  for (const list of records.values()) list.sort((a, b) => Number(a.at - b.at))
  const takenBy = new Map<CommittedDisclosure, ShownRead>()

  /** Gives a look-up a record; one that another has is given up where that one can have a different one (Kuhn 1955). */
  const match = (read: ShownRead, tried: Set<CommittedDisclosure>): boolean => {
    for (const record of listCandidates(read, records.get(read.child) ?? [])) {
      if (tried.has(record)) continue
      tried.add(record)
      const other = takenBy.get(record)
      if (other !== undefined && !match(other, tried)) continue
      takenBy.set(record, read)
      return true
    }
    return false
  }
  return reads.filter((read) => read.shown.length > 0).filter((read) => !match(read, new Set()))
}

/** @param records of the look-up's child, by `at` */
function listCandidates(read: ShownRead, records: readonly CommittedDisclosure[]): readonly CommittedDisclosure[] {
  const [from, to] = [toMicroseconds(read.from), toMicroseconds(read.to + CUT_OFF_MS)]
  const candidates: CommittedDisclosure[] = []
  for (let index = findFirst(records, from); index < records.length; index++) {
    const record = records[index] as CommittedDisclosure
    if (record.at > to) break
    const held = new Set(record.slices.map(({ slice }) => slice))
    if (read.shown.every((slice) => held.has(slice))) candidates.push(record)
  }
  return candidates
}

/** The first record at or after a moment. */
function findFirst(records: readonly CommittedDisclosure[], moment: bigint): number {
  let [low, high] = [0, records.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((records[middle] as CommittedDisclosure).at < moment) low = middle + 1
    else high = middle
  }
  return low
}

const toMicroseconds = (milliseconds: number): bigint => BigInt(Math.floor(milliseconds)) * 1_000n
