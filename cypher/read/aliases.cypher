// Every alias in force, and what it stands for; an alias of one source only is `id@source`.
// version 1
// param known_at: integer
// returns alias: string
// returns id: string
// returns basis: string
// returns labels: string
// returns properties: map
// example {}
// expects alias,id []
MATCH (a:Alias)-[r:RESOLVES_TO {source: 'identity'}]->(o:Entity)
WHERE r.since <= $known_at AND (r.until IS NULL OR r.until > $known_at)
RETURN a.id AS alias, o.id AS id, r.basis AS basis, r.labels AS labels, properties(r) AS properties
ORDER BY alias
