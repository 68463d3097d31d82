-- Whom a person may find, known without reading any child's ledger: what takes time in proportion to a ledger is done of
-- children the person may find and of no others, or the time would tell that there is such a child. Whether the person
-- may see them is still decided from facts; nobody the decision lets see a child is left out here.

-- What decides for everybody alike. Not findable: the population register has not told of the child, or tells of a
-- strictly protected address, or of a grade nobody here knows.
ALTER TABLE registry.child
  ADD COLUMN findable boolean NOT NULL DEFAULT false,
  ADD COLUMN birth_date text COLLATE "C";

ALTER TABLE registry.membership
  ADD COLUMN role text,
  ADD COLUMN from_date text COLLATE "C",
  ADD COLUMN to_date text COLLATE "C",
  ADD COLUMN removed boolean NOT NULL DEFAULT false;

ALTER TABLE registry.relative
  ADD COLUMN guardian boolean NOT NULL DEFAULT false,
  ADD COLUMN verge boolean NOT NULL DEFAULT false,
  ADD COLUMN parent boolean NOT NULL DEFAULT false;

-- Organisations that have registered a child or had someone on the team.
CREATE TABLE registry.helping (
  organisation text NOT NULL,
  child uuid NOT NULL,
  PRIMARY KEY (organisation, child)
);

-- Who has said yes or no to which slice: a parent without parental responsibility finds the child by what they said of
-- their own affairs, and not otherwise.
CREATE TABLE registry.spoken (
  person uuid NOT NULL,
  child uuid NOT NULL,
  slice text NOT NULL,
  PRIMARY KEY (person, child, slice)
);

-- Brings the projections up to date with one event of a child who has a row.
CREATE FUNCTION registry.project(child_id uuid, person_id uuid, event text, details jsonb) RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  speaker uuid := coalesce((details ->> 'onBehalfOf')::uuid, person_id);
BEGIN
  IF event = 'CHILD_REGISTERED' OR event = 'MEMBER_ADDED' THEN
    INSERT INTO registry.helping (organisation, child) VALUES (details ->> 'organisation', child_id)
      ON CONFLICT DO NOTHING;
  END IF;
  IF event = 'MEMBER_ADDED' THEN
    INSERT INTO registry.membership (id, child, person, role, from_date, to_date)
      VALUES ((details ->> 'id')::uuid, child_id, (details ->> 'person')::uuid,
        details ->> 'role', details ->> 'from', details ->> 'to');
  ELSIF event = 'MEMBER_REMOVED' THEN
    UPDATE registry.membership AS m SET removed = true
      WHERE m.id = (details ->> 'membership')::uuid AND m.child = child_id;
  ELSIF event = 'REGISTER_READ' THEN
    UPDATE registry.child AS c SET
      municipality = details ->> 'municipality',
      -- What is no date tells no age.
      birth_date = substring(details ->> 'birthDate' FROM '^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$'),
      findable = coalesce(details ->> 'addressProtection' IN ('UGRADERT', 'FORTROLIG'), false)
      WHERE c.id = child_id;
    DELETE FROM registry.relative AS r WHERE r.child = child_id;
    INSERT INTO registry.relative (child, person, guardian, verge, parent)
      SELECT child_id, told.person, bool_or(told.guardian), bool_or(told.verge), bool_or(told.parent) FROM (
        SELECT (entry ->> 'person')::uuid, entry ->> 'kind' IS DISTINCT FROM 'ukjent', false, false
          FROM jsonb_array_elements(details -> 'responsibility') AS entry
        UNION ALL SELECT verge::uuid, false, true, false FROM jsonb_array_elements_text(details -> 'verger') AS verge
        UNION ALL SELECT parent::uuid, false, false, true FROM jsonb_array_elements_text(details -> 'parents') AS parent
        UNION ALL SELECT child_id, false, false, false
      ) AS told (person, guardian, verge, parent)
      GROUP BY told.person;
  ELSIF event = 'DIRECTIVE_GIVEN' THEN
    INSERT INTO registry.spoken (person, child, slice)
      SELECT speaker, child_id, slice FROM jsonb_array_elements_text(details -> 'slices') AS slice
      WHERE speaker IS NOT NULL ON CONFLICT DO NOTHING;
  ELSIF event = 'DIRECTIVE_SIGNED' OR event = 'SIGNATURE_CONFIRMED' THEN
    IF event = 'SIGNATURE_CONFIRMED' THEN
      -- Whose signature it is, as the witness who confirms it was told.
      SELECT (l.body ->> 'person')::uuid INTO speaker FROM registry.ledger AS l
        WHERE l.child = child_id AND l.kind = 'SIGNATURE_RECORDED' AND l.body ->> 'id' = details ->> 'signature'
        AND l.body ->> 'directive' = details ->> 'directive' AND l.body ->> 'witness' = person_id::text
        ORDER BY l.seq LIMIT 1;
    END IF;
    INSERT INTO registry.spoken (person, child, slice)
      SELECT speaker, child_id, slice
      FROM registry.ledger AS given, jsonb_array_elements_text(given.body -> 'slices') AS slice
      WHERE given.child = child_id AND given.kind = 'DIRECTIVE_GIVEN' AND given.body ->> 'id' = details ->> 'directive'
      AND speaker IS NOT NULL ON CONFLICT DO NOTHING;
  END IF;
END $$;

CREATE OR REPLACE FUNCTION registry.append(child_id uuid, happened timestamptz, person uuid, event text, details jsonb)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO registry.child (id, version) VALUES (child_id, 1)
    ON CONFLICT (id) DO UPDATE SET version = registry.child.version + 1;
  INSERT INTO registry.ledger (child, at, actor, kind, body) VALUES (child_id, happened, person, event, details);
  PERFORM registry.project(child_id, person, event, details);
END $$;

-- What is in the ledger already.
DELETE FROM registry.membership;
DELETE FROM registry.relative;
DO $$
DECLARE
  told record;
BEGIN
  FOR told IN SELECT l.child, l.actor, l.kind, l.body FROM registry.ledger AS l ORDER BY l.seq LOOP
    PERFORM registry.project(told.child, told.actor, told.kind, told.body);
  END LOOP;
END $$;

-- The day from which someone born on a date has lived so many years: born on 29 February, 1 March in a common year.
CREATE FUNCTION registry.birthday(born text, years int) RETURNS text LANGUAGE sql IMMUTABLE AS
  $$ SELECT to_char(make_date(split_part(born, '-', 1)::int + years, split_part(born, '-', 2)::int, 1)
       + split_part(born, '-', 3)::int - 1, 'YYYY-MM-DD') $$;

-- Children a person may find: as family, as one of the team or by an office. A child may come twice.
-- today: the date in Norway. of_age: the years from which guardians no longer speak for a child. trusted_since: nobody but
-- the family finds a child of whom the population register has not told since. own_affairs: the slices that are a parent's
-- own. by_office: whether offices count.
CREATE FUNCTION registry.find_children(
  seeker uuid, today text, of_age int, trusted_since timestamptz, own_affairs text[], by_office boolean)
RETURNS TABLE (child uuid) LANGUAGE sql STABLE AS $$
  SELECT near.child
  FROM (
    SELECT r.child, 'FAMILY' AS way, NULL AS role, NULL AS municipality, r.guardian, r.verge, r.parent
    FROM registry.relative AS r WHERE r.person = seeker
    UNION ALL
    SELECT m.child, 'TEAM', m.role, NULL, false, false, false
    FROM registry.membership AS m
    WHERE m.person = seeker AND NOT m.removed
    AND m.from_date <= today COLLATE "C" AND coalesce(m.to_date > today COLLATE "C", true)
    UNION ALL
    SELECT h.child, 'OFFICE', NULL, office.municipality, false, false, false
    FROM (
      SELECT o.municipality, o.organisation, o.person, o.from_date, o.to_date FROM registry.officer AS o
      UNION ALL
      SELECT g.municipality, g.organisation, g.person, g.from_date, g.to_date FROM registry.registrar AS g
    ) AS office
    JOIN registry.helping AS h ON h.organisation = office.organisation
    WHERE by_office AND office.person = seeker
    AND office.from_date <= today::date AND coalesce(office.to_date > today::date, true)
  ) AS near
  JOIN registry.child AS c ON c.id = near.child
  WHERE c.findable AND CASE near.way
    WHEN 'FAMILY' THEN
      c.id = seeker
      OR (near.guardian AND c.birth_date <= today COLLATE "C"
        AND registry.birthday(c.birth_date, of_age) > today COLLATE "C")
      OR (near.verge AND registry.birthday(c.birth_date, of_age) <= today COLLATE "C")
      OR (near.parent AND EXISTS (
        SELECT FROM registry.spoken AS s
        WHERE s.person = seeker AND s.child = near.child AND s.slice = ANY (own_affairs)))
    ELSE
      coalesce(near.municipality = c.municipality, near.way = 'TEAM')
      -- Helse- og omsorgstjenesteloven § 7-2 a: a barnekoordinator follows a child, not an adult.
      AND (near.role IS DISTINCT FROM 'CHILD_COORDINATOR' OR (c.birth_date <= today COLLATE "C"
        AND registry.birthday(c.birth_date, of_age) > today COLLATE "C"))
      AND EXISTS (
        SELECT FROM registry.register_feed AS feed
        WHERE feed.read_at > trusted_since AND NOT near.child = ANY (feed.missed))
      -- Nobody is of the family and in its service.
      AND NOT EXISTS (SELECT FROM registry.relative AS kin WHERE kin.person = seeker AND kin.child = near.child)
    END
$$;

-- Of some children those a person may find: their versions, and when the population register last told of them. A
-- function of its own, so that its plan is kept.
CREATE FUNCTION registry.read_found(
  seeker uuid, children uuid[], today text, of_age int, trusted_since timestamptz, own_affairs text[])
RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
BEGIN
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'id', c.id, 'version', c.version, 'registerReadAt', registry.register_read_at(c.id))), '[]'::jsonb)
    FROM registry.child AS c
    WHERE c.id IN (
      SELECT f.child FROM registry.find_children(seeker, today, of_age, trusted_since, own_affairs, true) AS f
      WHERE f.child = ANY (children)));
END $$;
