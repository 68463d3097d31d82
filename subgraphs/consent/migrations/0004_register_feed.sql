-- When the population register was read, and so how far what it said may still be relied on. Rows are added when a reading
-- begins and when all of it counts, and never changed, so that a past decision can be replayed.
CREATE TABLE registry.register_feed (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  read_at timestamptz NOT NULL,
  -- A reading of the future would never grow old.
  recorded_at timestamptz NOT NULL DEFAULT clock_timestamp() CHECK (read_at <= recorded_at),
  -- Children whose family this reading did not tell of, or not wholly; null: it has begun, and vouches for none yet.
  missed uuid[]
);
CREATE INDEX register_feed_by_time ON registry.register_feed (read_at);

CREATE TRIGGER register_feed_is_append_only BEFORE UPDATE OR DELETE ON registry.register_feed
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER register_feed_is_never_truncated BEFORE TRUNCATE ON registry.register_feed
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();

-- When the register last told of a child; null: never.
CREATE FUNCTION registry.register_read_at(child_id uuid) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT registry.to_instant(f.read_at) FROM registry.register_feed AS f
  WHERE NOT child_id = ANY (f.missed) ORDER BY f.read_at DESC LIMIT 1
$$;

CREATE OR REPLACE FUNCTION registry.read_facts(children uuid[], known_versions bigint[]) RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'id', c.id,
    'version', c.version,
    'nationalIdentityNumber', p.national_identity_number,
    'registerReadAt', registry.register_read_at(c.id),
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
