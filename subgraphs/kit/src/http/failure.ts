/** Why a source over HTTP gave nothing to use. For the log alone: the gateway is told `SOURCE_UNAVAILABLE` and no more. */
const REASONS = {
  UNREACHABLE: 'there is no connection, or it was lost',
  LATE: 'the time for the reading was up',
  AWAY: 'it says that it is away or asked too much (429, 502, 503 or 504)',
  DENIED: 'it does not accept who asks (401 or 403)',
  NOT_FOUND: 'it has no such resource (404 or 410)',
  ODD_STATUS: 'it answered with a status that is none of a reading',
  REDIRECTED: 'it leads elsewhere, and no redirection is followed',
  WRONG_TYPE: 'the answer is of another media type, character set or coding than was asked for',
  TOO_LARGE: 'the answer is larger than any honest one',
  NO_TOKEN: 'the issuer gave no access token',
  BROKEN: 'the answer cannot be read',
  ASTRAY: 'the next page is not below the address of the source',
  REPEATED: 'a page or a record was given twice',
  ENDLESS: 'there are more pages than any honest answer has',
  INCOMPLETE: 'the pages do not hold what they say there is',
  OUTDATED: 'nothing has been read for longer than the records may be old',
} as const

export type FailureKind = keyof typeof REASONS

/** Thrown in place of records. Its message holds nothing that was sent or received. */
export class SourceUnavailable extends Error {
  readonly kind: FailureKind
  /** Whether the same request may be sent again, and how long the source asks to wait first. `null`: not again. */
  readonly again: { readonly afterMs: number } | null

  constructor(kind: FailureKind, again: { readonly afterMs: number } | null = null) {
    super(REASONS[kind])
    this.kind = kind
    this.again = again
  }
}
