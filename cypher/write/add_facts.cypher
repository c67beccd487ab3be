// Add facts of an open run, each with the node that holds it.
MATCH (run:Run {number: $run})
SET run.heartbeat = datetime()
WITH run
WHERE run.status = 'open'
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})
CREATE (a)-[s:HAS]->(f:Fact:Entity {id: row.id, since: $run})
SET s = row.properties, f += row.fact
