// Ties between companies by the region of each end, as drawn.
// A supplier is drawn to its customer, a giver to its receiver. Two companies are one pair: each
// end has the region named for it by the pair's newest statement that names one (by on_to, then
// id), else that of its place. Amounts are those of one year in one currency; per supplier,
// customer, programme and product those of one source are added, however many state it: of the
// source with the largest confidence (unknown is lowest), then the largest name. What a programme
// paid for stands apart, in programme_amount.
// version 3
// param kinds: list<string> = ["SUPPLIES"]
// param member: string = "Company"
// param year: integer = null
// param currency: string = null
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
// returns from_region: string
// returns to_region: string
// returns pairs: integer
// returns statements: integer
// returns disputed: integer
// returns amount: integer
// returns programme_amount: integer
// returns oldest: date
// returns newest: date
// example {}
// expects from_region,to_region,pairs [["T-NORTH", "T-SOUTH", 2], ["T-SOUTH", "T-EAST", 1], ["T-SOUTH", "T-SOUTH", 1], ["T-SOUTH", null, 1]]
MATCH (a:Organisation)
WHERE $member IN labels(a) AND a.since <= $known_at
WITH a,
     COLLECT {
       MATCH (a)-[l:LOCATED_IN]->(r:Region)
       WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN r.id
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id
       LIMIT 1
     }[0] AS place
MATCH (a)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]->(b:Organisation)
WHERE type(t) IN $kinds AND $member IN labels(b) AND a <> b AND t.evidence IN $evidence
  AND t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at)
  AND NOT coalesce(t.intent, false)
  AND coalesce(t.on_from <= $as_of, $undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
  AND coalesce(t.on_to >= $window, true)
WITH a, b, place, type(t) AS kind, t.programme AS programme, coalesce(t.product, t.title) AS what, t.source AS source,
     max(CASE WHEN t.from_region IS NOT NULL THEN [coalesce(t.on_to, date('0001-01-01')), t.id, t.from_region] END) AS from_named,
     max(CASE WHEN t.to_region IS NOT NULL THEN [coalesce(t.on_to, date('0001-01-01')), t.id, t.to_region] END) AS to_named,
     sum(CASE WHEN t.year = $year AND t.currency = $currency THEN t.amount END) AS amount,
     max(CASE WHEN t.amount IS NOT NULL AND t.year = $year AND t.currency = $currency
              THEN coalesce(t.confidence, -1.0) END) AS trust,
     sum(CASE WHEN t.digest IN $disputed THEN 1 ELSE 0 END) AS disputed,
     count(t) AS statements, min(t.on_from) AS oldest, max(t.on_to) AS newest
WITH a, b, place, kind, programme, what, max(from_named) AS from_named, max(to_named) AS to_named,
     max(CASE WHEN trust IS NOT NULL THEN [trust, source, amount] END)[2] AS amount,
     sum(statements) AS statements, sum(disputed) AS disputed, min(oldest) AS oldest, max(newest) AS newest
WITH a, b, place, max(from_named)[2] AS from_named, max(to_named)[2] AS to_named,
     CASE WHEN count(CASE WHEN programme IS NULL THEN amount END) > 0 THEN sum(CASE WHEN programme IS NULL THEN amount END) END AS amount,
     CASE WHEN count(CASE WHEN programme IS NOT NULL THEN amount END) > 0 THEN sum(CASE WHEN programme IS NOT NULL THEN amount END) END AS programme_amount,
     sum(statements) AS statements, sum(disputed) AS disputed, min(oldest) AS oldest, max(newest) AS newest
WITH b, $region_of[coalesce(from_named, place)] AS from_region, to_named, count(a) AS pairs,
     CASE WHEN count(amount) > 0 THEN sum(amount) END AS amount,
     CASE WHEN count(programme_amount) > 0 THEN sum(programme_amount) END AS programme_amount,
     sum(statements) AS statements, sum(disputed) AS disputed, min(oldest) AS oldest, max(newest) AS newest
WITH from_region, pairs, statements, disputed, amount, programme_amount, oldest, newest,
     coalesce(to_named, COLLECT {
       MATCH (b)-[l:LOCATED_IN]->(r:Region)
       WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN r.id
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id
       LIMIT 1
     }[0]) AS place
RETURN from_region, $region_of[place] AS to_region, sum(pairs) AS pairs, sum(statements) AS statements, sum(disputed) AS disputed,
       CASE WHEN count(amount) > 0 THEN sum(amount) END AS amount,
       CASE WHEN count(programme_amount) > 0 THEN sum(programme_amount) END AS programme_amount,
       min(oldest) AS oldest, max(newest) AS newest
ORDER BY pairs DESC, from_region, to_region
