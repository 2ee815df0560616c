-- What a user of PostGraphile adds to the database so that it answers the queries of the benchmark: the visible rows of a
-- relation as functions that PostgreSQL writes out within the query (SQL, STABLE, one SELECT, no order of their own, so
-- that a count sorts nothing), or as views. Safe to run again.

-- Thema's that bundle a leervraag now.
CREATE OR REPLACE FUNCTION leervraag_themas(van leervraag) RETURNS SETOF thema LANGUAGE sql STABLE AS $$
  SELECT t.* FROM bundeling b JOIN thema t ON t.id = b.thema_id
  WHERE b.leervraag_id = van.id AND b.tot IS NULL AND t.status = 'GEPUBLICEERD'
$$;
COMMENT ON FUNCTION leervraag_themas(leervraag) IS '@behavior +order';

-- Ontwikkelopgaven of public editions that rest on a leervraag.
CREATE OR REPLACE FUNCTION leervraag_ontwikkelopgaven(van leervraag) RETURNS SETOF opgave LANGUAGE sql STABLE AS $$
  SELECT o.* FROM onderbouwing g JOIN opgave o ON o.id = g.opgave_id
  WHERE g.leervraag_id = van.id
    AND o.editie_id IN (SELECT e.id FROM editie e WHERE e.status IN ('VASTGESTELD', 'VERVANGEN'))
$$;
COMMENT ON FUNCTION leervraag_ontwikkelopgaven(leervraag) IS '@behavior +order';

-- A leervraag by its key, when it is published, and its werkzame factoren.
CREATE OR REPLACE VIEW openbare_leervraag AS SELECT * FROM leervraag WHERE status = 'GEPUBLICEERD';
COMMENT ON VIEW openbare_leervraag IS E'@primaryKey id\n@foreignKey (praktijk_id) references praktijk (id)';
CREATE OR REPLACE FUNCTION openbare_leervraag_factoren(van openbare_leervraag) RETURNS SETOF raamwerk_element
LANGUAGE sql STABLE AS $$
  SELECT e.* FROM leervraag_element t JOIN raamwerk_element e ON e.id = t.element_id
  WHERE t.leervraag_id = van.id AND e.soort = 'FACTOR'
$$;
COMMENT ON FUNCTION openbare_leervraag_factoren(openbare_leervraag) IS '@behavior +order -connection +list';

-- The edition of each agenda that holds today; the database lets no two overlap.
CREATE OR REPLACE VIEW huidige_editie AS
  SELECT a.domein, e.id, e.titel FROM editie e JOIN agenda a ON a.id = e.agenda_id
  WHERE e.status IN ('VASTGESTELD', 'VERVANGEN')
    AND e.geldig_van <= (now() AT TIME ZONE 'Europe/Amsterdam')::date
    AND (e.geldig_tot IS NULL OR e.geldig_tot > (now() AT TIME ZONE 'Europe/Amsterdam')::date);
COMMENT ON VIEW huidige_editie IS E'@primaryKey domein';

-- Its ontwikkelopgaven.
CREATE OR REPLACE FUNCTION huidige_editie_ontwikkelopgaven(van huidige_editie) RETURNS SETOF opgave LANGUAGE sql STABLE AS $$
  SELECT o.* FROM opgave o WHERE o.editie_id = van.id
$$;
COMMENT ON FUNCTION huidige_editie_ontwikkelopgaven(huidige_editie) IS '@behavior +order';

-- Published leervragen beneath an ontwikkelopgave; as a view, because a relation is counted by its key.
CREATE OR REPLACE VIEW opgave_leervraag AS
  SELECT g.opgave_id, l.id, l.tekst, l.created_at FROM onderbouwing g JOIN leervraag l ON l.id = g.leervraag_id
  WHERE l.status = 'GEPUBLICEERD';
COMMENT ON VIEW opgave_leervraag IS
  E'@primaryKey opgave_id,id\n@foreignKey (opgave_id) references opgave (id)|@foreignFieldName leervragen';

-- Deelnames that a member may see who takes part in no praktijk; as a view, so that the member comes along in one
-- statement. That everybody sees the own ones makes no difference for who has none.
CREATE OR REPLACE VIEW zichtbare_deelname AS
  SELECT d.id, d.praktijk_id, d.member_id, d.rol, d.created_at FROM deelname d JOIN member m ON m.id = d.member_id
  WHERE m.zichtbaarheid = 'LEDEN' AND m.status = 'ACTIEF';
COMMENT ON VIEW zichtbare_deelname IS E'@primaryKey id
@foreignKey (praktijk_id) references praktijk (id)|@foreignFieldName deelnames
@foreignKey (member_id) references member (id)|@fieldName member';

-- Disciplines of a member.
CREATE OR REPLACE FUNCTION member_disciplines(van member) RETURNS SETOF discipline LANGUAGE sql STABLE AS $$
  SELECT c.* FROM member_discipline k CROSS JOIN LATERAL (SELECT * FROM discipline c WHERE c.id = k.discipline_id OFFSET 0) c
  WHERE k.member_id = van.id
$$;
COMMENT ON FUNCTION member_disciplines(member) IS '@behavior +order -connection +list';

-- Published leervragen that a search finds.
CREATE OR REPLACE FUNCTION zoek_leervragen(vraag text) RETURNS SETOF leervraag LANGUAGE sql STABLE AS $$
  SELECT l.* FROM leervraag_zoek z JOIN leervraag l ON l.id = z.leervraag_id
  WHERE z.vector @@ to_tsquery('simple', vraag) AND l.status = 'GEPUBLICEERD'
$$;
COMMENT ON FUNCTION zoek_leervragen(text) IS '@behavior +order';

-- Published leervragen of a kind of school, tagged with a factor, that a published thema bundles now.
CREATE OR REPLACE FUNCTION leervragen_in_thema(thema uuid, onderwijssoort text, factor uuid) RETURNS SETOF leervraag
LANGUAGE sql STABLE AS $$
  SELECT l.* FROM bundeling b JOIN leervraag_element t ON t.leervraag_id = b.leervraag_id
    JOIN leervraag l ON l.id = b.leervraag_id JOIN thema h ON h.id = b.thema_id
  WHERE b.thema_id = leervragen_in_thema.thema AND b.tot IS NULL AND h.status = 'GEPUBLICEERD' AND t.element_id = factor
    AND l.status = 'GEPUBLICEERD' AND l.onderwijssoort = leervragen_in_thema.onderwijssoort
$$;
COMMENT ON FUNCTION leervragen_in_thema(uuid, text, uuid) IS '@behavior +order';

-- Published leervragen of a kind of school, tagged with a factor, from day `van` up to day `tot` in the Netherlands.
CREATE OR REPLACE FUNCTION leervragen_in_periode(factor uuid, onderwijssoort text, van date, tot date)
RETURNS SETOF leervraag LANGUAGE sql STABLE AS $$
  SELECT l.* FROM leervraag l
  WHERE l.status = 'GEPUBLICEERD' AND l.onderwijssoort = leervragen_in_periode.onderwijssoort
    AND l.created_at >= van::timestamp AT TIME ZONE 'Europe/Amsterdam'
    AND l.created_at < tot::timestamp AT TIME ZONE 'Europe/Amsterdam'
    AND EXISTS (SELECT 1 FROM leervraag_element t WHERE t.leervraag_id = l.id AND t.element_id = factor)
$$;
COMMENT ON FUNCTION leervragen_in_periode(uuid, text, date, date) IS '@behavior +order';

-- The cross table of sector and aard, with its margins; nothing in it is hidden.
CREATE OR REPLACE FUNCTION kruistabel(van date, tot date) RETURNS json LANGUAGE sql STABLE AS $$
  WITH geteld AS MATERIALIZED (
    SELECT CASE WHEN l.weergave IN ('NAAM', 'ROL') THEN l.sector END s, l.aard a, count(*) n
    FROM publicatie p JOIN leervraag l ON l.id = p.leervraag_id
    WHERE l.status IN ('GEPUBLICEERD', 'SAMENGEVOEGD') AND p.op >= van::timestamp AT TIME ZONE 'Europe/Amsterdam'
      AND p.op < tot::timestamp AT TIME ZONE 'Europe/Amsterdam'
    GROUP BY 1, 2),
  cellen AS (SELECT s, a, json_build_object('waarden', json_build_array(json_build_object('waarde', s),
    json_build_object('waarde', a)), 'telling', json_build_object('aantal', n)) cel FROM geteld),
  per_s AS (SELECT s, json_build_object('waarden', json_build_array(json_build_object('waarde', s)),
    'telling', json_build_object('aantal', sum(n))) cel FROM geteld GROUP BY s),
  per_a AS (SELECT a, json_build_object('waarden', json_build_array(json_build_object('waarde', a)),
    'telling', json_build_object('aantal', sum(n))) cel FROM geteld GROUP BY a)
  SELECT json_build_object('totaal', json_build_object('aantal', (SELECT coalesce(sum(n), 0) FROM geteld)),
    'marges', json_build_array(
      json_build_object('dimensie', 'SECTOR', 'cellen', (SELECT json_agg(cel ORDER BY s COLLATE "C" NULLS FIRST) FROM per_s)),
      json_build_object('dimensie', 'AARD', 'cellen', (SELECT json_agg(cel ORDER BY a COLLATE "C" NULLS FIRST) FROM per_a))),
    'kruis', (SELECT json_agg(cel ORDER BY s COLLATE "C" NULLS FIRST, a COLLATE "C" NULLS FIRST) FROM cellen))
$$;
