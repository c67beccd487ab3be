// Remove some nodes that only a stopped run had named.
MATCH (run:Run {number: $run, status: 'stopped'})
SET run.heartbeat = datetime()
WITH run
MATCH (n:Entity)
WHERE n.since = $run AND NOT EXISTS { (n)--() }
WITH n LIMIT $limit
DELETE n
RETURN count(*) AS met
