import { sql } from 'kysely'
import type {
  ChildId,
  Instant,
  LedgerKind,
  PersonId,
  PlainDate,
  Purpose,
  Service,
  TeamRole,
} from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'

/** What the registry holds of a person, whichever child it is about. What of it the person is told is decided elsewhere. */
export interface OfPerson {
  readNationalIdentityNumber(person: PersonId): Promise<string>
  /** Every office, ended or not. */
  readOffices(person: PersonId): Promise<readonly HeldOffice[]>
  /** Every time on a team, oldest first. */
  readMemberships(person: PersonId): Promise<readonly HeldMembership[]>
  /** Children the person is of the family of, as the population register last told. */
  readRelations(person: PersonId): Promise<readonly ChildId[]>
  /** What was told by message, oldest first. */
  readNotices(person: PersonId): Promise<readonly TellingNotice[]>
  /**
   * What the person did, oldest first. Left out is what a registrar puts on record and is answered alike whether or not
   * anything came of it: that it stands in the ledger would tell.
   */
  readActs(person: PersonId, options: RecordPlace): Promise<readonly OwnAct[]>
  /** When the person looked, oldest first. */
  readLooks(person: PersonId, options: RecordPlace): Promise<readonly OwnLook[]>
}

/**
 * How many records have been read, and how many more at most. A number is a place, and no number of the registry's own is
 * told: new records come last, and only retention takes one away.
 */
export interface RecordPlace {
  readonly after: number
  readonly limit: number
}

interface HeldOffice {
  readonly office: 'PRIVACY_OFFICER' | 'REGISTRAR'
  readonly municipality: string
  readonly organisation: string
  readonly from: PlainDate
  readonly to: PlainDate | null
}

export interface HeldMembership {
  readonly child: ChildId
  readonly id: string
  readonly role: TeamRole
  readonly service: Service
  readonly organisation: string
  readonly from: PlainDate
  readonly to: PlainDate | null
}

interface TellingNotice {
  readonly toldAt: Instant
  readonly key: string
}

interface OwnRecord {
  readonly at: Instant
  readonly child: ChildId
}

interface OwnAct extends OwnRecord {
  readonly kind: LedgerKind
}

interface OwnLook extends OwnRecord {
  readonly role: TeamRole | null
  readonly service: Service | null
  readonly purpose: Purpose | null
}

export function openOfPerson(database: RegistryDatabase): OfPerson {
  return {
    readNationalIdentityNumber: async (person) => {
      const row = await database
        .selectFrom('registry.person')
        .select('national_identity_number')
        .where('id', '=', person)
        .executeTakeFirstOrThrow()
      return row.national_identity_number
    },
    readOffices: async (person) => {
      const { rows } = await sql<HeldOffice>`
        SELECT held.office, held.municipality, held.organisation,
          held.from_date::text AS from, held.to_date::text AS to
        FROM (
          SELECT 'PRIVACY_OFFICER' AS office, o.* FROM registry.officer AS o WHERE o.person = ${person}::uuid
          UNION ALL SELECT 'REGISTRAR', r.* FROM registry.registrar AS r WHERE r.person = ${person}::uuid
        ) AS held
        ORDER BY held.from_date, held.office, held.municipality, held.organisation`.execute(database)
      return rows
    },
    readMemberships: async (person) => {
      const { rows } = await sql<HeldMembership>`
        SELECT added.body ->> 'id' AS id, m.child, added.body ->> 'role' AS role, added.body ->> 'service' AS service,
          added.body ->> 'organisation' AS organisation, added.body ->> 'from' AS from, added.body ->> 'to' AS to
        FROM registry.membership AS m JOIN registry.ledger AS added
          ON added.child = m.child AND added.kind = 'MEMBER_ADDED' AND added.body ->> 'id' = m.id::text
        WHERE m.person = ${person}::uuid ORDER BY added.seq`.execute(database)
      return rows
    },
    readRelations: async (person) => {
      const { rows } = await sql<{ child: ChildId }>`
        SELECT r.child FROM registry.relative AS r WHERE r.person = ${person}::uuid ORDER BY r.child`.execute(database)
      return rows.map(({ child }) => child)
    },
    readNotices: async (person) => {
      const { rows } = await sql<TellingNotice>`
        SELECT registry.to_instant(n.told_at) AS "toldAt", n.key FROM registry.notice AS n
        WHERE n.person = ${person}::uuid ORDER BY n.seq`.execute(database)
      return rows
    },
    readActs: async (person, { after, limit }) => {
      const { rows } = await sql<OwnAct>`
        SELECT registry.to_instant(l.at) AS at, l.child, l.kind FROM registry.ledger AS l
        WHERE l.actor = ${person}::uuid AND l.kind NOT IN ('CHILD_REGISTERED', 'CARE_ORDER_RECORDED')
        AND NOT (l.kind = 'DIRECTIVE_WITHDRAWN' AND l.body ? 'onBehalfOf')
        ORDER BY l.seq OFFSET ${after}::int LIMIT ${limit}::int`.execute(database)
      return rows
    },
    readLooks: async (person, { after, limit }) => {
      const { rows } = await sql<OwnLook>`
        SELECT registry.to_instant(d.at) AS at, d.child, d.details ->> 'role' AS role,
          d.details ->> 'service' AS service, d.details ->> 'purpose' AS purpose
        FROM audit.disclosure AS d WHERE d.details ->> 'person' = ${person}
        ORDER BY d.seq OFFSET ${after}::int LIMIT ${limit}::int`.execute(database)
      return rows
    },
  }
}
