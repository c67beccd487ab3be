// Give a sign of life of a run that is being written.
MATCH (run:Run {number: $run, status: 'open'})
SET run.heartbeat = datetime()
