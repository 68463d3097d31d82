/** What the gateway asks of a database: to run its own functions. node-postgres's pool does; so does the demo's. */
export interface Database {
  query(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
}
