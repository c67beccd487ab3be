// Give a graph of before an id of its own, and the hash of its version, where it has none.
MATCH (g:Graph {owner: 'superregion'})
WHERE g.version = $version
SET g.id = coalesce(g.id, $graph), g.hash = coalesce(g.hash, $hash)
WITH g
OPTIONAL MATCH (run:Run {number: g.version, status: 'complete'})
SET run.hash = coalesce(run.hash, g.hash)
RETURN count(*) AS met
