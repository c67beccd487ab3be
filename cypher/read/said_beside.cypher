// What else is stated of the same thing as one statement: `same` says if it says the same.
// version 3
// param id: string
// param start: string
// param known_at: integer
// param disputed: list<string> = []
// param stated_on: map = {}
// returns id: string
// returns value: any
// returns same: boolean
// returns source: string
// returns source_ref: string
// returns evidence: string
// returns valid_to: date
// returns seen_from: date
// returns seen_to: date
// returns stated_on: date
// returns run: integer
// returns disputed: boolean
// example {"id": "none", "start": "mill"}
// expects id []
MATCH (a:Entity {id: $start})-[one {id: $id}]->(b:Entity)
MATCH (a)-[s]->(c:Entity)
WHERE type(s) = type(one) AND s.digest <> one.digest AND s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
  AND CASE type(one) WHEN 'HAS' THEN c.property = b.property AND coalesce(c.about, '') = coalesce(b.about, '')
                 WHEN 'LOCATED_IN' THEN s.role = one.role
                 WHEN 'IDENTIFIED_BY' THEN c.scheme = b.scheme
                 ELSE c = b END
RETURN s.id AS id, CASE WHEN c:Fact THEN c.value ELSE c.id END AS value,
       CASE WHEN c:Fact THEN c.value = b.value ELSE c = b END AS same,
       s.source AS source, s.source_ref AS source_ref, s.evidence AS evidence, s.valid_to AS valid_to, s.seen_from AS seen_from, s.seen_to AS seen_to,
       CASE WHEN s.past IS NULL THEN $stated_on[s.source] END AS stated_on,
       coalesce(COLLECT {
         MATCH (a)-[o]->(:Entity)
         WHERE s.past AND o.digest = s.digest AND o.until = s.since AND o.past IS NULL
         RETURN coalesce(o.again, o.since) LIMIT 1
       }[0], s.again, s.since) AS run,
       s.digest IN $disputed AS disputed
ORDER BY same DESC, run, id
