import pg from 'pg'
import { BEGIN_READING, readDatabase } from './read-database.ts'
import type { LogReader } from './log-reader.ts'

/** What the commands of the log have in common. Each ends with 2 when it could not do what it was asked. */

export function fail(text: string): never {
  process.stderr.write(`${text}\n`)
  process.exit(2)
}

/** Why something broke, in words without a value: a message may quote a statement's, or a connection's secret. */
export function reasonOf(error: unknown): string {
  const { code } = error as { code?: unknown }
  return typeof code === 'string' ? code : 'UNKNOWN'
}

/** Does something over one connection. */
export async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  // What is asked fails when the connection is lost.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await run(client)
  } finally {
    await client.end()
  }
}

/** Reads a log as it is at one moment, as a login that may read: a member of samsyn_auditor. */
export function withLog<T>(url: string, run: (reader: LogReader) => Promise<T>): Promise<T> {
  return withClient(url, async (client) => {
    for (const statement of BEGIN_READING) await client.query(statement)
    return run(readDatabase((text, values) => client.query(text, [...values])))
  })
}
