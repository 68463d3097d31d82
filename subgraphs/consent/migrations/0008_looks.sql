-- Looks that show no slice: at the registry's own fields, by an office, or while the family's word is being written.

-- The offices someone holds on a date in Norway, in one order: compared as they are.
CREATE FUNCTION registry.list_offices(holder uuid, today date) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'officerOf', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('municipality', o.municipality, 'organisation', o.organisation)
        ORDER BY o.municipality, o.organisation), '[]'::jsonb)
      FROM registry.officer AS o
      WHERE o.person = holder AND o.from_date <= today AND coalesce(o.to_date > today, true)),
    'registrarOf', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('municipality', r.municipality, 'organisation', r.organisation)
        ORDER BY r.municipality, r.organisation), '[]'::jsonb)
      FROM registry.registrar AS r
      WHERE r.person = holder AND r.from_date <= today AND coalesce(r.to_date > today, true)))
$$;

-- As before, and of each caller the offices they hold.
CREATE OR REPLACE FUNCTION gateway.read_facts(
  callers text[], children uuid[], known_versions bigint[], known_table bigint)
RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT jsonb_build_object(
    'now', registry.to_instant(clock_timestamp()),
    'callers', (SELECT coalesce(jsonb_object_agg(p.national_identity_number, p.id), '{}'::jsonb)
                FROM registry.person AS p WHERE p.national_identity_number = ANY (callers)),
    'offices', (SELECT coalesce(jsonb_object_agg(p.id,
                  registry.list_offices(p.id, (clock_timestamp() AT TIME ZONE 'Europe/Oslo')::date)), '{}'::jsonb)
                FROM registry.person AS p WHERE p.national_identity_number = ANY (callers)),
    'legalTable', (SELECT jsonb_build_object(
                     'seq', t.seq, 'rows', CASE WHEN t.seq IS DISTINCT FROM known_table THEN t.legal_rows END)
                   FROM registry.legal_table AS t ORDER BY t.seq DESC LIMIT 1),
    'children', registry.read_facts(children, known_versions))
$$;

-- As before, and an item may also have
--   offices: those by which its children were shown; whoever holds others by now is decided about again.
--   withoutLock: true for a child whose lock was not had in time, and of whom no slice is shown. What is shown of the child
--   is then what the registry has committed by now, and it is recorded.
-- Errors: also 22023 when a slice is shown without the lock.
CREATE OR REPLACE FUNCTION gateway.commit_disclosure(items jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '250ms' AS $$
DECLARE
  key bigint;
  moment timestamptz;
  newest bigint;
  changed jsonb;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a disclosure commits under read committed only' USING ERRCODE = '25001';
  END IF;
  IF EXISTS (
    SELECT FROM jsonb_array_elements(items) AS item, jsonb_array_elements(item -> 'records') AS record
    WHERE item -> 'withoutLock' = 'true'::jsonb AND record #> '{leaf,slices}' IS DISTINCT FROM '[]'::jsonb
  ) THEN
    RAISE EXCEPTION 'a slice is shown under the lock only' USING ERRCODE = '22023';
  END IF;
  FOR key IN
    SELECT DISTINCT registry.lock_key((item ->> 'child')::uuid) FROM jsonb_array_elements(items) AS item
    WHERE item -> 'withoutLock' IS DISTINCT FROM 'true'::jsonb ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock_shared(key);
  END LOOP;
  -- Whoever records a new legal table holds this one alone.
  PERFORM pg_advisory_xact_lock_shared(registry.legal_table_lock());

  moment := clock_timestamp();
  newest := (SELECT max(seq) FROM registry.legal_table);
  SELECT jsonb_agg(item -> 'child') INTO changed
    FROM jsonb_array_elements(items) AS item
    LEFT JOIN registry.child AS c ON c.id = (item ->> 'child')::uuid
    WHERE (c.version = (item ->> 'version')::bigint AND (item ->> 'legalTable')::bigint = newest
           AND (item ->> 'validUntil')::timestamptz > moment
           AND CASE WHEN item ? 'offices' THEN item -> 'offices' = registry.list_offices(
             (item #>> '{records,0,leaf,person}')::uuid, (moment AT TIME ZONE 'Europe/Oslo')::date) ELSE true END
          ) IS NOT TRUE;
  IF changed IS NOT NULL THEN
    RETURN jsonb_build_object('committed', false, 'changed', changed);
  END IF;

  INSERT INTO audit.disclosure (id, at, child, leaf)
    SELECT (record ->> 'id')::uuid, moment, (item ->> 'child')::uuid, record -> 'leaf'
    FROM jsonb_array_elements(items) AS item, jsonb_array_elements(item -> 'records') AS record
    ON CONFLICT (id) DO NOTHING;
  RETURN jsonb_build_object('committed', true, 'changed', '[]'::jsonb);
END $$;
