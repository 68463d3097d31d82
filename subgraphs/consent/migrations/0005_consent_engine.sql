-- What the consent engine needs beyond yes and no: intake, signatures on record, what a child keeps, requests, and the
-- legal table as it was at any moment.

ALTER TABLE registry.ledger DROP CONSTRAINT ledger_kind_check;
ALTER TABLE registry.ledger ADD CONSTRAINT ledger_kind_check CHECK (kind IN (
  'CHILD_REGISTERED', 'REGISTER_READ', 'CARE_ORDER_RECORDED', 'MEMBER_ADDED', 'MEMBER_REMOVED',
  'DIRECTIVE_GIVEN', 'DIRECTIVE_SIGNED', 'SIGNATURE_RECORDED', 'SIGNATURE_CONFIRMED', 'DIRECTIVE_REFUSED',
  'DIRECTIVE_WITHDRAWN', 'CHILD_HEARD', 'SLICES_KEPT', 'SLICES_RELEASED', 'CONSENT_REQUESTED'));

-- Who registers children and teams for an organisation in a municipality, and puts on record what families say.
CREATE TABLE registry.registrar (
  person uuid NOT NULL,
  municipality text NOT NULL,
  organisation text NOT NULL,
  from_date date NOT NULL,
  to_date date,
  PRIMARY KEY (person, municipality, organisation)
);

ALTER TABLE registry.officer DROP CONSTRAINT officer_pkey;
ALTER TABLE registry.officer ADD PRIMARY KEY (person, municipality, organisation);

-- The legal table each decision is made by, the country's rows and the municipalities' together. The newest holds; the
-- older ones are kept so that a past decision can be replayed.
CREATE TABLE registry.legal_table (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  legal_rows jsonb NOT NULL
);

CREATE FUNCTION registry.legal_table_lock() RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT hashtextextended('registry.legal_table', 4020) $$;

CREATE TRIGGER legal_table_is_append_only BEFORE UPDATE OR DELETE ON registry.legal_table
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER legal_table_is_never_truncated BEFORE TRUNCATE ON registry.legal_table
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();

-- A relative is whoever may find the child as family: decided from the ledger, found from here.
CREATE OR REPLACE FUNCTION registry.append(child_id uuid, happened timestamptz, person uuid, event text, details jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO registry.child (id, version) VALUES (child_id, 1)
    ON CONFLICT (id) DO UPDATE SET version = registry.child.version + 1;
  INSERT INTO registry.ledger (child, at, actor, kind, body) VALUES (child_id, happened, person, event, details);
  IF event = 'MEMBER_ADDED' THEN
    INSERT INTO registry.membership (id, child, person)
      VALUES ((details ->> 'id')::uuid, child_id, (details ->> 'person')::uuid);
  ELSIF event = 'REGISTER_READ' THEN
    UPDATE registry.child SET municipality = details ->> 'municipality' WHERE id = child_id;
    DELETE FROM registry.relative WHERE relative.child = child_id;
    INSERT INTO registry.relative (child, person)
      SELECT child_id, (entry ->> 'person')::uuid FROM jsonb_array_elements(details -> 'responsibility') AS entry
      UNION SELECT child_id, parent::uuid FROM jsonb_array_elements_text(details -> 'parents') AS parent
      UNION SELECT child_id, verge::uuid FROM jsonb_array_elements_text(details -> 'verger') AS verge
      UNION SELECT child_id, child_id;
  END IF;
END $$;

-- The facts' other half: the legal table, left out for a reader that has it. No table, no decision.
DROP FUNCTION gateway.read_facts(text[], uuid[], bigint[]);
CREATE FUNCTION gateway.read_facts(callers text[], children uuid[], known_versions bigint[], known_table bigint)
RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT jsonb_build_object(
    'now', registry.to_instant(clock_timestamp()),
    'callers', (SELECT coalesce(jsonb_object_agg(p.national_identity_number, p.id), '{}'::jsonb)
                FROM registry.person AS p WHERE p.national_identity_number = ANY (callers)),
    'legalTable', (SELECT jsonb_build_object(
                     'seq', t.seq, 'rows', CASE WHEN t.seq IS DISTINCT FROM known_table THEN t.legal_rows END)
                   FROM registry.legal_table AS t ORDER BY t.seq DESC LIMIT 1),
    'children', registry.read_facts(children, known_versions))
$$;

-- As before, and of each item also `legalTable`: the seq of the table its decision was made by.
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
  FOR key IN
    SELECT DISTINCT registry.lock_key((item ->> 'child')::uuid) FROM jsonb_array_elements(items) AS item ORDER BY 1
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
           AND (item ->> 'validUntil')::timestamptz > moment) IS NOT TRUE;
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
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA gateway TO samsyn_gateway;
