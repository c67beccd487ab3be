// How many nodes of each label and visible statements of each kind there are.
// An alias of another organisation is counted as an alias, and as nothing else; a node of which
// nothing is stated any more is not counted.
// version 1
// param known_at: integer
// returns what: string
// returns name: string
// returns count: integer
// example {}
// among what,name,count [["node", "Company", 5], ["node", "Region", 7], ["statement", "SUPPLIES", 8], ["statement", "OWNS", 1]]
MATCH (n:Entity)
WHERE n.since <= $known_at
  AND EXISTS { MATCH (n)-[s]-(:Entity) WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at) }
WITH n, EXISTS { MATCH (n:Alias)-[a:RESOLVES_TO]->() WHERE a.since <= $known_at AND (a.until IS NULL OR a.until > $known_at) } AS alias
UNWIND labels(n) AS name
WITH name, alias WHERE name <> 'Entity' AND (name = 'Alias') = alias
RETURN 'node' AS what, name, count(*) AS count
UNION ALL
MATCH (:Entity)-[s]->(:Entity)
WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
RETURN 'statement' AS what, type(s) AS name, count(*) AS count
