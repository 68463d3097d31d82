/** A connection that is had alone until it is given back: node-postgres's, and the demo's over PGlite. */
export interface Connection {
  query(text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }>
  /** @param isLost nobody knows what state it is in; it is not used again */
  release(isLost?: boolean): void
}
