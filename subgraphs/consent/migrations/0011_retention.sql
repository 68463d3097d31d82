-- Erasing a child when the time to keep its records is over: the records go, and with them the key that the log's leaves of
-- the child were made with. The leaves stand, and one more says that the rest is gone.

-- What is append-only lets go of a row in audit.erase_child alone, which says whose. That keeps others from a mistake; from
-- whoever owns the database it is the log that keeps.
-- Its argument is the column that tells whose row it is.
CREATE FUNCTION audit.refuse_unless_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND (to_jsonb(OLD) ->> TG_ARGV[0]) = ANY (
    string_to_array(coalesce(current_setting('samsyn.erasing', true), ''), ',')) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
END $$;

DROP TRIGGER ledger_is_append_only ON registry.ledger;
CREATE TRIGGER ledger_is_append_only BEFORE UPDATE OR DELETE ON registry.ledger
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_unless_erased('child');
DROP TRIGGER disclosure_is_append_only ON audit.disclosure;
CREATE TRIGGER disclosure_is_append_only BEFORE UPDATE OR DELETE ON audit.disclosure
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_unless_erased('child');
DROP TRIGGER notice_is_append_only ON registry.notice;
CREATE TRIGGER notice_is_append_only BEFORE UPDATE OR DELETE ON registry.notice
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_unless_erased('person');
DROP TRIGGER subject_is_never_changed ON audit.subject;
CREATE TRIGGER subject_is_append_only BEFORE UPDATE OR DELETE ON audit.subject
  FOR EACH ROW EXECUTE FUNCTION audit.refuse_unless_erased('child');

-- Children whose 25th birthday is so many years ago: a record is kept until then (arkivforskriften and the sectors' own
-- rules set how long after). Of a child without a date of birth nobody knows.
CREATE FUNCTION audit.list_outlived(years int, today text) RETURNS SETOF uuid LANGUAGE sql STABLE AS $$
  SELECT c.id FROM registry.child AS c
  WHERE registry.birthday(c.birth_date, 25 + years) <= today COLLATE "C" ORDER BY c.id
$$;

-- Erases all that there is of a child: records, key and projections, and those persons, the child and its family, who are
-- nothing else here. What is left of them are ids that tell of nobody.
-- False: there is no such child.
-- Errors: 55000 while something of the child is no leaf yet.
CREATE FUNCTION audit.erase_child(child_id uuid) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  pseudonym_of_child text;
  entered bigint;
  family uuid[];
  nothing_else uuid[];
BEGIN
  PERFORM registry.lock_children(ARRAY[child_id]);
  IF NOT EXISTS (SELECT FROM registry.child AS c WHERE c.id = child_id) THEN
    RETURN false;
  END IF;
  -- The sequencer adds no leaf of the child while this row is held, and none at all when it is gone.
  SELECT s.pseudonym INTO pseudonym_of_child FROM audit.subject AS s WHERE s.child = child_id FOR UPDATE;
  IF EXISTS (
    SELECT FROM audit.pending AS p JOIN registry.ledger AS l ON p.kind = 'LEDGER' AND l.seq = p.source
    WHERE l.child = child_id
    UNION ALL
    SELECT FROM audit.pending AS p JOIN audit.disclosure AS d ON p.kind = 'DISCLOSURE' AND d.seq = p.source
    WHERE d.child = child_id
  ) THEN
    RAISE EXCEPTION 'something of the child is pending' USING ERRCODE = '55000';
  END IF;
  IF pseudonym_of_child IS NOT NULL THEN
    INSERT INTO audit.erasure (at, pseudonym) VALUES (clock_timestamp(), pseudonym_of_child) RETURNING seq INTO entered;
    INSERT INTO audit.pending (kind, source) VALUES ('ERASURE', entered);
  END IF;

  family := ARRAY(SELECT child_id UNION SELECT r.person FROM registry.relative AS r WHERE r.child = child_id);
  DELETE FROM registry.membership AS m WHERE m.child = child_id;
  DELETE FROM registry.relative AS r WHERE r.child = child_id;
  DELETE FROM registry.helping AS h WHERE h.child = child_id;
  DELETE FROM registry.spoken AS s WHERE s.child = child_id;
  DELETE FROM registry.child AS c WHERE c.id = child_id;
  nothing_else := ARRAY(
    SELECT f.person FROM unnest(family) AS f (person)
    WHERE NOT EXISTS (SELECT FROM registry.child AS c WHERE c.id = f.person)
    AND NOT EXISTS (SELECT FROM registry.relative AS r WHERE r.person = f.person)
    AND NOT EXISTS (SELECT FROM registry.spoken AS s WHERE s.person = f.person)
    AND NOT EXISTS (SELECT FROM registry.membership AS m WHERE m.person = f.person)
    AND NOT EXISTS (SELECT FROM registry.officer AS o WHERE o.person = f.person)
    AND NOT EXISTS (SELECT FROM registry.registrar AS g WHERE g.person = f.person));

  PERFORM set_config('samsyn.erasing', array_to_string(child_id || family, ','), true);
  -- A notice's key has the id of the directive or the request that it was about.
  DELETE FROM registry.notice AS n WHERE n.person = ANY (nothing_else) OR (n.person = ANY (family)
    AND split_part(n.key, ':', 2) IN (SELECT l.body ->> 'id' FROM registry.ledger AS l WHERE l.child = child_id));
  -- What has a leaf: a look that is recorded just now is the first of a new key.
  DELETE FROM audit.disclosure AS d WHERE d.child = child_id
    AND EXISTS (SELECT FROM audit.leaf AS l WHERE l.kind = 'DISCLOSURE' AND l.source = d.seq);
  DELETE FROM registry.ledger AS l WHERE l.child = child_id;
  DELETE FROM audit.subject AS s WHERE s.child = child_id;
  DELETE FROM registry.contact_address AS a WHERE a.person = ANY (nothing_else);
  DELETE FROM registry.person AS p WHERE p.id = ANY (nothing_else);
  PERFORM set_config('samsyn.erasing', '', true);
  RETURN true;
END $$;

REVOKE ALL ON FUNCTION audit.refuse_unless_erased(), audit.list_outlived(int, text), audit.erase_child(uuid) FROM PUBLIC;
