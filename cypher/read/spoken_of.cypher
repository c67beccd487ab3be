// Which sources state something about an organisation under an id: `said` is the id, `at` its node.
// version 1
// param pairs: list<map>
// param known_at: integer
// returns said: string
// returns sources: list<string>
// example {"pairs": [{"said": "mill", "at": "mill"}, {"said": "nobody", "at": "mill"}]}
// expects said,sources [["mill", ["small"]]]
UNWIND $pairs AS row
MATCH (o:Entity {id: row.at})-[s:HAS|IDENTIFIED_BY|LOCATED_IN]->()
WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at) AND coalesce(s.said_start, row.at) = row.said
RETURN row.said AS said, collect(DISTINCT s.source) AS sources
