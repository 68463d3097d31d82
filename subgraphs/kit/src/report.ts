/**
 * What a source says about records it could not read. One bad record is skipped, a bad file refused; neither takes the
 * rest down. A source over HTTP may also give no answer to use: what it was to give is then not told at all. A fault names
 * the place, never the value: the content is personal data.
 */
export interface SourceFault {
  readonly kind: 'RECORD_SKIPPED' | 'FILE_REFUSED' | 'NO_ANSWER'
  /** File name without its folder; over HTTP the name of what was asked for, and never its address. */
  readonly file: string
  /** Where in the file: line and column, a JSON pointer or an element path. */
  readonly place: string
  /** What is wrong, in words that hold no value from the file. */
  readonly reason: string
}

export type FaultListener = (fault: SourceFault) => void

/** Whether a record of this date (or instant) may be shared under a `since` date. A record without a date may not. */
export function isOnOrAfter(since: string | null, date: string | null | undefined): boolean {
  if (since === null) return true
  return date !== null && date !== undefined && date.slice(0, 10) >= since
}
