// Add statements of an open run between nodes that are there.
MATCH (run:Run {number: $run, status: 'open'})
SET run.heartbeat = datetime()
WITH run
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})
MATCH (b:Entity {id: row.end})
CREATE (a)-[s:$(row.type)]->(b)
SET s = row.properties
