// Stop a run that is not closed, so that its writer adds nothing while it is taken back.
// Only one of several loads can do so: the first one's name then stands in place of the writer's.
MATCH (run:Run {number: $run})
SET run.locked = true
REMOVE run.locked
WITH run
WHERE run.status IN ['open', 'stopped'] AND coalesce(run.writer, $writer) = $writer
SET run.status = 'stopped', run.writer = $taker, run.heartbeat = datetime()
RETURN count(*) AS met
