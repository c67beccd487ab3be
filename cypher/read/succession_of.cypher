// What one organisation succeeded and what succeeded it: two bodies that both answer.
// version 3
// param company_id: string
// param known_at: integer
// param as_of: date
// param undated: boolean
// param rank_of: map
// param disputed: list<string> = []
// param stated_on: map = {}
// returns direction: string
// returns id: string
// returns name: string
// returns kind: string
// returns valid_from: date
// returns evidence: string
// returns source_ref: string
// returns cites: string
// returns review: string
// returns statement: string
// returns disputed: boolean
// example {"company_id": "mill"}
// expects id []
MATCH (me:Entity {id: $company_id})-[s:SUCCEEDED_BY]-(o:Organisation)
WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
RETURN CASE startNode(s) WHEN me THEN 'succeeded by' ELSE 'successor of' END AS direction, o.id AS id,
       COLLECT {
         MATCH (o)-[h:HAS]->(f:Fact {property: 'name'})
         WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         RETURN f.value
         ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                  NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                  h.digest IN $disputed, $rank_of[h.evidence],
                  CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                  coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
         LIMIT 1
       }[0] AS name,
       s.kind AS kind, s.valid_from AS valid_from, s.evidence AS evidence, s.source_ref AS source_ref,
       s.cites AS cites, s.review AS review, s.id AS statement, s.digest IN $disputed AS disputed
ORDER BY valid_from, id
