/** What a verifier reads: the log alone, as an export has it, or with what it was made of. */

export interface LogReader {
  /** In the order of their numbers. */
  readonly leaves: () => AsyncIterable<StoredLeaf>
  /** In the order of their sizes. */
  readonly checkpoints: () => AsyncIterable<StoredCheckpoint>
  /** `null` for an export. */
  readonly database: LogDatabase | null
}

export interface StoredLeaf {
  readonly number: number
  readonly leaf: string
  /** What its row says it was made of, and what is there of that. `null` in an export. */
  readonly made: LeafSource | null
}

export interface LeafSource {
  readonly kind: string
  /** The record's seq. */
  readonly source: string
  /** `null`: it is gone. */
  readonly record: StoredRecord | null
  /** The key of the record's child; `null`: there is none. */
  readonly key: Buffer | null
}

export interface StoredRecord {
  readonly id: string
  readonly at: string
  /** Of an erasure; `null` for other records. */
  readonly pseudonym: string | null
  /** JSON as the database writes it; `null` for an erasure. */
  readonly details: string | null
}

export interface StoredCheckpoint {
  /** As its row says. */
  readonly size: number
  readonly note: string
}

export interface StoredNode {
  readonly level: number
  readonly index: number
  readonly hash: Buffer
}

export interface LogDatabase {
  /** In the order in which a growing tree completes them. */
  readonly nodes: () => AsyncIterable<StoredNode>
  readonly subjects: () => AsyncIterable<{ readonly key: Buffer; readonly pseudonym: string }>
  /** Pseudonyms of erased children, each with the number of its leaf; infinite while that is pending. */
  readonly readErasures: () => Promise<ReadonlyMap<string, number>>
  readonly readPending: () => Promise<PendingRecords>
}

export interface PendingRecords {
  readonly count: number
  /** How many of them have no record. */
  readonly withoutRecord: number
  /** How many of them have a leaf. */
  readonly withLeaf: number
  /** How many records are neither pending nor have a leaf. */
  readonly unlogged: number
}
