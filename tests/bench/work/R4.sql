-- $1 uuid: id
-- $2 uuid: member who asks, who takes part in no praktijk
SELECT '{"data":{"lerendePraktijk":' || coalesce((
  SELECT '{"naam":' || to_json(p.naam)::text || ',"samenvatting":' || to_json(p.samenvatting)::text
    || ',"deelnames":{"nodes":[' || array_to_string(ARRAY(SELECT '{"rol":"' || d.rol || '","member":{"naam":' || to_json(m.naam)::text || ',"disciplines":[' || array_to_string(ARRAY(SELECT '{"naam":' || (SELECT to_json(c.naam)::text FROM discipline c WHERE c.id = k.discipline_id) || '}' FROM member_discipline k WHERE k.member_id = m.id ORDER BY k.discipline_id), ',') || ']}}' FROM deelname d CROSS JOIN LATERAL (SELECT * FROM member m WHERE m.id = d.member_id AND (m.id = $2 OR m.zichtbaarheid = 'LEDEN' AND m.status = 'ACTIEF') OFFSET 0) m WHERE d.praktijk_id = p.id ORDER BY d.created_at, d.id LIMIT 20), ',')
    || ']},"leervragen":{"nodes":[' || array_to_string(ARRAY(SELECT '{"id":"' || l.id::text || '","tekst":' || to_json(l.tekst)::text || ',"createdAt":"' || to_char(l.created_at, CASE WHEN date_trunc('milliseconds', l.created_at) <> l.created_at THEN 'YYYY-MM-DD"T"HH24:MI:SS.US"+00:00"' WHEN date_trunc('second', l.created_at) <> l.created_at THEN 'YYYY-MM-DD"T"HH24:MI:SS.MS"+00:00"' ELSE 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"' END) || '"}'
    FROM leervraag l WHERE l.praktijk_id = p.id AND l.status = 'GEPUBLICEERD' ORDER BY l.created_at DESC, l.id DESC LIMIT 10), ',') || ']}}'
  FROM praktijk p WHERE p.id = $1), 'null') || '}}'
