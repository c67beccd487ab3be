// Every statement of a version with everything that it carries, to hash what the graph says.
// version 1
// param known_at: integer
// returns type: string
// returns start: string
// returns end: string
// returns properties: map
// returns fact: map
// example {}
// among type,start,end [["SUPPLIES", "mine", "mill"], ["LOCATED_IN", "mill", "T-OLD"]]
MATCH (a:Entity)-[s]->(b:Entity)
WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
RETURN type(s) AS type, a.id AS start, b.id AS end, properties(s) AS properties,
       CASE WHEN b:Fact THEN properties(b) ELSE null END AS fact
