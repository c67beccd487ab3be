// How many organisations have a place, as of a day, in each of several regions.
// version 1
// param regions: list<string>
// param ids: list<string> = null
// param known_at: integer
// param as_of: date
// param undated: boolean
// param evidence: list<string>
// param place_roles: list<string>
// returns region: string
// returns organisations: integer
// example {"regions": ["T-OLD", "T-EAST", "T-COAST"]}
// expects region,organisations [["T-EAST", 2], ["T-OLD", 1]]
MATCH (r:Region)
WHERE r.id IN $regions
MATCH (o:Organisation)-[l:LOCATED_IN]->(r)
WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
  AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
  AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
  AND ($ids IS NULL OR o.id IN $ids)
RETURN r.id AS region, count(DISTINCT o) AS organisations
ORDER BY region
