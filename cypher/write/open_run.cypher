// Open the next run of a source, unless another one is open.
MATCH (g:Graph {owner: 'superregion'})
SET g.locked = true
REMOVE g.locked
WITH g
WHERE NOT EXISTS { MATCH (:Run {status: 'open'}) }
SET g.last_run = g.last_run + 1
MERGE (s:Source {id: $source})
SET s += $about
CREATE (r:Run {number: g.last_run, source: $source, status: 'open', opened: datetime(), heartbeat: datetime(), files: $files, rows: $rows, rejected: $rejected})
CREATE (r)-[:READ]->(s)
RETURN r.number AS number
