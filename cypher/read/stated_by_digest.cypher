// Statements of one source at a version, by the nodes that they are about and by their digests.
// version 1
// param rows: list<map>
// param source: string
// param known_at: integer
// returns key: string
// returns digest: string
// returns id: string
// returns start: string
// returns end: string
// example {"rows": [], "source": "small"}
// expects key [ ]
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})-[s]->(b:Entity)
WHERE s.digest IN row.digests AND s.source = $source AND s.since <= $known_at
  AND (s.until IS NULL OR s.until > $known_at) AND s.past IS NULL
RETURN s.key AS key, s.digest AS digest, s.id AS id, a.id AS start, b.id AS end
