// State again some of what a stopped run had ended.
MATCH (run:Run {number: $run, status: 'stopped'})
SET run.heartbeat = datetime()
WITH run
MATCH ()-[s]->()
WHERE s.until = $run
WITH s LIMIT $limit
REMOVE s.until
RETURN count(*) AS met
