-- $1 uuid: id
SELECT '{"data":{"leervraag":' || coalesce((
  SELECT '{"id":"' || l.id::text || '","tekst":' || to_json(l.tekst)::text || ',"toelichting":' || coalesce(to_json(l.toelichting)::text, 'null') ||
    ',"createdAt":"' || to_char(l.created_at, CASE WHEN date_trunc('milliseconds', l.created_at) <> l.created_at THEN 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"' WHEN date_trunc('second', l.created_at) <> l.created_at THEN 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"' ELSE 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"' END) || '","aantalHerkenningen":' || l.aantal_herkenningen::text ||
    ',"praktijk":' || coalesce((SELECT '{"id":"' || p.id::text || '","naam":' || to_json(p.naam)::text || '}' FROM praktijk p WHERE p.id = l.praktijk_id), 'null') ||
    ',"factoren":[' || coalesce((SELECT string_agg('{"naam":' || to_json(e.naam)::text || '}', ',' ORDER BY e.volgorde, e.id) FROM leervraag_element t JOIN raamwerk_element e ON e.id = t.element_id WHERE t.leervraag_id = l.id AND e.soort = 'FACTOR'), '') || ']}'
  FROM leervraag l WHERE l.id = $1 AND l.status = 'GEPUBLICEERD'), 'null') || '}}'
