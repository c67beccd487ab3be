// Official numbers that several organisations have: one body, or a wrong number.
// version 3
// param schemes: list<string>
// param known_at: integer
// param as_of: date
// param undated: boolean
// param rank_of: map
// param disputed: list<string> = []
// param stated_on: map = {}
// returns number: string
// returns holders: list<map>
// example {"schemes": ["dart"]}
// expects number []
MATCH (n:Identifier)
WHERE n.scheme IN $schemes
WITH n, COLLECT {
  MATCH (o:Organisation)-[i:IDENTIFIED_BY]->(n)
  WHERE i.since <= $known_at AND (i.until IS NULL OR i.until > $known_at) AND i.problem IS NULL
  WITH o, collect(DISTINCT i.source) AS sources, all(one IN collect(i.digest) WHERE one IN $disputed) AS disputed
  RETURN {id: o.id, sources: sources, disputed: disputed, name: COLLECT {
    MATCH (o)-[h:HAS]->(f:Fact {property: 'name'})
    WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
    RETURN f.value
    ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
             NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
             h.digest IN $disputed, $rank_of[h.evidence],
             CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
             coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
    LIMIT 1
  }[0]}
  ORDER BY o.id
} AS holders
WHERE size(holders) > 1
RETURN n.id AS number, holders
ORDER BY number
