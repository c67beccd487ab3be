// What one source states at a version, of some nodes by the order of their ids: the digests of its
// statements, to compare a file with, and the nodes that each is about.
// What a register stated once and states no more is past, and not among them.
// version 4
// param source: string
// param known_at: integer
// param after: string
// param limit: integer
// returns last: string
// returns digests: list<string>
// returns starts: list<string>
// example {"source": "small", "after": "", "limit": 1}
// among starts [[[]]]
MATCH (a:Entity)
WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
OPTIONAL MATCH (a)-[s]->(:Entity)
WHERE s.source = $source AND s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
  AND s.past IS NULL
RETURN max(a.id) AS last, collect(s.digest) AS digests,
       collect(CASE WHEN s IS NULL THEN null ELSE a.id END) AS starts
