import { type RawBuilder, sql } from 'kysely'
import {
  addDays,
  addHours,
  type ChildId,
  dateInNorway,
  type Instant,
  type PersonId,
  type PlainDate,
  REGISTER_FRESH_HOURS,
  REGISTER_TRUSTED_HOURS,
  startOfDate,
} from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'
import type { Seeker } from '../known-children.ts'
import type { LookRules } from './look-rules.ts'
import { isRestDay } from './rest-days.ts'

/** What the database knows of all children a privacy officer answers for: `migrations/0014_oversight.sql`. */

/** Looks of one day that one person, or one whom nobody is told the name of, had at one child in one capacity. */
export interface OverseenLook {
  readonly child: ChildId
  /** `null` where the child's places are withheld. */
  readonly person: PersonId | null
  /** `null`: by an office. */
  readonly role: string | null
  readonly service: string | null
  readonly organisation: string | null
  readonly purpose: string | null
  readonly looks: number
  readonly oddLooks: number
  /** Whether anything of the sectors was shown. */
  readonly shown: boolean
  /** Nothing has happened in the case, and the one who looked has not just joined it. */
  readonly idle: boolean
}

/** A place among requests, the oldest first. */
export interface RequestPlace {
  readonly at: Instant
  readonly id: string
}

/** Where a request is found. Whether someone may read it is decided from the child's facts. */
export interface StoredRequest extends RequestPlace {
  readonly child: ChildId
}

export interface Overseen {
  /** The last day before a date on which anybody looked; `null`: none. */
  findDay(officer: Seeker, before: PlainDate): Promise<PlainDate | null>
  listLooks(officer: Seeker, day: PlainDate, rules: LookRules): Promise<readonly OverseenLook[]>
  /** Children of whom anything was ever said yes or no to, by id, after one of them. */
  findSpokenOf(officer: Seeker, after: ChildId | null, limit: number): Promise<readonly ChildId[]>
  countChildren(officer: Seeker): Promise<number>
  /** What the team has asked for, the oldest first, after a place. */
  findRequests(officer: Seeker, after: RequestPlace | null, limit: number): Promise<readonly StoredRequest[]>
}

const describeOfficer = ({ person, at }: Seeker): RawBuilder<unknown> => sql`
  ${person}::uuid, ${dateInNorway(at)}::date, ${addHours(at, -REGISTER_TRUSTED_HOURS)}::timestamptz`

const NEVER = '24:00'

export function openOverseen(database: RegistryDatabase): Overseen {
  return {
    findDay: async (officer, before) => {
      const { rows } = await sql<{ day: PlainDate | null }>`
        SELECT registry.find_overseen_day(${describeOfficer(officer)}, ${startOfDate(before)}::timestamptz)::text AS day
        `.execute(database)
      return rows[0]?.day ?? null
    },
    listLooks: async (officer, day, { dayFrom, dayTo, caseWorkDays }) => {
      const [from, to] = isRestDay(day) ? [NEVER, NEVER] : [dayFrom, dayTo]
      const { rows } = await sql<OverseenLook>`
        SELECT l.child, l.person, l.role, l.service, l.organisation, l.purpose, l.looks, l.odd_looks AS "oddLooks",
          l.shown, l.idle
        FROM registry.list_overseen_looks(${describeOfficer(officer)},
          ${addHours(officer.at, -REGISTER_FRESH_HOURS)}::timestamptz, ${day}::date, ${from}::time, ${to}::time,
          ${addDays(day, -caseWorkDays)}::date) AS l`.execute(database)
      return rows
    },
    findSpokenOf: async (officer, after, limit) => {
      const { rows } = await sql<{ child: ChildId }>`
        SELECT o.child FROM registry.find_overseen(${describeOfficer(officer)}) AS o
        WHERE (${after}::uuid IS NULL OR o.child > ${after}::uuid)
        AND EXISTS (SELECT FROM registry.ledger AS l WHERE l.child = o.child AND l.kind = 'DIRECTIVE_GIVEN')
        ORDER BY o.child LIMIT ${limit}::int`.execute(database)
      return rows.map(({ child }) => child)
    },
    countChildren: async (officer) => {
      const { rows } = await sql<{ children: number }>`
        SELECT count(*)::int AS children FROM registry.find_overseen(${describeOfficer(officer)})`.execute(database)
      return rows[0]?.children ?? 0
    },
    findRequests: async (officer, after, limit) => {
      const { rows } = await sql<StoredRequest>`
        SELECT l.body ->> 'id' AS id, registry.to_instant(l.at) AS at, l.child FROM registry.ledger AS l
        WHERE l.kind = 'CONSENT_REQUESTED'
        AND (l.at, (l.body ->> 'id') COLLATE "C") > (${after?.at ?? '-infinity'}::timestamptz, ${after?.id ?? ''}::text)
        AND l.child IN (SELECT o.child FROM registry.find_overseen(${describeOfficer(officer)}) AS o)
        ORDER BY l.at, (l.body ->> 'id') COLLATE "C" LIMIT ${limit}::int`.execute(database)
      return rows
    },
  }
}
