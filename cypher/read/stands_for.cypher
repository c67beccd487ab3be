// What an alias stands for, by which number or decision, since which run.
// version 1
// param id: string
// param known_at: integer
// returns alias: string
// returns id: string
// returns basis: string
// returns run: integer
// returns why: string
// returns by: string
// returns on: date
// example {"id": "mill"}
// expects id []
MATCH (a:Entity {id: $id})-[r:RESOLVES_TO {source: 'identity'}]->(o:Entity)
WHERE r.since <= $known_at AND (r.until IS NULL OR r.until > $known_at)
OPTIONAL MATCH (:Entity)-[d:DECIDED {source: 'decisions'}]->(:Entity)
WHERE r.basis = 'decision ' + toString(d.number) AND d.since <= $known_at AND (d.until IS NULL OR d.until > $known_at)
RETURN a.id AS alias, o.id AS id, r.basis AS basis, r.since AS run, d.why AS why, d.by AS by, d.on AS on
