// Close a run, and make its version the one that is read.
MATCH (run:Run {number: $run, status: 'open'})
MATCH (g:Graph {owner: 'superregion'})
SET run.status = 'complete', run.closed = datetime(), run.added = $added, run.ended = $ended
REMOVE run.heartbeat
SET g.version = $run
RETURN count(*) AS met
