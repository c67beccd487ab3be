// Every statement that begins or ends at some organisations, whole, to state it at another one.
// version 1
// param ids: list<string>
// param known_at: integer
// returns start: string
// returns end: string
// returns type: string
// returns properties: map
// returns fact: map
// example {"ids": ["port"]}
// among start,type [["yard", "SUPPLIES"], ["port", "HAS"]]
MATCH (n:Entity)
WHERE n.id IN $ids
MATCH (n)-[s]-(:Entity)
WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at) AND NOT s:RESOLVES_TO AND NOT s:DECIDED
WITH DISTINCT s
RETURN startNode(s).id AS start, endNode(s).id AS end, type(s) AS type, properties(s) AS properties,
       CASE WHEN endNode(s):Fact THEN properties(endNode(s)) END AS fact
ORDER BY properties.id
