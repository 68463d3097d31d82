import { sql } from 'kysely'
import type { ChildId, Instant, PersonId, PlainDate } from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'

/** A place among reports, the newest first. */
export interface ReportPlace {
  readonly at: Instant
  readonly id: string
}

/** Where a report is found. Whether someone may read it is decided from the child's facts. */
export interface StoredReport extends ReportPlace {
  readonly child: ChildId
}

/**
 * Reports about children of the offices that a privacy officer holds on a date, the newest first: rather too many than
 * too few.
 * @param options.after the place they come after; `null`: from the newest on
 */
export async function findReports(
  database: RegistryDatabase,
  officer: PersonId,
  { today, after, limit }: { readonly today: PlainDate; readonly after: ReportPlace | null; readonly limit: number },
): Promise<readonly StoredReport[]> {
  const { rows } = await sql<StoredReport>`
    SELECT l.body ->> 'id' AS id, registry.to_instant(l.at) AS at, l.child
    FROM registry.ledger AS l JOIN registry.child AS c ON c.id = l.child
    WHERE l.kind = 'LOOK_REPORTED' AND c.findable
    AND (l.at, (l.body ->> 'id') COLLATE "C") < (${after?.at ?? 'infinity'}::timestamptz, ${after?.id ?? ''}::text)
    AND EXISTS (
      SELECT FROM registry.officer AS o JOIN registry.helping AS h ON h.organisation = o.organisation
      WHERE h.child = l.child AND o.person = ${officer}::uuid AND o.municipality = c.municipality
      AND o.from_date <= ${today}::date AND coalesce(o.to_date > ${today}::date, true))
    ORDER BY l.at DESC, (l.body ->> 'id') COLLATE "C" DESC LIMIT ${limit}::int`.execute(database)
  return rows
}
