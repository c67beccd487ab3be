// Stop stating what an open run no longer states.
MATCH (run:Run {number: $run})
SET run.heartbeat = datetime()
WITH run
WHERE run.status = 'open'
UNWIND $rows AS row
MATCH (:Entity {id: row.start})-[s {id: row.id}]->(:Entity {id: row.end})
WHERE s.until IS NULL
SET s.until = $run
RETURN count(*) AS met
