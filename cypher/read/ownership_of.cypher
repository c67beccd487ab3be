// Who owns a stake in one company, and in whom it owns one; a stake is no tie of trade.
// version 3
// param company_id: string
// param known_at: integer
// param as_of: date
// param undated: boolean
// param rank_of: map
// param disputed: list<string> = []
// param stated_on: map = {}
// returns partner: string
// returns name: string
// returns direction: string
// returns what: string
// returns status: string
// returns on_from: date
// returns evidence: string
// returns source_ref: string
// returns cites: string
// returns review: string
// returns seen_to: date
// returns id: string
// returns disputed: boolean
// example {"company_id": "mill"}
// expects partner,direction [["mine", "owned by"]]
MATCH (me:Entity {id: $company_id})-[o:OWNS]-(p:Organisation)
WHERE o.since <= $known_at AND (o.until IS NULL OR o.until > $known_at)
RETURN p.id AS partner,
       COLLECT {
         MATCH (p)-[h:HAS]->(f:Fact {property: 'name'})
         WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         RETURN f.value
         ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                  NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                  h.digest IN $disputed, $rank_of[h.evidence],
                  CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                  coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
         LIMIT 1
       }[0] AS name,
       CASE startNode(o) WHEN me THEN 'owns' ELSE 'owned by' END AS direction, o.title AS what,
       CASE WHEN coalesce(o.intent, false) THEN 'intended' WHEN o.valid_to < $as_of THEN 'ended'
            WHEN coalesce(o.valid_from, o.on_from) > $as_of THEN 'later'
            WHEN coalesce(coalesce(o.valid_from, o.on_from) <= $as_of, $undated AND o.seen_after IS NULL OR o.seen_from <= $as_of, true) THEN 'stated'
            ELSE 'undated' END AS status,
       o.on_from AS on_from, o.evidence AS evidence, o.source_ref AS source_ref, o.cites AS cites,
       o.review AS review, o.seen_to AS seen_to, o.id AS id, o.digest IN $disputed AS disputed
ORDER BY coalesce(on_from, date('0001-01-01')) DESC, id
