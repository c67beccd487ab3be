// Give up a run that was taken back: it was never visible, and stays a number without content.
MATCH (run:Run {number: $run, status: 'stopped'})
SET run.status = 'abandoned', run.closed = datetime()
REMOVE run.heartbeat, run.writer
RETURN count(*) AS met
