// Organisations whose names match words, best first. `search` is made a full-text query by graph.names.
// version 3
// param search: string
// param limit: integer = 20
// param known_at: integer
// param as_of: date
// param undated: boolean
// param rank_of: map
// param disputed: list<string> = []
// param stated_on: map = {}
// returns id: string
// returns name: string
// returns company: boolean
// returns names: list<string>
// returns score: float
// example {"search": "northern"}
// expects id,name [["mine", "Northern Mine"]]
CALL db.index.fulltext.queryNodes('organisation_search', $search, {limit: 200}) YIELD node AS o, score
WHERE o.since <= $known_at
  AND NOT EXISTS { MATCH (o:Alias)-[a:RESOLVES_TO]->() WHERE a.since <= $known_at AND (a.until IS NULL OR a.until > $known_at) }
WITH o, score,
     COLLECT {
       MATCH (o)-[h:HAS]->(f:Fact)
       WHERE f.property IN ['name', 'name_en', 'name_en_dart', 'alias']
         AND h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
       RETURN f
       ORDER BY f.property, coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                h.digest IN $disputed, $rank_of[h.evidence],
                CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
     } AS facts
RETURN o.id AS id, head([f IN facts WHERE f.property = 'name' | f.value]) AS name, o:Company AS company,
       [f IN facts WHERE f.property <> 'name' | f.value] AS names, score
ORDER BY score DESC, name, id
LIMIT $limit
