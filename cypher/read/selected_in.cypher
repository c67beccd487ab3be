// Companies chosen in the rounds of one programme, by whom and when it was announced.
// As of a day: what was announced by then; where no day is stated, what sources said by then.
// version 4
// param programme_id: string
// param known_at: integer
// param as_of: date
// param undated: boolean
// param rank_of: map
// param disputed: list<string> = []
// param stated_on: map = {}
// returns company: string
// returns round: string
// returns announced: date
// returns choosers: list<string>
// returns evidence: string
// returns source_ref: string
// returns cites: string
// returns disputed: boolean
// example {"programme_id": "prog"}
// expects company,round,announced,choosers [["mill", "round", "2024-01-10", ["min"]]]
MATCH (:Programme {id: $programme_id})<-[of:OF]-(round:Round)<-[i:IN]-(s:Selection)-[x:SELECTS]->(c:Company)
WHERE of.since <= $known_at AND (of.until IS NULL OR of.until > $known_at)
  AND i.since <= $known_at AND (i.until IS NULL OR i.until > $known_at)
  AND x.since <= $known_at AND (x.until IS NULL OR x.until > $known_at)
WITH DISTINCT round, s, x, c
WITH round, s, x, c,
     COLLECT {
       MATCH (round)-[h:HAS]->(f:Fact {property: 'announced'})
       WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
       RETURN f.value ORDER BY h.digest IN $disputed, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id LIMIT 1
     }[0] AS announced
WHERE coalesce(x.valid_to >= $as_of, true)
  AND coalesce(coalesce(x.valid_from, announced) <= $as_of, $undated AND x.seen_after IS NULL OR x.seen_from <= $as_of, true)
RETURN c.id AS company, round.id AS round, announced,
       COLLECT {
         MATCH (s)<-[b:CHOSE]-(body:Organisation)
         WHERE b.since <= $known_at AND (b.until IS NULL OR b.until > $known_at)
         RETURN DISTINCT body.id AS id ORDER BY id
       } AS choosers,
       x.evidence AS evidence, x.source_ref AS source_ref, x.cites AS cites,
       x.digest IN $disputed AS disputed
ORDER BY company, round
