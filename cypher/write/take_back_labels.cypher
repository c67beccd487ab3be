// Forget some of the labels that a stopped run would have given.
MATCH (run:Run {number: $run, status: 'stopped'})
SET run.heartbeat = datetime()
WITH run
MATCH (run)-[given:GIVES]->()
WITH given LIMIT $limit
DELETE given
RETURN count(*) AS met
