// Several organisations, each with name, size, place, and how many partners it has.
// `shown` counts the partners that are among them. Ids that nothing has are left out.
// version 3
// param ids: list<string>
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
// returns id: string
// returns name: string
// returns company: boolean
// returns public: boolean
// returns size: string
// returns region: string
// returns place_evidence: string
// returns place_seen_to: date
// returns place_disputed: boolean
// returns partners: integer
// returns shown: integer
// example {"ids": ["mill", "port", "yard"]}
// expects id,size,region,public,partners,shown [["mill", "sme", "T-SOUTH", false, 4, 1], ["port", null, null, true, 1, 1], ["yard", "sme", "T-SOUTH", false, 4, 2]]
MATCH (o:Organisation)
WHERE o.id IN $ids AND o.since <= $known_at
CALL (o) {
  MATCH (o)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]-(p:Organisation)
  WHERE p <> o AND t.evidence IN $evidence
    AND t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at)
    AND NOT coalesce(t.intent, false)
    AND coalesce(t.on_from <= $as_of, $undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
    AND coalesce(t.on_to >= $window, true)
  RETURN count(DISTINCT p) AS partners, count(DISTINCT CASE WHEN p.id IN $ids THEN p END) AS shown
}
WITH o, partners, shown,
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
     } AS places
WITH o, partners, shown, facts, head(places) AS place
RETURN o.id AS id, head([f IN facts WHERE f.property = 'name' | f.value]) AS name,
       o:Company AS company, o:PublicBody AS public,
       head([f IN facts WHERE f.property = 'size' | f.value]) AS size,
       $region_of[place.region] AS region, place.evidence AS place_evidence,
       place.seen_to AS place_seen_to, coalesce(place.disputed, false) AS place_disputed, partners, shown
ORDER BY id
