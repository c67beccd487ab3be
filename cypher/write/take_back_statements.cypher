// Remove some statements of a stopped run, with the nodes of its facts.
MATCH (run:Run {number: $run, status: 'stopped'})
SET run.heartbeat = datetime()
WITH run
MATCH ()-[s]->(b)
WHERE s.since = $run
WITH s, b LIMIT $limit
DELETE s
FOREACH (fact IN CASE WHEN b:Fact THEN [b] ELSE [] END | DELETE fact)
RETURN count(*) AS met
