-- The registry: who is who, the ledger of every input of a decision, and two projections to find children by.
-- The ledger is append-only; facts are folded from it. Nothing refers to registry.child by foreign key: a key lock
-- together with the advisory locks below would deadlock.

CREATE SCHEMA registry;

CREATE TABLE registry.person (
  id uuid PRIMARY KEY,
  national_identity_number text NOT NULL UNIQUE CHECK (national_identity_number ~ '^[0-9]{11}$'),
  display_name text NOT NULL
);

-- A child is a person with the same id. The version rises with every input of a decision about the child.
CREATE TABLE registry.child (
  id uuid PRIMARY KEY,
  version bigint NOT NULL DEFAULT 0,
  municipality text
);
CREATE INDEX child_by_municipality ON registry.child (municipality);

CREATE TABLE registry.ledger (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  child uuid NOT NULL,
  at timestamptz NOT NULL,
  actor uuid,
  kind text NOT NULL CHECK (kind IN (
    'REGISTER_READ', 'MEMBER_ADDED', 'MEMBER_REMOVED',
    'DIRECTIVE_GIVEN', 'DIRECTIVE_SIGNED', 'DIRECTIVE_REFUSED', 'DIRECTIVE_WITHDRAWN')),
  body jsonb NOT NULL
);
CREATE INDEX ledger_by_child ON registry.ledger (child, seq);

-- Projections: whom a person may find. Whether they may is decided from the ledger.
CREATE TABLE registry.membership (
  id uuid PRIMARY KEY,
  child uuid NOT NULL,
  person uuid NOT NULL
);
CREATE INDEX membership_by_person ON registry.membership (person, child);

CREATE TABLE registry.relative (
  child uuid NOT NULL,
  person uuid NOT NULL,
  PRIMARY KEY (person, child)
);

-- Privacy officers (personvernombud) and the municipality each answers for.
CREATE TABLE registry.officer (
  person uuid NOT NULL,
  municipality text NOT NULL,
  organisation text NOT NULL,
  from_date date NOT NULL,
  to_date date,
  PRIMARY KEY (person, municipality)
);

CREATE FUNCTION registry.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON registry.ledger
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER ledger_is_never_truncated BEFORE TRUNCATE ON registry.ledger
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();

-- One lock per child. Writers take it exclusively, a disclosure commit shared; always in the order of the keys.
CREATE FUNCTION registry.lock_key(child uuid) RETURNS bigint LANGUAGE sql IMMUTABLE AS
  $$ SELECT hashtextextended(child::text, 4020) $$;

CREATE FUNCTION registry.lock_children(children uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  key bigint;
BEGIN
  FOR key IN SELECT DISTINCT registry.lock_key(c) FROM unnest(children) AS c ORDER BY 1 LOOP
    PERFORM pg_advisory_xact_lock(key);
  END LOOP;
END $$;

-- Instants as the decision compares them: UTC, milliseconds, a trailing Z.
CREATE FUNCTION registry.to_instant(at timestamptz) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') $$;

-- Appends one event and raises the version. The caller holds the child's exclusive lock.
CREATE FUNCTION registry.append(child_id uuid, happened timestamptz, person uuid, event text, details jsonb)
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
      UNION SELECT child_id, child_id;
  END IF;
END $$;

-- What a decision about some children is made from, in one snapshot. Events are left out for a child whose version the
-- reader already knows.
CREATE FUNCTION registry.read_facts(children uuid[], known_versions bigint[]) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'id', c.id,
    'version', c.version,
    'nationalIdentityNumber', p.national_identity_number,
    'events', CASE WHEN c.version IS DISTINCT FROM asked.known THEN (
      SELECT jsonb_agg(jsonb_build_object(
        'at', registry.to_instant(l.at), 'actor', l.actor, 'kind', l.kind, 'body', l.body) ORDER BY l.seq)
      FROM registry.ledger AS l WHERE l.child = c.id) END,
    'parents', CASE WHEN c.version IS DISTINCT FROM asked.known THEN (
      SELECT jsonb_object_agg(parent.id, parent.national_identity_number)
      FROM registry.person AS parent
      WHERE parent.id IN (
        SELECT jsonb_array_elements_text(l.body -> 'parents')::uuid FROM registry.ledger AS l
        WHERE l.child = c.id AND l.kind = 'REGISTER_READ')) END
  )), '[]'::jsonb)
  FROM unnest(children, known_versions) AS asked (id, known)
  JOIN registry.child AS c ON c.id = asked.id
  JOIN registry.person AS p ON p.id = c.id
$$;
