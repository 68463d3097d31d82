-- The record of access: one row per disclosure, written in the transaction that lets the answer leave.
CREATE SCHEMA audit;

CREATE TABLE audit.disclosure (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  id uuid NOT NULL UNIQUE,
  at timestamptz NOT NULL,
  child uuid NOT NULL,
  -- What was disclosed to whom, why and by which directive. Never the records themselves.
  leaf jsonb NOT NULL
);
CREATE INDEX disclosure_by_child ON audit.disclosure (child, seq);

CREATE TRIGGER disclosure_is_append_only BEFORE UPDATE OR DELETE ON audit.disclosure
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER disclosure_is_never_truncated BEFORE TRUNCATE ON audit.disclosure
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();
