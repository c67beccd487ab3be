// Suppliers of one company, newest evidence first, announced and ended ones marked.
// version 3
// param company_id: string
// param limit: integer = 1000
// param known_at: integer
// param as_of: date
// param undated: boolean
// param window: date
// param rank_of: map
// param evidence: list<string>
// param region_of: map
// param place_roles: list<string>
// param disputed: list<string> = []
// param stated_on: map = {}
// returns partner: string
// returns name: string
// returns company: boolean
// returns region: string
// returns kind: string
// returns direction: string
// returns what: string
// returns programme: string
// returns status: string
// returns amount: integer
// returns currency: string
// returns year: integer
// returns on_from: date
// returns on_to: date
// returns tier: integer
// returns evidence: string
// returns confidence: float
// returns source: string
// returns source_ref: string
// returns cites: string
// returns review: string
// returns note: string
// returns seen_to: date
// returns id: string
// returns disputed: boolean
// example {"company_id": "mill"}
// expects partner,name,region,status,amount [["mine", "Northern Mine", "T-NORTH", "counted", 500], ["mine", "Northern Mine", "T-NORTH", "counted", null]]
MATCH (me:Entity {id: $company_id})<-[t:SUPPLIES]-(p:Organisation)
WHERE t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at) AND t.evidence IN $evidence
WITH me, p, t ORDER BY coalesce(t.on_to, date('0001-01-01')) DESC, t.id LIMIT $limit
WITH me, p, t,
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
     COLLECT {
       MATCH (p)-[l:LOCATED_IN]->(r:Region)
       WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN r.id
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id
       LIMIT 1
     }[0] AS place
RETURN p.id AS partner, name, p:Company AS company,
       $region_of[coalesce(t.from_region, place)] AS region, type(t) AS kind,
       'from supplier' AS direction, coalesce(t.product, t.title) AS what,
       COLLECT {
         MATCH (:Programme {id: t.programme})-[h:HAS]->(f:Fact {property: 'name'})
         WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         RETURN f.value
         ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                  NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                  h.digest IN $disputed, $rank_of[h.evidence],
                  CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                  coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
         LIMIT 1
       }[0] AS programme,
       CASE WHEN p = me THEN 'with itself' WHEN coalesce(t.intent, false) THEN 'intended' WHEN t.valid_to < $as_of THEN 'ended'
            WHEN t.on_from > $as_of THEN 'later' WHEN t.on_to < $window THEN 'before the window'
            WHEN coalesce(t.on_from <= $as_of, $undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) THEN 'counted'
            ELSE 'undated' END AS status,
       t.amount AS amount, t.currency AS currency, t.year AS year, t.on_from AS on_from, t.on_to AS on_to,
       t.tier AS tier, t.evidence AS evidence, t.confidence AS confidence, t.source AS source,
       t.source_ref AS source_ref, t.cites AS cites, t.review AS review, t.note AS note, t.seen_to AS seen_to, t.id AS id,
       t.digest IN $disputed AS disputed
ORDER BY coalesce(on_to, date('0001-01-01')) DESC, id
