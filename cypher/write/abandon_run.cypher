// Give up a run that stopped half-way: it was never visible, and stays a number without content.
MATCH (run:Run {number: $run, status: 'open'})
SET run.status = 'abandoned', run.closed = datetime()
REMOVE run.heartbeat
RETURN count(*) AS met
