/** Why a subgraph gave no answer to use. For the log and the circuit alone: a client is told none of it. */
export const FAULT_KINDS = [
  /** No connection, or it was lost before the answer was whole. */
  'unreachable',
  /** Its time was up. */
  'late',
  /** 502, 503 or 504: whatever stands before it says that it is away. */
  'away',
  /** Any other status than 200: it is there, and does not want this request. */
  'refused',
  /** Not UTF-8, not JSON, not an object, or of another media type or coding than was asked for. */
  'no answer of GraphQL',
  /** More bytes, more pieces, or more or deeper lists and objects than any honest answer has. */
  'too large',
  /** Too many requests wait for it already. */
  'crowded',
  /** It was away for so many requests in a row that it isn't asked for a while. */
  'resting',
  /** Even about one child it can't be told what it may answer within the length of a grant. */
  'grant too long',
  /** The request it was asked for is over: the caller has gone, or its own time was up. */
  'request over',
] as const

export type FaultKind = (typeof FAULT_KINDS)[number]

/** Thrown in place of an answer. Its message is its kind, and holds nothing that the subgraph sent. */
export class UpstreamFault extends Error {
  readonly kind: FaultKind

  constructor(kind: FaultKind) {
    super(kind)
    this.kind = kind
  }
}
