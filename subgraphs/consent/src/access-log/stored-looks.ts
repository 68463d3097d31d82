import { type RawBuilder, sql } from 'kysely'
import { addDays, type ChildId, type Instant, type PersonId, type PlainDate, startOfDate } from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'

/** Looks at a child as they are recorded. However many there are, what is read of them is as much as is asked for. */

export interface Disclosure {
  readonly id: string
  /** Its place among all disclosures. */
  readonly seq: string
  readonly at: Instant
  /** To the microsecond. */
  readonly exactAt: Instant
  readonly details: DisclosureDetails
}

/** What the gateway records of one disclosure. */
export interface DisclosureDetails {
  readonly person: PersonId
  readonly role: string | null
  readonly service: string | null
  readonly organisation: string | null
  readonly purpose: string | null
  readonly slices: readonly { readonly slice: string; readonly directive: string }[]
}

/** Between two looks of a child's log: those that came before it were earlier, or as early and recorded first. */
export interface LookPlace {
  readonly at: Instant
  readonly seq: string
}

/** A slice that the reader is not told of, and of looks from when until when. */
export interface HiddenSlice {
  readonly slice: string
  /** `-infinity`: all there were. */
  readonly from: Instant
  /** The first moment it is told of again; `infinity`: it is not. */
  readonly to: Instant
}

/** Whether a look showed nothing, or something that the reader is told of. */
function isTold(hidden: readonly HiddenSlice[]): RawBuilder<unknown> {
  if (hidden.length === 0) return sql`true`
  const [slices, starts, ends] = [hidden.map(({ slice }) => slice), hidden.map((h) => h.from), hidden.map((h) => h.to)]
  return sql`(d.details -> 'slices' = '[]'::jsonb OR EXISTS (
    SELECT FROM jsonb_array_elements(d.details -> 'slices') AS shown WHERE NOT EXISTS (
      SELECT FROM unnest(${sql.val(slices)}::text[], ${sql.val(starts)}::timestamptz[], ${sql.val(ends)}::timestamptz[])
        AS hidden (slice, starts, ends)
      WHERE hidden.slice = shown ->> 'slice' AND d.at >= hidden.starts AND d.at < hidden.ends)))`
}

const COLUMNS = sql`d.id, d.seq::text AS seq, registry.to_instant(d.at) AS at, audit.to_exact_instant(d.at) AS "exactAt",
  d.details`

export interface LooksAsked {
  /** `null`: from the newest on. */
  readonly before: LookPlace | null
  readonly limit: number
  /** Looks that showed nothing but these are not read. */
  readonly hidden: readonly HiddenSlice[]
}

/** Looks at one child before a place in its log, newest first. */
export async function readDisclosures(
  database: RegistryDatabase,
  child: ChildId,
  { before, limit, hidden }: LooksAsked,
): Promise<readonly Disclosure[]> {
  const { at, seq } = before ?? { at: 'infinity', seq: '0' }
  const { rows } = await sql<Disclosure>`
    SELECT ${COLUMNS} FROM audit.disclosure AS d
    WHERE d.child = ${child}::uuid AND (d.at, d.seq) < (${at}::timestamptz, ${seq}::bigint) AND ${isTold(hidden)}
    ORDER BY d.at DESC, d.seq DESC LIMIT ${limit}::int`.execute(database)
  return rows
}

/** A look at the child, by its id; `undefined`: there is none. */
export async function findDisclosure(
  database: RegistryDatabase,
  child: ChildId,
  id: string,
): Promise<Disclosure | undefined> {
  const { rows } = await sql<Disclosure>`
    SELECT ${COLUMNS} FROM audit.disclosure AS d WHERE d.id = ${id}::uuid AND d.child = ${child}::uuid`.execute(
    database,
  )
  return rows[0]
}

/** Looks of one day that are alike: by the same person, in the same role and service, for one purpose, at the same slices. */
export interface CountedLooks {
  /** In Norway. */
  readonly date: PlainDate
  readonly purpose: string | null
  readonly person: PersonId
  readonly role: string | null
  readonly service: string | null
  readonly slices: readonly string[]
  readonly count: number
  /** The last of them. */
  readonly lastAt: Instant
}

export interface CountsAsked {
  /** The last of the days; `null`: today. */
  readonly upTo: PlainDate | null
  /** Of how many days. */
  readonly days: number
  /** Moments in order: looks before and after one are counted apart. */
  readonly turns: readonly Instant[]
  /** Looks that showed nothing but these are not counted. */
  readonly hidden: readonly HiddenSlice[]
}

/** Counts the looks of the last few days on which there were any, newest day first. */
export async function countLooks(
  database: RegistryDatabase,
  child: ChildId,
  { upTo, days, turns, hidden }: CountsAsked,
): Promise<readonly CountedLooks[]> {
  const before = upTo === null ? 'infinity' : startOfDate(addDays(upTo, 1))
  // Each day is found by way of the index; of the days between them nothing is counted.
  const { rows } = await sql<CountedLooks>`
    WITH RECURSIVE day (date, number) AS (
      (SELECT (d.at AT TIME ZONE 'Europe/Oslo')::date, 1 FROM audit.disclosure AS d
        WHERE d.child = ${child}::uuid AND d.at < ${before}::timestamptz AND ${isTold(hidden)}
        ORDER BY d.at DESC LIMIT 1)
      UNION ALL
      SELECT earlier.date, day.number + 1 FROM day CROSS JOIN LATERAL (
        SELECT (d.at AT TIME ZONE 'Europe/Oslo')::date AS date FROM audit.disclosure AS d
        WHERE d.child = ${child}::uuid AND d.at < day.date::timestamp AT TIME ZONE 'Europe/Oslo' AND ${isTold(hidden)}
        ORDER BY d.at DESC LIMIT 1) AS earlier
      WHERE day.number < ${days}::int
    )
    SELECT alike.date::text AS date, alike.purpose, alike.person, alike.role, alike.service, to_jsonb(alike.slices) AS slices,
      count(*)::int AS count, registry.to_instant(max(alike.at)) AS "lastAt"
    FROM (
      SELECT d.at, (d.at AT TIME ZONE 'Europe/Oslo')::date AS date, d.details ->> 'purpose' AS purpose,
        d.details ->> 'person' AS person, d.details ->> 'role' AS role, d.details ->> 'service' AS service,
        ARRAY(SELECT DISTINCT shown ->> 'slice' FROM jsonb_array_elements(d.details -> 'slices') AS shown ORDER BY 1) AS slices,
        width_bucket(d.at, ${sql.val([...turns])}::timestamptz[]) AS turn
      FROM audit.disclosure AS d
      WHERE d.child = ${child}::uuid AND d.at < ${before}::timestamptz
        AND d.at >= (SELECT min(day.date) FROM day)::timestamp AT TIME ZONE 'Europe/Oslo' AND ${isTold(hidden)}
    ) AS alike
    GROUP BY alike.date, alike.purpose, alike.person, alike.role, alike.service, alike.slices, alike.turn
    ORDER BY alike.date DESC, max(alike.at) DESC, alike.person`.execute(database)
  return rows
}
