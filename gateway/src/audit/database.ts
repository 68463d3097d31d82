/** What the gateway asks of a database: to run its own functions. node-postgres's pool does; so does the demo's. */
export interface Database {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}

/** SQLSTATE: the server's own word for what went wrong. `null`: it said nothing. */
export function readState(error: unknown): string | null {
  const { code } = error as { code?: unknown }
  // Each has a digit: `EPIPE` is the system's.
  return typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code) ? code : null
}
