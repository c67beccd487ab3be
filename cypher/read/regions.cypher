// Regions with names, life, level, what each is part of and what succeeded it.
// Each whole and each successor comes once, however many sources state it; a successor with its
// earliest day. A whole comes with the days on which it held: once for each.
// version 3
// param known_at: integer
// param rank_of: map
// param disputed: list<string> = []
// param stated_on: map = {}
// returns id: string
// returns name: string
// returns short: string
// returns code: string
// returns name_en: string
// returns country: string
// returns level: string
// returns capital: boolean
// returns valid_from: date
// returns valid_to: date
// returns parents: list<map>
// returns successors: list<map>
// example {}
// expects id,short,level [["T-COAST", "Coast", null], ["T-EAST", "East", "province"], ["T-HILLS", "Hills", null], ["T-NORTH", "North", "province"], ["T-OLD", "Old South", "province"], ["T-SOUTH", "South", "province"]]
MATCH (r:Region)
WHERE r.since <= $known_at AND NOT r:Country
WITH r,
     COLLECT {
       MATCH (r)-[h:HAS]->(f:Fact)
       WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
       RETURN {property: f.property, value: f.value, valid_from: h.valid_from, valid_to: h.valid_to}
       ORDER BY h.digest IN $disputed, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
     } AS facts
WITH r, head([f IN facts WHERE f.property = 'life']) AS life, facts
RETURN r.id AS id,
       head([f IN facts WHERE f.property = 'name' | f.value]) AS name,
       coalesce(head([f IN facts WHERE f.property = 'name_short' | f.value]), head([f IN facts WHERE f.property = 'name' | f.value])) AS short,
       COLLECT {
         MATCH (r)-[i:IDENTIFIED_BY]->(n:Identifier)
         WHERE n.scheme IN ['mois', 'jis'] AND i.since <= $known_at AND (i.until IS NULL OR i.until > $known_at)
         RETURN n.value ORDER BY n.value LIMIT 1
       }[0] AS code,
       head([f IN facts WHERE f.property = 'name_en' | f.value]) AS name_en,
       head([f IN facts WHERE f.property = 'country' | f.value]) AS country,
       life.value AS level,
       coalesce(head([f IN facts WHERE f.property = 'capital_area' | f.value]), false) AS capital,
       life.valid_from AS valid_from, life.valid_to AS valid_to,
       COLLECT {
         MATCH (r)-[p:PART_OF]->(up:Region)
         WHERE p.since <= $known_at AND (p.until IS NULL OR p.until > $known_at)
         WITH DISTINCT p.system AS system, up, p.valid_from AS valid_from, p.valid_to AS valid_to
         RETURN {system: system, id: up.id, country: up:Country, valid_from: valid_from, valid_to: valid_to}
         ORDER BY system, up.id, valid_from, valid_to
       } AS parents,
       COLLECT {
         MATCH (r)-[s:SUCCEEDED_BY]->(next:Region)
         WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
         WITH next, min(s.valid_from) AS on
         RETURN {id: next.id, on: on} ORDER BY next.id
       } AS successors
ORDER BY id
