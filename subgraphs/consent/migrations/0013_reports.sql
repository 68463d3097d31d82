-- What families report, as the privacy officers read it; and what the registry holds of a person, for that person.

-- Reports, the newest first, and those of a child: no other event is read to find them.
CREATE INDEX ledger_reports ON registry.ledger (at, ((body ->> 'id') COLLATE "C")) WHERE kind = 'LOOK_REPORTED';
CREATE INDEX ledger_reports_by_child ON registry.ledger (child) WHERE kind = 'LOOK_REPORTED';

-- What someone did, and when they looked: all of it is found by who asks for it (GDPR art. 15).
CREATE INDEX ledger_by_actor ON registry.ledger (actor, seq) WHERE actor IS NOT NULL;
CREATE INDEX disclosure_by_person ON audit.disclosure ((details ->> 'person'), seq);

-- Functions in SQL are planned anew each time they are called; these keep their plan, which is as good for any values.
CREATE OR REPLACE FUNCTION registry.list_offices(holder uuid, today date) RETURNS jsonb
LANGUAGE plpgsql STABLE SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN jsonb_build_object(
    'officerOf', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('municipality', o.municipality, 'organisation', o.organisation)
        ORDER BY o.municipality, o.organisation), '[]'::jsonb)
      FROM registry.officer AS o
      WHERE o.person = holder AND o.from_date <= today AND coalesce(o.to_date > today, true)),
    'registrarOf', (
      SELECT coalesce(jsonb_agg(jsonb_build_object('municipality', r.municipality, 'organisation', r.organisation)
        ORDER BY r.municipality, r.organisation), '[]'::jsonb)
      FROM registry.registrar AS r
      WHERE r.person = holder AND r.from_date <= today AND coalesce(r.to_date > today, true)));
END $$;

-- As before, and without the events of some kinds.
DROP FUNCTION registry.read_facts(uuid[], bigint[]);
CREATE FUNCTION registry.read_facts(children uuid[], known_versions bigint[], without text[] DEFAULT '{}')
RETURNS jsonb LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
BEGIN
  RETURN (
    SELECT coalesce(jsonb_agg(jsonb_build_object(
      'id', c.id,
      'version', c.version,
      'nationalIdentityNumber', p.national_identity_number,
      'registerReadAt', (
        SELECT registry.to_instant(f.read_at) FROM registry.register_feed AS f
        WHERE NOT c.id = ANY (f.missed) ORDER BY f.read_at DESC LIMIT 1),
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
    JOIN registry.person AS p ON p.id = c.id);
END $$;

-- As before, and of no child what the family has reported: no decision asks.
CREATE OR REPLACE FUNCTION gateway.read_facts(
  callers text[], children uuid[], known_versions bigint[], known_table bigint)
RETURNS jsonb LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  moment timestamptz := clock_timestamp();
BEGIN
  RETURN (
    WITH asking AS MATERIALIZED (
      SELECT p.id, p.national_identity_number FROM registry.person AS p WHERE p.national_identity_number = ANY (callers)
    )
    SELECT jsonb_build_object(
      'now', registry.to_instant(moment),
      'callers', (SELECT coalesce(jsonb_object_agg(a.national_identity_number, a.id), '{}'::jsonb) FROM asking AS a),
      'offices', (SELECT coalesce(jsonb_object_agg(a.id,
                    registry.list_offices(a.id, (moment AT TIME ZONE 'Europe/Oslo')::date)), '{}'::jsonb)
                  FROM asking AS a),
      'legalTable', (SELECT jsonb_build_object(
                       'seq', t.seq, 'rows', CASE WHEN t.seq IS DISTINCT FROM known_table THEN t.legal_rows END)
                     FROM registry.legal_table AS t ORDER BY t.seq DESC LIMIT 1),
      'children', registry.read_facts(children, known_versions, '{LOOK_REPORTED,REPORT_ANSWERED}')));
END $$;
