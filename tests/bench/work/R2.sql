SELECT '{"data":{"leervragen":{"nodes":[' || array_to_string(ARRAY(SELECT
    '{"id":"' || l.id::text || '","tekst":' || to_json(l.tekst)::text
    || ',"createdAt":"' || to_char(l.created_at, CASE WHEN date_trunc('milliseconds', l.created_at) <> l.created_at THEN 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"' WHEN date_trunc('second', l.created_at) <> l.created_at THEN 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"' ELSE 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"' END) || '","aantalHerkenningen":' || l.aantal_herkenningen::text
    || ',"praktijk":' || coalesce((SELECT '{"naam":' || to_json(p.naam)::text || '}' FROM praktijk p WHERE p.id = l.praktijk_id), 'null')
    || ',"themas":{"nodes":[' || array_to_string(ARRAY(
        SELECT '{"naam":' || to_json(t.naam)::text || '}' FROM bundeling b CROSS JOIN LATERAL (SELECT * FROM thema t WHERE t.id = b.thema_id OFFSET 0) t
        WHERE b.leervraag_id = l.id AND b.tot IS NULL AND t.status = 'GEPUBLICEERD' ORDER BY t.naam, t.id LIMIT 5), ',')
    || ']},"ontwikkelopgaven":{"nodes":[' || array_to_string(ARRAY(
        SELECT '{"titel":' || to_json(o.titel)::text || '}' FROM onderbouwing g CROSS JOIN LATERAL (SELECT * FROM opgave o WHERE o.id = g.opgave_id OFFSET 0) o
        WHERE g.leervraag_id = l.id AND o.editie_id = ANY (ARRAY(SELECT e.id FROM editie e WHERE e.status IN ('VASTGESTELD', 'VERVANGEN'))) ORDER BY o.created_at DESC, o.id DESC LIMIT 5), ',')
    || ']}}'
FROM leervraag l WHERE l.status = 'GEPUBLICEERD' ORDER BY l.created_at DESC, l.id DESC LIMIT 20), ',') || ']}}}'
