-- A grant acts once: whoever has captured one within its ten seconds can have it answered, and can't act with it again.
-- The table is what all replicas of the registry share.
CREATE TABLE registry.used_grant (
  jti text PRIMARY KEY,
  used_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX used_grant_by_time ON registry.used_grant (used_at);

-- True the first time. What is remembered for longer than any grant lasts is let go, some of it each time.
CREATE FUNCTION registry.use_grant(grant_id text) RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM registry.used_grant WHERE jti IN (
    SELECT u.jti FROM registry.used_grant AS u WHERE u.used_at < clock_timestamp() - interval '1 minute'
    LIMIT 100 FOR UPDATE SKIP LOCKED);
  INSERT INTO registry.used_grant (jti) VALUES (grant_id) ON CONFLICT DO NOTHING;
  RETURN FOUND;
END $$;
