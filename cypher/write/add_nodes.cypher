// Add the nodes that statements of an open run are about.
// A node that is there keeps its labels till the run is closed; the ones it lacks are returned.
MATCH (run:Run {number: $run})
SET run.heartbeat = datetime()
WITH run
WHERE run.status = 'open'
UNWIND $rows AS row
MERGE (n:Entity {id: row.id})
ON CREATE SET n.since = $run, n += row.properties, n:$(row.labels)
WITH row, [label IN row.labels WHERE NOT label IN labels(n)] AS lacking
RETURN count(*) AS met,
       collect(CASE WHEN size(lacking) > 0 THEN {id: row.id, labels: lacking} END) AS lacking
