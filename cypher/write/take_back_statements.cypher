// Remove some statements of a run that stopped half-way, with the nodes only it named.
MATCH ()-[s]->(b)
WHERE s.since = $run
WITH s, b LIMIT $limit
DELETE s
WITH b
WHERE b:Fact
DELETE b
