// What one source states at a version: digests of each node's statements, to compare a file with.
// What a register stated once and states no more is past, and not among them.
// version 3
// param source: string
// param known_at: integer
// returns start: string
// returns statements: list<map>
// example {"source": "small"}
// among start [["mine"], ["T-OLD"]]
MATCH (a:Entity)
WITH a, COLLECT {
  MATCH (a)-[s]->(b:Entity)
  WHERE s.source = $source AND s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
    AND s.past IS NULL
  RETURN {key: s.key, digest: s.digest, id: s.id, end: b.id}
} AS statements
WHERE size(statements) > 0
RETURN a.id AS start, statements
