// What an alias stood for by an official number before decisions broke it, the last time first.
// version 1
// param ids: list<string>
// param known_at: integer
// returns alias: string
// returns id: string
// returns basis: string
// returns labels: string
// returns until: integer
// example {"ids": ["mill"]}
// expects alias,id []
MATCH (a:Entity)-[r:RESOLVES_TO {source: 'identity'}]->(o:Entity)
WHERE a.id IN $ids AND r.until <= $known_at
  AND NOT r.basis STARTS WITH 'decision '
RETURN a.id AS alias, o.id AS id, r.basis AS basis, r.labels AS labels, r.until AS until
ORDER BY until DESC
