-- What a privacy officer oversees: all children of an office together. Whatever is counted is found by way of those children
-- and the indexes by child, so that it takes time in proportion to them and to what was asked for, and not to the log.

-- What happens in a child's case, by time.
CREATE INDEX ledger_case_work ON registry.ledger (child, at) WHERE kind IN (
  'DIRECTIVE_GIVEN', 'DIRECTIVE_SIGNED', 'SIGNATURE_RECORDED', 'SIGNATURE_CONFIRMED', 'DIRECTIVE_REFUSED',
  'DIRECTIVE_WITHDRAWN', 'CHILD_HEARD', 'CONSENT_REQUESTED');

-- What the team has asked for, by time.
CREATE INDEX ledger_requests ON registry.ledger (at, ((body ->> 'id') COLLATE "C")) WHERE kind = 'CONSENT_REQUESTED';

-- What the population register last told of a child.
CREATE INDEX ledger_register ON registry.ledger (child, seq) WHERE kind = 'REGISTER_READ';

-- The children that someone answers for as privacy officer on a date in Norway: as registry.find_children has it, without
-- those found in any other way.
CREATE FUNCTION registry.find_overseen(officer uuid, today date, trusted_since timestamptz)
RETURNS TABLE (child uuid) LANGUAGE sql STABLE AS $$
  SELECT DISTINCT c.id
  FROM registry.officer AS o
  JOIN registry.child AS c ON c.municipality = o.municipality
  JOIN registry.helping AS h ON h.organisation = o.organisation AND h.child = c.id
  WHERE o.person = officer AND o.from_date <= today AND coalesce(o.to_date > today, true) AND c.findable
  AND EXISTS (
    SELECT FROM registry.register_feed AS feed WHERE feed.read_at > trusted_since AND NOT c.id = ANY (feed.missed))
  AND NOT EXISTS (SELECT FROM registry.relative AS kin WHERE kin.person = officer AND kin.child = c.id)
$$;

-- The last day in Norway before a moment on which anybody looked at one of these children; null: none.
CREATE FUNCTION registry.find_overseen_day(officer uuid, today date, trusted_since timestamptz, before timestamptz)
RETURNS date LANGUAGE sql STABLE AS $$
  SELECT (max(newest.at) AT TIME ZONE 'Europe/Oslo')::date
  FROM registry.find_overseen(officer, today, trusted_since) AS o
  CROSS JOIN LATERAL (
    SELECT d.at FROM audit.disclosure AS d WHERE d.child = o.child AND d.at < before
    ORDER BY d.at DESC, d.seq DESC LIMIT 1) AS newest
$$;

-- Who looked at these children on one day: a row for each person, child, role, service, organisation and purpose.
-- fresh_since: where the register has not told of a child since, or the address is protected, nobody who looked is named.
-- day_from, day_to: what is looked at before or after, on a clock in Norway, is looked at at an odd hour.
-- work_since: a look by one who joined the team before, in a case where nothing has happened since, is idle. Looks that
-- showed nothing of the sectors are not.
CREATE FUNCTION registry.list_overseen_looks(officer uuid, today date, trusted_since timestamptz, fresh_since timestamptz,
  day date, day_from time, day_to time, work_since date)
RETURNS TABLE (child uuid, person uuid, role text, service text, organisation text, purpose text,
  looks int, odd_looks int, shown boolean, idle boolean) LANGUAGE sql STABLE AS $$
  WITH looked AS MATERIALIZED (
    SELECT d.child, d.details ->> 'person' AS person, d.details ->> 'role' AS role, d.details ->> 'service' AS service,
      d.details ->> 'organisation' AS organisation, d.details ->> 'purpose' AS purpose, count(*)::int AS looks,
      (count(*) FILTER (WHERE NOT ((d.at AT TIME ZONE 'Europe/Oslo')::time >= day_from
        AND (d.at AT TIME ZONE 'Europe/Oslo')::time < day_to)))::int AS odd_looks,
      bool_or(d.details -> 'slices' <> '[]'::jsonb) AS shown
    FROM registry.find_overseen(officer, today, trusted_since) AS o
    -- By the index for each child: OFFSET keeps the planner from reading the whole of it for the day.
    CROSS JOIN LATERAL (
      SELECT one.child, one.at, one.details FROM audit.disclosure AS one
      WHERE one.child = o.child AND one.at >= day::timestamp AT TIME ZONE 'Europe/Oslo'
      AND one.at < (day + 1)::timestamp AT TIME ZONE 'Europe/Oslo' OFFSET 0) AS d
    GROUP BY 1, 2, 3, 4, 5, 6
  ), place AS MATERIALIZED (
    SELECT seen.child, (
      registry.register_read_at(seen.child)::timestamptz > fresh_since AND (
        SELECT l.body ->> 'addressProtection' FROM registry.ledger AS l
        WHERE l.child = seen.child AND l.kind = 'REGISTER_READ' ORDER BY l.seq DESC LIMIT 1) = 'UGRADERT') IS TRUE AS told
    FROM (SELECT DISTINCT looked.child FROM looked) AS seen
  )
  SELECT looked.child, CASE WHEN place.told THEN looked.person::uuid END, looked.role, looked.service,
    CASE WHEN place.told THEN looked.organisation END, looked.purpose, looked.looks, looked.odd_looks, looked.shown,
    looked.shown AND looked.role IS NOT NULL
    AND NOT EXISTS (
      SELECT FROM registry.ledger AS work
      WHERE work.child = looked.child AND work.at >= work_since::timestamp AT TIME ZONE 'Europe/Oslo'
      AND work.at < (day + 1)::timestamp AT TIME ZONE 'Europe/Oslo'
      AND work.kind IN (
        'DIRECTIVE_GIVEN', 'DIRECTIVE_SIGNED', 'SIGNATURE_RECORDED', 'SIGNATURE_CONFIRMED', 'DIRECTIVE_REFUSED',
        'DIRECTIVE_WITHDRAWN', 'CHILD_HEARD', 'CONSENT_REQUESTED'))
    AND NOT EXISTS (
      SELECT FROM registry.membership AS m
      WHERE m.child = looked.child AND m.person = looked.person::uuid
      AND m.from_date >= work_since::text COLLATE "C" AND m.from_date <= day::text COLLATE "C")
  FROM looked JOIN place ON place.child = looked.child
$$;
