-- The log: each disclosure and each event of the ledger becomes a leaf of a Merkle tree (RFC 6962), so that nothing of what
-- was recorded can be changed unseen. A leaf names nobody: it has a pseudonym of the child and a digest of the record, both
-- made with a key of that child's own. With the key gone the leaf still stands, and tells of no one.

-- A leaf is the tree's; what a disclosure holds is its details.
ALTER TABLE audit.disclosure RENAME COLUMN leaf TO details;

-- Records that are no leaf yet, in the order they were written; written in the record's own transaction.
CREATE TABLE audit.pending (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('DISCLOSURE', 'LEDGER', 'ERASURE')),
  -- The record's own seq, in audit.disclosure, registry.ledger or audit.erasure.
  source bigint NOT NULL,
  UNIQUE (kind, source)
);

-- The key of each child of whom there is a leaf. Erasing a child is losing it.
CREATE TABLE audit.subject (
  child uuid PRIMARY KEY,
  key bytea NOT NULL CHECK (length(key) = 32),
  pseudonym text NOT NULL UNIQUE
);

-- That all that was recorded of a child is gone, because its time was over.
CREATE TABLE audit.erasure (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  pseudonym text NOT NULL
);

CREATE TABLE audit.leaf (
  -- From 0, without a gap.
  number bigint PRIMARY KEY CHECK (number >= 0),
  kind text NOT NULL,
  source bigint NOT NULL,
  -- RFC 8785. The bytes that are hashed.
  leaf text NOT NULL,
  UNIQUE (kind, source)
);

-- Hashes of the complete subtrees: that at (level, index) is over the leaves from index * 2^level on, 2^level of them.
CREATE TABLE audit.node (
  level smallint NOT NULL,
  index bigint NOT NULL,
  hash bytea NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (level, index)
);

CREATE TABLE audit.checkpoint (
  size bigint PRIMARY KEY,
  -- C2SP tlog-checkpoint, signed.
  note text NOT NULL
);

CREATE TRIGGER subject_is_never_changed BEFORE UPDATE ON audit.subject
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER subject_is_never_truncated BEFORE TRUNCATE ON audit.subject
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER pending_is_never_changed BEFORE UPDATE ON audit.pending
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER pending_is_never_truncated BEFORE TRUNCATE ON audit.pending
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER erasure_is_append_only BEFORE UPDATE OR DELETE ON audit.erasure
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER erasure_is_never_truncated BEFORE TRUNCATE ON audit.erasure
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER leaf_is_append_only BEFORE UPDATE OR DELETE ON audit.leaf
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER leaf_is_never_truncated BEFORE TRUNCATE ON audit.leaf
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER node_is_append_only BEFORE UPDATE OR DELETE ON audit.node
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER node_is_never_truncated BEFORE TRUNCATE ON audit.node
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER checkpoint_is_append_only BEFORE UPDATE OR DELETE ON audit.checkpoint
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER checkpoint_is_never_truncated BEFORE TRUNCATE ON audit.checkpoint
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();

-- Instants as they are stored, to the microsecond: what a leaf tells apart.
CREATE FUNCTION audit.to_exact_instant(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') $$;

-- A record as its leaf is made of: all that its row holds. No row: null.
CREATE FUNCTION audit.read_record(record_kind text, record_source bigint) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT CASE record_kind
    WHEN 'DISCLOSURE' THEN (
      SELECT jsonb_build_object('id', d.id, 'at', audit.to_exact_instant(d.at), 'child', d.child,
        'details', jsonb_build_object('seq', d.seq::text, 'child', d.child, 'disclosed', d.details))
      FROM audit.disclosure AS d WHERE d.seq = record_source)
    WHEN 'LEDGER' THEN (
      SELECT jsonb_build_object('id', l.seq::text, 'at', audit.to_exact_instant(l.at), 'child', l.child,
        'details', jsonb_build_object('seq', l.seq::text, 'child', l.child, 'actor', l.actor, 'kind', l.kind, 'body', l.body))
      FROM registry.ledger AS l WHERE l.seq = record_source)
    WHEN 'ERASURE' THEN (
      SELECT jsonb_build_object('id', e.seq::text, 'at', audit.to_exact_instant(e.at), 'child', NULL,
        'pseudonym', e.pseudonym, 'details', NULL)
      FROM audit.erasure AS e WHERE e.seq = record_source)
  END
$$;

-- What has been recorded already.
INSERT INTO audit.pending (kind, source) SELECT 'LEDGER', l.seq FROM registry.ledger AS l ORDER BY l.seq;
INSERT INTO audit.pending (kind, source) SELECT 'DISCLOSURE', d.seq FROM audit.disclosure AS d ORDER BY d.seq;

CREATE OR REPLACE FUNCTION registry.append(child_id uuid, happened timestamptz, person uuid, event text, details jsonb)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  entered bigint;
BEGIN
  INSERT INTO registry.child (id, version) VALUES (child_id, 1)
    ON CONFLICT (id) DO UPDATE SET version = registry.child.version + 1;
  INSERT INTO registry.ledger (child, at, actor, kind, body) VALUES (child_id, happened, person, event, details)
    RETURNING seq INTO entered;
  INSERT INTO audit.pending (kind, source) VALUES ('LEDGER', entered);
  PERFORM registry.project(child_id, person, event, details);
END $$;

-- Lets answers leave, and records what they disclose; each as a whole, or not at all. Several are taken at once because
-- they came at once: what becomes of one is nothing to the others.
-- Each answer is a list of items {child, version, legalTable, validUntil, offices?, withoutLock?, records: [{id, details}]};
-- the result has {committed, changed} for each, in their order. An answer is not recorded when something one of its
-- decisions was made from has changed since: then `changed` names the children for a new decision. A record's id that was
-- recorded before is not recorded again.
-- The locks are taken in a statement of their own: the next statement's snapshot then sees every writer that held them.
-- Errors, and then no answer is recorded: 55P03 when a lock is not had in time; 25001 under an isolation level whose snapshot
-- is older than the locks; 22023 when a slice is shown without the lock.
DROP FUNCTION gateway.commit_disclosure(jsonb);
CREATE FUNCTION gateway.commit_disclosures(answers jsonb) RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET lock_timeout = '250ms'
SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  key bigint;
  moment timestamptz;
  newest bigint;
  results jsonb;
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'a disclosure commits under read committed only' USING ERRCODE = '25001';
  END IF;
  IF EXISTS (
    SELECT FROM jsonb_array_elements(answers) AS answer, jsonb_array_elements(answer) AS item,
      jsonb_array_elements(item -> 'records') AS record
    WHERE item -> 'withoutLock' = 'true'::jsonb AND record #> '{details,slices}' IS DISTINCT FROM '[]'::jsonb
  ) THEN
    RAISE EXCEPTION 'a slice is shown under the lock only' USING ERRCODE = '22023';
  END IF;
  FOR key IN
    SELECT DISTINCT registry.lock_key((item ->> 'child')::uuid)
    FROM jsonb_array_elements(answers) AS answer, jsonb_array_elements(answer) AS item
    WHERE item -> 'withoutLock' IS DISTINCT FROM 'true'::jsonb ORDER BY 1
  LOOP
    PERFORM pg_advisory_xact_lock_shared(key);
  END LOOP;
  -- Whoever records a new legal table holds this one alone.
  PERFORM pg_advisory_xact_lock_shared(registry.legal_table_lock());

  moment := clock_timestamp();
  newest := (SELECT max(seq) FROM registry.legal_table);
  SELECT jsonb_agg(jsonb_build_object('committed', judged.changed IS NULL, 'changed', coalesce(judged.changed, '[]'::jsonb))
    ORDER BY judged.place) INTO results
  FROM (
    SELECT answer.place, jsonb_agg(item -> 'child') FILTER (
      WHERE (c.version = (item ->> 'version')::bigint AND (item ->> 'legalTable')::bigint = newest
             AND (item ->> 'validUntil')::timestamptz > moment
             AND CASE WHEN item ? 'offices' THEN item -> 'offices' = registry.list_offices(
               (item #>> '{records,0,details,person}')::uuid, (moment AT TIME ZONE 'Europe/Oslo')::date) ELSE true END
            ) IS NOT TRUE) AS changed
    FROM jsonb_array_elements(answers) WITH ORDINALITY AS answer (items, place), jsonb_array_elements(answer.items) AS item
    LEFT JOIN registry.child AS c ON c.id = (item ->> 'child')::uuid
    GROUP BY answer.place
  ) AS judged;

  WITH recorded AS (
    INSERT INTO audit.disclosure (id, at, child, details)
      SELECT (record ->> 'id')::uuid, moment, (item ->> 'child')::uuid, record -> 'details'
      FROM jsonb_array_elements(answers) WITH ORDINALITY AS answer (items, place),
        jsonb_array_elements(answer.items) AS item, jsonb_array_elements(item -> 'records') AS record
      WHERE (results #> ARRAY[(answer.place - 1)::text, 'committed'])::boolean
      ON CONFLICT (id) DO NOTHING
      RETURNING seq
  )
  INSERT INTO audit.pending (kind, source) SELECT 'DISCLOSURE', recorded.seq FROM recorded ORDER BY recorded.seq;
  RETURN results;
END $$;

-- All that the sequencer can do: see what is pending, and add leaves. One leads at a time, by an advisory lock of its
-- transaction; the size it expects keeps it from adding where another has.
CREATE SCHEMA sequencer;

CREATE FUNCTION sequencer.leader_lock() RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT pg_catalog.hashtextextended('sequencer', 4020) $$;

-- How many leaves there are, the hashes of the largest complete subtrees they make up, from the left, and the newest
-- checkpoint (null: none).
CREATE FUNCTION sequencer.read_tree() RETURNS jsonb
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  size bigint := coalesce((SELECT max(l.number) + 1 FROM audit.leaf AS l), 0);
  covered bigint := 0;
  hashes jsonb := '[]';
BEGIN
  FOR height IN REVERSE 62..0 LOOP
    IF size & (1::bigint << height) <> 0 THEN
      hashes := hashes || jsonb_build_array((
        SELECT encode(n.hash, 'hex') FROM audit.node AS n WHERE n.level = height AND n.index = covered >> height));
      covered := covered + (1::bigint << height);
    END IF;
  END LOOP;
  RETURN jsonb_build_object('size', size, 'hashes', hashes,
    'note', (SELECT c.note FROM audit.checkpoint AS c ORDER BY c.size DESC LIMIT 1));
END $$;

-- The oldest records that are no leaf yet: {seq, kind, source, id, at, child, details, key, pseudonym}; without id when the
-- record is gone. `key` (hex) is null for a child of whom there is no leaf.
-- passed: those of `seq` to leave out.
CREATE FUNCTION sequencer.take(most int, passed bigint[]) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce(jsonb_agg(
    jsonb_build_object('seq', p.seq, 'kind', p.kind, 'source', p.source, 'key', encode(s.key, 'hex'))
      || coalesce(r.record, '{}'::jsonb)
    ORDER BY p.seq), '[]'::jsonb)
  FROM (
    SELECT * FROM audit.pending AS one
    WHERE NOT one.seq = ANY (passed)
    -- What has a leaf gets no other, whoever says that it is pending.
    AND NOT EXISTS (SELECT FROM audit.leaf AS l WHERE l.kind = one.kind AND l.source = one.source)
    ORDER BY one.seq LIMIT most) AS p
  CROSS JOIN LATERAL (SELECT audit.read_record(p.kind, p.source) AS record) AS r
  LEFT JOIN audit.subject AS s ON s.child = (r.record ->> 'child')::uuid
$$;

-- Adds leaves, and the checkpoint of the tree with them.
-- subjects: [{child, key, pseudonym}] of children who had no key. leaves: [{kind, source, leaf}] in their order. nodes:
-- [{level, index, hash}]. Keys and hashes are hex.
-- Errors: 40001 when the tree has another size by now, a record is no longer pending or a child's key is gone.
CREATE FUNCTION sequencer.append(expected_size bigint, subjects jsonb, leaves jsonb, nodes jsonb, note text) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
  gone bigint;
BEGIN
  IF coalesce((SELECT max(l.number) + 1 FROM audit.leaf AS l), 0) <> expected_size THEN
    RAISE EXCEPTION 'the tree has another size' USING ERRCODE = '40001';
  END IF;
  INSERT INTO audit.subject (child, key, pseudonym)
    SELECT (s ->> 'child')::uuid, decode(s ->> 'key', 'hex'), s ->> 'pseudonym' FROM jsonb_array_elements(subjects) AS s;
  -- Whoever erases a child holds its key's row: there is no leaf of a child after its erasure.
  PERFORM FROM audit.subject AS s
    WHERE s.pseudonym IN (SELECT (l ->> 'leaf')::jsonb ->> 'child' FROM jsonb_array_elements(leaves) AS l)
    ORDER BY s.pseudonym FOR KEY SHARE;
  IF EXISTS (
    SELECT FROM jsonb_array_elements(leaves) AS l
    WHERE l ->> 'kind' <> 'ERASURE'
    AND NOT EXISTS (SELECT FROM audit.subject AS s WHERE s.pseudonym = (l ->> 'leaf')::jsonb ->> 'child')
  ) THEN
    RAISE EXCEPTION 'a key is gone' USING ERRCODE = '40001';
  END IF;
  INSERT INTO audit.leaf (number, kind, source, leaf)
    SELECT expected_size + l.place - 1, l.leaf ->> 'kind', (l.leaf ->> 'source')::bigint, l.leaf ->> 'leaf'
    FROM jsonb_array_elements(leaves) WITH ORDINALITY AS l (leaf, place);
  INSERT INTO audit.node (level, index, hash)
    SELECT (n ->> 'level')::smallint, (n ->> 'index')::bigint, decode(n ->> 'hash', 'hex') FROM jsonb_array_elements(nodes) AS n;
  INSERT INTO audit.checkpoint (size, note) VALUES (expected_size + jsonb_array_length(leaves), append.note);
  DELETE FROM audit.pending AS p USING jsonb_array_elements(leaves) AS l
    WHERE p.kind = l ->> 'kind' AND p.source = (l ->> 'source')::bigint;
  GET DIAGNOSTICS gone = ROW_COUNT;
  IF gone <> jsonb_array_length(leaves) THEN
    RAISE EXCEPTION 'not all of it is pending' USING ERRCODE = '40001';
  END IF;
END $$;

-- All that a witness can do: read the newest checkpoint, and hashes that prove it holds what an older one held.
CREATE SCHEMA witness;

CREATE FUNCTION witness.read_checkpoint() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS
  $$ SELECT c.note FROM audit.checkpoint AS c ORDER BY c.size DESC LIMIT 1 $$;

-- Hashes of complete subtrees, hex, in the order asked; null where there is none.
CREATE FUNCTION witness.read_nodes(levels smallint[], indexes bigint[]) RETURNS jsonb
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT coalesce(jsonb_agg(encode(n.hash, 'hex') ORDER BY asked.place), '[]'::jsonb)
  FROM unnest(levels, indexes) WITH ORDINALITY AS asked (level, index, place)
  LEFT JOIN audit.node AS n ON n.level = asked.level AND n.index = asked.index
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA audit, gateway, sequencer, witness FROM PUBLIC;

DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['samsyn_sequencer', 'samsyn_witness', 'samsyn_auditor'] LOOP
    BEGIN
      EXECUTE format('CREATE ROLE %I NOLOGIN', role_name);
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN NULL;
    END;
  END LOOP;
END $$;

GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA gateway TO samsyn_gateway;
GRANT USAGE ON SCHEMA sequencer TO samsyn_sequencer;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA sequencer TO samsyn_sequencer;
GRANT USAGE ON SCHEMA witness TO samsyn_witness;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA witness TO samsyn_witness;
-- Whoever verifies reads the log and what it was made of, and writes nothing.
GRANT USAGE ON SCHEMA audit, registry TO samsyn_auditor;
GRANT SELECT ON ALL TABLES IN SCHEMA audit TO samsyn_auditor;
GRANT SELECT ON registry.ledger TO samsyn_auditor;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA audit TO samsyn_auditor;

-- What a family reports, and what the privacy officer answers.
ALTER TABLE registry.ledger DROP CONSTRAINT ledger_kind_check;
ALTER TABLE registry.ledger ADD CONSTRAINT ledger_kind_check CHECK (kind IN (
  'CHILD_REGISTERED', 'REGISTER_READ', 'CARE_ORDER_RECORDED', 'MEMBER_ADDED', 'MEMBER_REMOVED',
  'DIRECTIVE_GIVEN', 'DIRECTIVE_SIGNED', 'SIGNATURE_RECORDED', 'SIGNATURE_CONFIRMED', 'DIRECTIVE_REFUSED',
  'DIRECTIVE_WITHDRAWN', 'CHILD_HEARD', 'SLICES_KEPT', 'SLICES_RELEASED', 'CONSENT_REQUESTED',
  'LOOK_REPORTED', 'REPORT_ANSWERED'));
