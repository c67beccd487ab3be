// Companies with name, size, and the region of their place and head office.
// Whoever is an alias of another one, or of whom nothing is stated any more, stands in no list.
// The head office is found whichever kind of place stands for a company.
// version 4
// param member: string = "Company"
// param known_at: integer
// param as_of: date
// param undated: boolean
// param rank_of: map
// param evidence: list<string>
// param region_of: map
// param place_roles: list<string>
// param disputed: list<string> = []
// param stated_on: map = {}
// returns id: string
// returns name: string
// returns size: string
// returns public: boolean
// returns region: string
// returns role: string
// returns place_evidence: string
// returns place_seen_to: date
// returns place_disputed: boolean
// returns head_office: string
// example {}
// expects id,size,region,head_office [["bank", "large", "T-EAST", "T-EAST"], ["mill", "sme", "T-SOUTH", "T-SOUTH"], ["mine", null, "T-NORTH", "T-NORTH"], ["port", null, null, null], ["yard", "sme", "T-SOUTH", "T-SOUTH"]]
MATCH (o:Organisation)
WHERE $member IN labels(o) AND o.since <= $known_at
  AND NOT EXISTS { MATCH (o:Alias)-[a:RESOLVES_TO]->() WHERE a.since <= $known_at AND (a.until IS NULL OR a.until > $known_at) }
  AND EXISTS { MATCH (o)-[s]-(:Entity) WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at) }
WITH o,
     COLLECT {
       MATCH (o)-[h:HAS]->(f:Fact)
       WHERE f.property IN ['name', 'size']
         AND h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         AND (f.property = 'name' OR h.evidence IN $evidence AND coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) AND coalesce(h.valid_to >= $as_of, true))
       RETURN f
       ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                h.digest IN $disputed, $rank_of[h.evidence],
                CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
     } AS facts,
     COLLECT {
       MATCH (o)-[l:LOCATED_IN]->(r:Region)
       WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN {region: r.id, role: l.role, evidence: l.evidence, seen_to: l.seen_to, disputed: l.digest IN $disputed}
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id
     } AS places,
     COLLECT {
       MATCH (o)-[l:LOCATED_IN]->(r:Region)
       WHERE NOT 'head_office' IN $place_roles AND l.role = 'head_office'
         AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN {region: r.id, role: l.role}
       ORDER BY l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id LIMIT 1
     } AS offices
WITH o, head([f IN facts WHERE f.property = 'name' | f.value]) AS name,
     head([f IN facts WHERE f.property = 'size' | f.value]) AS size,
     head(places) AS place, head([p IN places + offices WHERE p.role = 'head_office']) AS head_office
RETURN o.id AS id, name, size, o:PublicBody AS public,
       $region_of[place.region] AS region, place.role AS role, place.evidence AS place_evidence,
       place.seen_to AS place_seen_to, coalesce(place.disputed, false) AS place_disputed,
       $region_of[head_office.region] AS head_office
ORDER BY id
