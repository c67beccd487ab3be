// The statements that somebody doubts, with the reason; of some things, or of all.
// version 1
// param ids: list<string> = null
// param known_at: integer
// returns digest: string
// returns start: string
// returns said_start: string
// returns why: string
// returns by: string
// returns on: date
// returns run: integer
// example {"ids": ["mill"]}
// expects digest []
MATCH (a:Entity)-[d:DISPUTED {source: 'disputes'}]->(a)
WHERE d.since <= $known_at AND (d.until IS NULL OR d.until > $known_at) AND ($ids IS NULL OR a.id IN $ids)
RETURN d.statement AS digest, a.id AS start, coalesce(d.said_start, a.id) AS said_start,
       d.why AS why, d.by AS by, d.on AS on, d.since AS run
ORDER BY start, digest
