// How many statements about some organisations a day leaves out, counted as in left_out.
// version 1
// param ids: list<string>
// param known_at: integer
// param as_of: date
// param evidence: list<string>
// param place_roles: list<string>
// returns what: string
// returns statements: integer
// example {"ids": ["mill"]}
// expects what,statements []
MATCH (o:Organisation)
WHERE o.id IN $ids
MATCH (o)-[l:LOCATED_IN]->(:Region)
WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
  AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
  AND l.valid_from IS NULL AND l.seen_from > $as_of AND l.seen_after IS NULL AND coalesce(l.valid_to >= $as_of, true)
RETURN 'places' AS what, count(DISTINCT l) AS statements
UNION ALL
MATCH (o:Organisation)
WHERE o.id IN $ids
MATCH (o)-[h:HAS]->(:Fact {property: 'size'})
WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at) AND h.evidence IN $evidence
  AND h.valid_from IS NULL AND h.seen_from > $as_of AND h.seen_after IS NULL AND coalesce(h.valid_to >= $as_of, true)
RETURN 'sizes' AS what, count(DISTINCT h) AS statements
UNION ALL
MATCH (o:Organisation)
WHERE o.id IN $ids
MATCH (o)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]-()
WHERE t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at) AND t.evidence IN $evidence
  AND NOT coalesce(t.intent, false)
  AND t.on_from IS NULL AND t.seen_from > $as_of AND t.seen_after IS NULL AND coalesce(t.valid_to >= $as_of, true)
RETURN 'ties' AS what, count(DISTINCT t) AS statements
