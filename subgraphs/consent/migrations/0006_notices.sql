-- Telling a family that there is something to see: where to, and what has been told.

-- Where a person wants to be told. The person's own word, and gone when they take it back.
CREATE TABLE registry.contact_address (
  person uuid PRIMARY KEY,
  email text NOT NULL
);

-- What each person has been told of, written in the transaction that hands the message over.
CREATE TABLE registry.notice (
  seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  told_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  person uuid NOT NULL,
  -- What it was about, and at which stage: the ids of an ending, a signature or a request. Told to nobody.
  key text NOT NULL,
  UNIQUE (person, key)
);

CREATE TRIGGER notice_is_append_only BEFORE UPDATE OR DELETE ON registry.notice
  FOR EACH ROW EXECUTE FUNCTION registry.refuse_change();
CREATE TRIGGER notice_is_never_truncated BEFORE TRUNCATE ON registry.notice
  FOR EACH STATEMENT EXECUTE FUNCTION registry.refuse_change();

-- Directives that are not over, and what a family is told of as it happens.
CREATE INDEX ledger_by_end ON registry.ledger (((body ->> 'validTo') COLLATE "C")) WHERE kind = 'DIRECTIVE_GIVEN';
CREATE INDEX ledger_to_tell ON registry.ledger (at) WHERE kind IN ('SIGNATURE_RECORDED', 'CONSENT_REQUESTED');
