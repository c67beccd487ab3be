// Remove some nodes that only a run that stopped half-way had named.
MATCH (n:Entity)
WHERE n.since = $run AND NOT EXISTS { (n)--() }
WITH n LIMIT $limit
DELETE n
