-- $1 uuid: factor
-- $2 text: onderwijssoort
-- $3 date: van
-- $4 date: tot
SELECT '{"data":{"leervragen":{"totalCount":' || coalesce(max(l.n), 0)::text || ',"nodes":[' || coalesce(string_agg('{"id":"' || l.id::text || '","tekst":' || to_json(l.tekst)::text || ',"createdAt":"' || to_char(l.created_at, CASE WHEN date_trunc('milliseconds', l.created_at) <> l.created_at THEN 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"' WHEN date_trunc('second', l.created_at) <> l.created_at THEN 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"' ELSE 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"' END) || '","onderwijssoort":' || coalesce('"' || l.onderwijssoort || '"', 'null') || '}', ',' ORDER BY l.created_at DESC, l.id DESC), '') || ']}}}'
FROM (SELECT l.id, l.tekst, l.created_at, l.onderwijssoort, count(*) OVER () n FROM leervraag l WHERE l.status = 'GEPUBLICEERD' AND l.onderwijssoort = $2 AND l.created_at >= $3::date::timestamp AT TIME ZONE 'Europe/Amsterdam' AND l.created_at < $4::date::timestamp AT TIME ZONE 'Europe/Amsterdam' AND EXISTS (SELECT 1 FROM leervraag_element t WHERE t.leervraag_id = l.id AND t.element_id = $1 OFFSET 0) ORDER BY l.created_at DESC, l.id DESC LIMIT 20) l
