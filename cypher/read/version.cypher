// Whose database it is, and the version that is read.
// version 2
// returns ours: boolean
// returns occupied: boolean
// returns schema: integer
// returns version: integer
// returns copied: integer
// returns open_run: integer
// returns idle_seconds: integer
// returns writer: string
// returns graph: string
// example {}
// expects ours,occupied [[true, true]]
MATCH (n)
WITH count(n) > 0 AS occupied
OPTIONAL MATCH (g:Graph {owner: 'superregion'})
OPTIONAL MATCH (r:Run)
WHERE r.status IN ['open', 'stopped']
RETURN g IS NOT NULL AS ours, occupied, g.schema AS schema, coalesce(g.version, 0) AS version, coalesce(g.copied, 0) AS copied,
       r.number AS open_run,
       CASE WHEN r IS NULL THEN null ELSE duration.inSeconds(r.heartbeat, datetime()).seconds END AS idle_seconds,
       r.writer AS writer, g.id AS graph
