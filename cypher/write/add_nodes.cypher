// Add the nodes that statements of an open run are about.
// A node that is there keeps its labels till the run is closed; the run notes what it will give.
MATCH (run:Run {number: $run})
SET run.heartbeat = datetime()
WITH run
WHERE run.status = 'open'
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
ON CREATE SET n.since = $run, n += row.properties, n:$(row.labels)
WITH run, n, [label IN row.labels WHERE NOT label IN labels(n)] AS lacking
FOREACH (labels IN CASE WHEN size(lacking) > 0 THEN [lacking] ELSE [] END |
  CREATE (run)-[:GIVES {labels: labels}]->(n)
)
RETURN count(*) AS met
