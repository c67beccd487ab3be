// One statement with everything that it carries, its first run, and who doubts it.
// version 2
// param id: string
// param known_at: integer
// param rank_of: map
// param stated_on: map = {}
// returns id: string
// returns kind: string
// returns start: string
// returns start_name: string
// returns end: string
// returns end_name: string
// returns said: map
// returns fact: map
// returns visible: boolean
// returns ended: integer
// returns run: integer
// returns loaded: datetime
// returns files: list<string>
// returns source: string
// returns title: string
// returns publisher: string
// returns disputes: list<map>
// example {"id": "none"}
// expects id []
CALL () {
  MATCH (a:Entity)-[s:LOCATED_IN {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:PART_OF {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:SUCCEEDED_BY {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:SUPPLIES {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:COOPERATES_WITH {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:PARTNERS_WITH {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:OWNS {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:RUNS {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:OF {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:CHOSE {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:IN {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:SELECTS {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:PAID {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:HAS {id: $id}]->(b:Entity) RETURN a, s, b
  UNION ALL
  MATCH (a:Entity)-[s:IDENTIFIED_BY {id: $id}]->(b:Entity) RETURN a, s, b
}
WITH a, s, b
WHERE s.since <= $known_at
WITH a, s, b,
     COLLECT {
       MATCH (a)-[first]->(:Entity)
       WHERE s.past AND first.digest = s.digest AND first.until = s.since AND first.past IS NULL
       RETURN coalesce(first.again, first.since) LIMIT 1
     }[0] AS before
OPTIONAL MATCH (run:Run {number: coalesce(before, s.again, s.since)})
OPTIONAL MATCH (source:Source {id: s.source})
RETURN s.id AS id, type(s) AS kind, a.id AS start,
       COLLECT {
         MATCH (a)-[h:HAS]->(f:Fact {property: 'name'})
         WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         RETURN f.value
         ORDER BY h.past IS NOT NULL, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
         LIMIT 1
       }[0] AS start_name,
       CASE WHEN b:Fact THEN null ELSE b.id END AS end,
       COLLECT {
         MATCH (b)-[h:HAS]->(f:Fact {property: 'name'})
         WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         RETURN f.value
         ORDER BY h.past IS NOT NULL, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
         LIMIT 1
       }[0] AS end_name,
       properties(s) AS said, CASE WHEN b:Fact THEN properties(b) END AS fact,
       NOT coalesce(s.until <= $known_at, false) AS visible,
       CASE WHEN s.until <= $known_at THEN s.until END AS ended,
       run.number AS run, run.closed AS loaded, run.files AS files,
       s.source AS source, source.title AS title, source.publisher AS publisher,
       COLLECT {
         MATCH (a)-[d:DISPUTED {source: 'disputes'}]->(a)
         WHERE d.statement = s.digest AND d.since <= $known_at AND (d.until IS NULL OR d.until > $known_at)
         RETURN {why: d.why, by: d.by, on: d.on}
       } AS disputes
