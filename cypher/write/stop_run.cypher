// Stop a run that is not closed, so that its writer adds nothing while it is taken back.
MATCH (run:Run {number: $run})
SET run.locked = true
REMOVE run.locked
WITH run
WHERE run.status IN ['open', 'stopped']
SET run.status = 'stopped'
RETURN count(*) AS met
