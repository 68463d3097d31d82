import { sql } from 'kysely'
import type { Instant, PersonId } from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'
import type { Registry } from '../source.ts'
import { listCandidates } from './candidates.ts'
import { readEmail } from './contact-address.ts'
import { type DueNotice, listDueNotices } from './due.ts'
import type { Notifier } from './notifier.ts'

/** How many messages came to what. */
export interface NoticeResult {
  readonly sent: number
  /** Addresses that were refused. */
  readonly refused: number
  /** Messages that could not be handed over. */
  readonly failed: number
}

type Outcome = 'SENT' | 'REFUSED' | 'FAILED' | 'NOT_DUE'

/** Few at a time: requests are answered in between. */
const BATCH = 25
/** So many failures in a row, and nothing more is tried this time. */
const PATIENCE = 3

/**
 * Tells everyone who is due to be told something, and has given an address: one message each, whatever and how much it is
 * about. What is told is recorded in the transaction that hands the message over: several processes at once tell it once,
 * and a process that dies in between may tell it again, but loses nothing. What is refused or fails is due the next time.
 * @param signal ends it between two messages
 * @throws Error when the database fails; what was told until then is recorded.
 */
export async function sendNotices(
  database: RegistryDatabase,
  registry: Registry,
  notifier: Notifier,
  now: Instant,
  signal?: AbortSignal,
): Promise<NoticeResult> {
  const counts = { SENT: 0, REFUSED: 0, FAILED: 0, NOT_DUE: 0 }
  let inRow = 0
  for (const [person, keys] of await collectDue(database, registry, now)) {
    if (signal?.aborted === true || inRow === PATIENCE) break
    const outcome = await tell(database, notifier, person, keys)
    counts[outcome] += 1
    inRow = outcome === 'FAILED' ? inRow + 1 : 0
  }
  return { sent: counts.SENT, refused: counts.REFUSED, failed: counts.FAILED }
}

async function collectDue(
  database: RegistryDatabase,
  registry: Registry,
  now: Instant,
): Promise<ReadonlyMap<PersonId, readonly string[]>> {
  const candidates = await listCandidates(database, now)
  const due = new Map<PersonId, string[]>()
  for (let start = 0; start < candidates.length; start += BATCH) {
    const children = await registry.readFacts(candidates.slice(start, start + BATCH))
    const notices = [...children.values()].flatMap((child) => listDueNotices(child, now))
    for (const { person, key } of await readUntold(database, notices)) {
      const keys = due.get(person) ?? []
      keys.push(key)
      due.set(person, keys)
    }
  }
  return due
}

/** Those of the notices that have not been told, of people who have given an address. */
async function readUntold(database: RegistryDatabase, notices: readonly DueNotice[]): Promise<readonly DueNotice[]> {
  const persons = notices.map(({ person }) => person)
  const keys = notices.map(({ key }) => key)
  const result = await sql<DueNotice>`
    SELECT due.person, due.key FROM unnest(${sql.val(persons)}::uuid[], ${sql.val(keys)}::text[]) AS due (person, key)
    JOIN registry.contact_address AS address ON address.person = due.person
    WHERE NOT EXISTS (SELECT FROM registry.notice AS told WHERE told.person = due.person AND told.key = due.key)
    ORDER BY due.person, due.key`.execute(database)
  return result.rows
}

async function tell(
  database: RegistryDatabase,
  notifier: Notifier,
  person: PersonId,
  keys: readonly string[],
): Promise<Outcome> {
  const transaction = await database.startTransaction().execute()
  let outcome: Outcome = 'NOT_DUE'
  try {
    const email = await readEmail(transaction, person)
    // In one order, so that two processes wait for each other and not in a ring. The one that waited finds it told.
    const recorded = await sql`
      INSERT INTO registry.notice (person, key)
      SELECT ${person}::uuid, unnest(${sql.val(keys.toSorted())}::text[])
      ON CONFLICT DO NOTHING RETURNING key`.execute(transaction)
    if (email !== null && recorded.rows.length > 0) outcome = await handOver(notifier, email)
    if (outcome === 'SENT') await transaction.commit().execute()
  } finally {
    if (!transaction.isCommitted) await transaction.rollback().execute()
  }
  return outcome
}

async function handOver(notifier: Notifier, email: string): Promise<Outcome> {
  try {
    return await notifier.send(email)
  } catch {
    // Its message may quote the address.
    return 'FAILED'
  }
}
