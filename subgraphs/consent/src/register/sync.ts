import { sql } from 'kysely'
import type { FaultListener } from '@samsyn/kit'
import type { ChildId, Instant, RegisterFacts } from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'
import { recordRegisterRead } from '../intake.ts'
import { appendEvents, lockChild } from '../source.ts'
import { type ChildReading, describeChild, linkOffspring, listNamed, saysTheSame } from './child-facts.ts'
import { type RegisterSource, TIME_FILE } from './folder.ts'
import { enterPersons, followNames } from './persons.ts'

/** Brings what the population register says into the ledger. */

export interface SyncResult {
  /** Children of whom something has changed. */
  readonly changed: number
  /** Children whose family the reading did not wholly tell of. */
  readonly missed: number
  /** Whether this told more than the last time: a newer reading, or one that misses other children. */
  readonly isNew: boolean
}

interface RegisteredChild {
  readonly id: ChildId
  readonly nationalIdentityNumber: string
}

const BATCH = 500

/**
 * Appends what has changed of each registered child, each under its lock, and then records when the register was read:
 * a reading counts as read only once all of it counts. Run from several processes at once, a change is appended once, and
 * what is left of an older reading is given up.
 * @returns `null`, reported: nothing could be read, or a reading whose time makes no sense, and nothing of it counts.
 * @throws Error when the folder or the database fails; what was appended until then counts.
 */
export async function syncRegister(
  database: RegistryDatabase,
  source: RegisterSource,
  now: Instant,
  onFault: FaultListener,
): Promise<SyncResult | null> {
  const feed = await source.read()
  if (feed === null) return null
  const reason = await findTimeFault(database, feed.readAt, now)
  if (reason !== null) {
    onFault({ kind: 'FILE_REFUSED', file: TIME_FILE, place: '/tidspunkt', reason })
    return null
  }
  await beginFeed(database, feed.readAt)
  const { persons } = feed
  const offspring = linkOffspring(persons)
  const missed: ChildId[] = []
  let changed = 0
  for (const batch of await listChildren(database)) {
    const read = batch.flatMap(({ id, nationalIdentityNumber }) => {
      const person = persons.get(nationalIdentityNumber)
      if (person === undefined) missed.push(id)
      return person === undefined ? [] : [{ id, person }]
    })
    const named = read.flatMap(({ person }) => listNamed(person, now))
    const ids = await enterPersons(database, persons, [...new Set(named)])
    const told = [...read.map(({ person }) => person.nationalIdentityNumber), ...named]
    await followNames(database, feed.readAt, persons, [...new Set(told)])
    const known = await readKnown(
      database,
      read.map(({ id }) => id),
    )
    for (const { id, person } of read) {
      const describe = (before: RegisterFacts | null): ChildReading =>
        describeChild(person, { persons, offspring, idOf: (number) => ids.get(number), before, at: now })
      const before = known.get(id) ?? null
      const { facts, isComplete } = describe(before)
      if (!isComplete) missed.push(id)
      // Of a child not known before, half a family is as good as none: a relative's protection may be in the other half.
      if (before === null ? !isComplete : saysTheSame(facts, before)) continue
      if (await appendChange(database, id, feed.readAt, now, (latest) => describe(latest).facts)) changed += 1
    }
  }
  // Overtaken by a newer reading, this one has left some of its changes out.
  const isOvertaken = (await findNewest(database)) !== feed.readAt
  const isNew = !isOvertaken && (await recordRegisterRead(database, feed.readAt, missed))
  return { changed, missed: missed.length, isNew }
}

/** From here on, a reading older than this one changes nothing. */
async function beginFeed(database: RegistryDatabase, readAt: Instant): Promise<void> {
  await sql`
    INSERT INTO registry.register_feed (read_at) SELECT ${readAt}::timestamptz
    WHERE NOT EXISTS (SELECT FROM registry.register_feed WHERE read_at >= ${readAt}::timestamptz)`.execute(database)
}

/** Why a reading's time cannot be relied on. An older one must not undo a newer; one of tomorrow would never grow old. */
async function findTimeFault(database: RegistryDatabase, readAt: Instant, now: Instant): Promise<string | null> {
  if (readAt > now) return 'is later than now'
  const newest = await findNewest(database)
  return newest !== null && readAt < newest ? 'is before the last reading' : null
}

async function findNewest(database: RegistryDatabase): Promise<Instant | null> {
  const result = await sql<{ newest: Instant | null }>`
    SELECT registry.to_instant(max(read_at)) AS newest FROM registry.register_feed`.execute(database)
  return result.rows[0]?.newest ?? null
}

async function listChildren(database: RegistryDatabase): Promise<readonly (readonly RegisteredChild[])[]> {
  const rows = await database
    .selectFrom('registry.child')
    .innerJoin('registry.person', 'registry.person.id', 'registry.child.id')
    .select(['registry.child.id', 'registry.person.national_identity_number as nationalIdentityNumber'])
    .orderBy('registry.child.id')
    .execute()
  return Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  )
}

/** What the ledger last heard from the register of some children. */
async function readKnown(
  database: RegistryDatabase,
  children: readonly ChildId[],
): Promise<ReadonlyMap<ChildId, RegisterFacts>> {
  const result = await sql<{ child: ChildId; body: RegisterFacts }>`
    SELECT DISTINCT ON (child) child, body FROM registry.ledger
    WHERE child = ANY (${sql.val([...children])}::uuid[]) AND kind = 'REGISTER_READ'
    ORDER BY child, seq DESC`.execute(database)
  return new Map(result.rows.map(({ child, body }) => [child, body]))
}

/** Appends what a child's facts are now, as seen under the child's lock; false where another process has told as much. */
async function appendChange(
  database: RegistryDatabase,
  child: ChildId,
  readAt: Instant,
  at: Instant,
  describe: (before: RegisterFacts | null) => RegisterFacts,
): Promise<boolean> {
  return database.transaction().execute(async (transaction) => {
    await lockChild(transaction, child)
    const before = (await readKnown(transaction, [child])).get(child) ?? null
    const facts = describe(before)
    if ((await findNewest(transaction)) !== readAt) return false
    if (before !== null && saysTheSame(facts, before)) return false
    await appendEvents(transaction, child, null, at, [{ kind: 'REGISTER_READ', body: facts }])
    return true
  })
}
