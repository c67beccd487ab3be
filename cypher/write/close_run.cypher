// Close a run, and make its version the one that is read.
MATCH (run:Run {number: $run})-[:READ]->(s:Source)
SET run.heartbeat = datetime()
WITH run, s
WHERE run.status = 'open'
MATCH (g:Graph {owner: 'superregion'})
SET run.status = 'complete', run.closed = datetime(), run.added = $added, run.ended = $ended, run.beside = $beside, run.hash = $hash
REMOVE run.heartbeat, run.writer
SET g.version = $run, g.hash = $hash, s += $about
WITH run
CALL (run) {
  MATCH (run)-[given:GIVES]->(n:Entity)
  WITH given, n LIMIT $limit
  SET n:$(given.labels)
  DELETE given
}
RETURN count(*) AS met
