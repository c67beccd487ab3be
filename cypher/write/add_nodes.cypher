// Add the nodes that statements of an open run are about.
MATCH (run:Run {number: $run, status: 'open'})
SET run.heartbeat = datetime()
WITH run
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
ON CREATE SET n.since = $run, n += row.properties
SET n:$(row.labels)
RETURN count(*) AS met
