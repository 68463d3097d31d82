import { sql } from 'kysely'
import { addDays, addHours, type ChildId, dateInNorway, type Instant, SLICE_IDS, SLICES } from '@samsyn/schema/policy'
import type { RegistryDatabase } from '../database.ts'
import { EVENT_DAYS, FIRST_STAGE_DAYS } from './due.ts'

/**
 * Children of whom someone may be due to be told something: found by index, with no lock. Rather too many than too few:
 * who is told of what is decided from facts.
 */
export async function listCandidates(database: RegistryDatabase, now: Instant): Promise<readonly ChildId[]> {
  const today = dateInNorway(now)
  const dates = Array.from({ length: FIRST_STAGE_DAYS + 1 }, (_, days) => addDays(today, days))
  // Born on 29 February, one is a year older on 1 March in a common year.
  const birthdays = dates.map((date) => date.slice(5)).flatMap((day) => (day === '03-01' ? [day, '02-29'] : [day]))
  const longest = JSON.stringify(Object.fromEntries(SLICE_IDS.map((slice) => [slice, SLICES[slice].longestMonths])))
  // Two days more than enough: an end is a local midnight.
  const [from, to] = [addHours(now, -48), addHours(now, 24 * (FIRST_STAGE_DAYS + 3))]
  const result = await sql<{ child: ChildId }>`
    SELECT child FROM registry.ledger
    WHERE kind IN ('SIGNATURE_RECORDED', 'CONSENT_REQUESTED') AND at >= ${addHours(now, -24 * EVENT_DAYS)}::timestamptz
    UNION
    SELECT given.child FROM registry.ledger AS given
    WHERE given.kind = 'DIRECTIVE_GIVEN' AND (given.body ->> 'validTo') COLLATE "C" > ${now}
    AND given.body ->> 'kind' = 'PERMIT'
    AND (
      (given.body ->> 'validTo') COLLATE "C" < ${to}
      OR EXISTS (
        SELECT FROM jsonb_array_elements_text(given.body -> 'slices') AS slice
        WHERE (given.body ->> 'validFrom')::timestamptz + make_interval(months => (${longest}::jsonb ->> slice)::int)
          BETWEEN ${from}::timestamptz AND ${to}::timestamptz)
      OR (
        SELECT substr(register.body ->> 'birthDate', 6) FROM registry.ledger AS register
        WHERE register.child = given.child AND register.kind = 'REGISTER_READ' ORDER BY register.seq DESC LIMIT 1
      ) = ANY (${sql.val(birthdays)}::text[])
      OR EXISTS (
        SELECT FROM jsonb_array_elements((
          SELECT newest.legal_rows FROM registry.legal_table AS newest ORDER BY newest.seq DESC LIMIT 1)) AS row
        WHERE row ->> 'inForceFrom' = ANY (${sql.val(dates)}::text[])
        OR row ->> 'inForceTo' = ANY (${sql.val(dates)}::text[])))
    ORDER BY 1`.execute(database)
  return result.rows.map(({ child }) => child)
}
