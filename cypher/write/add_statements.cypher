// Add statements of an open run between nodes that are there.
MATCH (run:Run {number: $run})
SET run.heartbeat = datetime()
WITH run
WHERE run.status = 'open'
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})
MATCH (b:Entity {id: row.end})
CREATE (a)-[s:$(row.type)]->(b)
SET s = row.properties
