// What one source states at a version: the digest of each statement, to compare its next file with.
// version 1
// param source: string
// param known_at: integer
// returns key: string
// returns digest: string
// returns id: string
// returns start: string
// returns end: string
// example {"source": "small"}
// among key,start,end [["tie/1", "mine", "mill"], ["own/1", "mine", "mill"]]
MATCH (a:Entity)-[s]->(b:Entity)
WHERE s.source = $source AND s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
RETURN s.key AS key, s.digest AS digest, s.id AS id, a.id AS start, b.id AS end
