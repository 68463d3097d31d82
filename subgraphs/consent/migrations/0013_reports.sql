-- What families report, as the privacy officers read it; and what the registry holds of a person, for that person.

-- Reports, the newest first, and those of a child: no other event is read to find them.
CREATE INDEX ledger_reports ON registry.ledger (at, ((body ->> 'id') COLLATE "C")) WHERE kind = 'LOOK_REPORTED';
CREATE INDEX ledger_reports_by_child ON registry.ledger (child) WHERE kind = 'LOOK_REPORTED';

-- What someone did, and when they looked: all of it is found by who asks for it (GDPR art. 15).
CREATE INDEX ledger_by_actor ON registry.ledger (actor, seq) WHERE actor IS NOT NULL;
CREATE INDEX disclosure_by_person ON audit.disclosure ((details ->> 'person'), seq);

-- As before, and without the events of some kinds.
DROP FUNCTION registry.read_facts(uuid[], bigint[]);
CREATE FUNCTION registry.read_facts(children uuid[], known_versions bigint[], without text[] DEFAULT '{}')
RETURNS jsonb LANGUAGE sql AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_object(
    'id', c.id,
    'version', c.version,
    'nationalIdentityNumber', p.national_identity_number,
    'registerReadAt', registry.register_read_at(c.id),
    'events', CASE WHEN c.version IS DISTINCT FROM asked.known THEN (
      SELECT coalesce(jsonb_agg(jsonb_build_object(
        'at', registry.to_instant(l.at), 'actor', l.actor, 'kind', l.kind, 'body', l.body) ORDER BY l.seq), '[]'::jsonb)
      FROM registry.ledger AS l WHERE l.child = c.id AND NOT l.kind = ANY (without)) END,
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

-- As before, and of no child what the family has reported: no decision asks.
CREATE OR REPLACE FUNCTION gateway.read_facts(
  callers text[], children uuid[], known_versions bigint[], known_table bigint)
RETURNS jsonb LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog AS $$
  SELECT jsonb_build_object(
    'now', registry.to_instant(clock_timestamp()),
    'callers', (SELECT coalesce(jsonb_object_agg(p.national_identity_number, p.id), '{}'::jsonb)
                FROM registry.person AS p WHERE p.national_identity_number = ANY (callers)),
    'offices', (SELECT coalesce(jsonb_object_agg(p.id,
                  registry.list_offices(p.id, (clock_timestamp() AT TIME ZONE 'Europe/Oslo')::date)), '{}'::jsonb)
                FROM registry.person AS p WHERE p.national_identity_number = ANY (callers)),
    'legalTable', (SELECT jsonb_build_object(
                     'seq', t.seq, 'rows', CASE WHEN t.seq IS DISTINCT FROM known_table THEN t.legal_rows END)
                   FROM registry.legal_table AS t ORDER BY t.seq DESC LIMIT 1),
    'children', registry.read_facts(children, known_versions, '{LOOK_REPORTED,REPORT_ANSWERED}'))
$$;
