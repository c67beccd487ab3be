// Ties between companies by the region of each end, as drawn.
// A supplier is drawn to its customer, a giver to its receiver.
// version 1
// param kinds: list<string> = ["SUPPLIES"]
// param member: string = "Company"
// param year: integer = null
// param currency: string = null
// param known_at: integer
// param as_of: date
// param evidence: list<string>
// param region_of: map
// param place_roles: list<string>
// returns from_region: string
// returns to_region: string
// returns pairs: integer
// returns statements: integer
// returns amount: integer
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
         AND coalesce(l.valid_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN r.id
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], coalesce(l.valid_from, date('0001-01-01')) DESC, l.id
       LIMIT 1
     }[0] AS place
MATCH (a)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]->(b:Organisation)
WHERE type(t) IN $kinds AND $member IN labels(b) AND a <> b AND t.evidence IN $evidence
  AND t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at)
  AND NOT coalesce(t.intent, false)
  AND coalesce(t.on_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
WITH b, $region_of[coalesce(t.from_region, place)] AS from_region, t.to_region AS named,
     count(DISTINCT a) AS pairs, count(t) AS statements,
     collect(CASE WHEN t.year = $year AND t.currency = $currency THEN t.amount END) AS amounts,
     min(t.on_from) AS oldest, max(t.on_to) AS newest
WITH from_region, pairs, statements, amounts, oldest, newest,
     coalesce(named, COLLECT {
       MATCH (b)-[l:LOCATED_IN]->(r:Region)
       WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN r.id
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], coalesce(l.valid_from, date('0001-01-01')) DESC, l.id
       LIMIT 1
     }[0]) AS place
RETURN from_region, $region_of[place] AS to_region, sum(pairs) AS pairs, sum(statements) AS statements,
       CASE WHEN any(list IN collect(amounts) WHERE size(list) > 0)
            THEN reduce(total = 0, list IN collect(amounts) | total + reduce(s = 0, a IN list | s + a)) END AS amount,
       min(oldest) AS oldest, max(newest) AS newest
ORDER BY pairs DESC, from_region, to_region
