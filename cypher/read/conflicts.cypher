// Organisations of which different values of one property are stated for the same day.
// Of each the statements that hold, in the order of graph.winners: the first one wins. Head offices
// are compared as regions of the map; one that is not on it as what was stated.
// version 3
// param properties: list<string> = ["size", "head_office"]
// param member: string = "Company"
// param limit: integer = 100
// param known_at: integer
// param as_of: date
// param undated: boolean
// param rank_of: map
// param evidence: list<string>
// param region_of: map
// param disputed: list<string> = []
// param stated_on: map = {}
// returns id: string
// returns name: string
// returns property: string
// returns statements: list<map>
// example {"properties": ["size", "head_office", "name"]}
// expects id,property []
MATCH (o:Organisation)
WHERE $member IN labels(o) AND o.since <= $known_at
WITH o,
     COLLECT {
       MATCH (o)-[h:HAS]->(f:Fact)
       WHERE f.property IN $properties AND f.property IN ['size', 'name']
         AND h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at) AND h.evidence IN $evidence
         AND coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) AND coalesce(h.valid_to >= $as_of, true)
       RETURN {property: f.property, value: f.value, as_stated: f.value, evidence: h.evidence, disputed: h.digest IN $disputed,
               valid_from: h.valid_from, valid_to: h.valid_to, seen_from: h.seen_from, seen_to: h.seen_to,
               stated_on: CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END,
               source: h.source, source_ref: h.source_ref, cites: h.cites, id: h.id}
       ORDER BY h.digest IN $disputed, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
     } + COLLECT {
       MATCH (o)-[l:LOCATED_IN {role: 'head_office'}]->(r:Region)
       WHERE 'head_office' IN $properties AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN {property: 'head_office', value: coalesce($region_of[r.id], r.id), as_stated: r.id, evidence: l.evidence, disputed: l.digest IN $disputed,
               valid_from: l.valid_from, valid_to: l.valid_to, seen_from: l.seen_from, seen_to: l.seen_to,
               stated_on: CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END,
               source: l.source, source_ref: l.source_ref, cites: l.cites, id: l.id}
       ORDER BY l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id
     } AS statements
UNWIND $properties AS property
WITH o, property, [s IN statements WHERE s.property = property] AS statements
WHERE any(s IN statements WHERE s.value <> statements[0].value)
WITH o, property, statements ORDER BY o.id, property LIMIT $limit
RETURN o.id AS id,
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
       property, statements
ORDER BY id, property
