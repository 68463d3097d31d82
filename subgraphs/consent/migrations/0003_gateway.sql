-- All that the gateway can do in the database: two functions. Its role may execute them and nothing else.
CREATE SCHEMA gateway;

CREATE FUNCTION gateway.read_facts(callers text[], children uuid[], known_versions bigint[]) RETURNS jsonb
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT jsonb_build_object(
    'now', registry.to_instant(clock_timestamp()),
    'callers', (SELECT coalesce(jsonb_object_agg(p.national_identity_number, p.id), '{}'::jsonb)
                FROM registry.person AS p WHERE p.national_identity_number = ANY (callers)),
    'children', registry.read_facts(children, known_versions))
$$;

-- Records disclosures and lets the answer leave, unless something a decision was made from has changed since: then
-- nothing is recorded, and the children concerned are returned for a new decision.
-- Each item: {child, version, validUntil, records: [{id, leaf}]}. An id recorded before is not recorded again.
-- The locks are taken in a statement of their own: the next statement's snapshot then sees every writer that held them.
-- Errors: 55P03 when a lock is not had in time; 25001 under an isolation level whose snapshot is older than the locks.
CREATE FUNCTION gateway.commit_disclosure(items jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '250ms' AS $$
DECLARE
  key bigint;
  moment timestamptz;
  changed jsonb;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a disclosure commits under read committed only' USING ERRCODE = '25001';
  END IF;
  FOR key IN
    SELECT DISTINCT registry.lock_key((item ->> 'child')::uuid) FROM jsonb_array_elements(items) AS item ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock_shared(key);
  END LOOP;

  moment := clock_timestamp();
  SELECT jsonb_agg(item -> 'child') INTO changed
    FROM jsonb_array_elements(items) AS item
    LEFT JOIN registry.child AS c ON c.id = (item ->> 'child')::uuid
    WHERE (c.version = (item ->> 'version')::bigint AND (item ->> 'validUntil')::timestamptz > moment) IS NOT TRUE;
  IF changed IS NOT NULL THEN
    RETURN jsonb_build_object('committed', false, 'changed', changed);
  END IF;

  INSERT INTO audit.disclosure (id, at, child, leaf)
    SELECT (record ->> 'id')::uuid, moment, (item ->> 'child')::uuid, record -> 'leaf'
    FROM jsonb_array_elements(items) AS item, jsonb_array_elements(item -> 'records') AS record
    ON CONFLICT (id) DO NOTHING;
  RETURN jsonb_build_object('committed', true, 'changed', '[]'::jsonb);
END $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA gateway FROM PUBLIC;

DO $$
BEGIN
  CREATE ROLE samsyn_gateway NOLOGIN;
EXCEPTION
  -- Roles belong to the whole server: another database of it has made this one already, perhaps just now.
  WHEN duplicate_object OR unique_violation THEN NULL;
END $$;

GRANT USAGE ON SCHEMA gateway TO samsyn_gateway;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA gateway TO samsyn_gateway;
