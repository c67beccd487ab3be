// What was decided about who is who, in order: by whom, when and why, and whether it holds.
// version 2
// param known_at: integer
// param rank_of: map
// param stated_on: map = {}
// returns number: integer
// returns verdict: string
// returns a: string
// returns b: string
// returns a_name: string
// returns b_name: string
// returns why: string
// returns by: string
// returns on: date
// returns undone: integer
// returns run: integer
// example {}
// expects number []
MATCH (a:Entity)-[d:DECIDED {source: 'decisions'}]->(b:Entity)
WHERE d.since <= $known_at
RETURN d.number AS number, d.verdict AS verdict, a.id AS a, b.id AS b,
       COLLECT {
         MATCH (a)-[h:HAS]->(f:Fact {property: 'name'})
         WHERE h.since <= d.since AND (h.until IS NULL OR h.until >= d.since)
         RETURN f.value
         ORDER BY h.past IS NOT NULL, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
         LIMIT 1
       }[0] AS a_name,
       COLLECT {
         MATCH (b)-[h:HAS]->(f:Fact {property: 'name'})
         WHERE h.since <= d.since AND (h.until IS NULL OR h.until >= d.since)
         RETURN f.value
         ORDER BY h.past IS NOT NULL, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
         LIMIT 1
       }[0] AS b_name,
       d.why AS why, d.by AS by, d.on AS on,
       CASE WHEN d.since <= $known_at AND (d.until IS NULL OR d.until > $known_at) THEN null ELSE d.until END AS undone,
       d.since AS run
ORDER BY number, run
