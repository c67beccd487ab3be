// Open the next run of a source, unless another one is open or was closed since the version.
MATCH (g:Graph {owner: 'superregion'})
SET g.locked = true
REMOVE g.locked
WITH g
WHERE g.version = $version
  AND NOT EXISTS { MATCH (other:Run) WHERE other.status IN ['open', 'stopped'] }
SET g.last_run = g.last_run + 1
MERGE (s:Source {id: $source})
CREATE (r:Run {number: g.last_run, source: $source, status: 'open', writer: $writer, opened: datetime(), heartbeat: datetime()})
SET r += $about
CREATE (r)-[:READ]->(s)
RETURN r.number AS number, g.hash AS hash
