// The statements behind an organisation's name, size, places and official numbers.
// version 3
// param company_id: string
// param known_at: integer
// param disputed: list<string> = []
// param stated_on: map = {}
// returns id: string
// returns what: string
// returns value: any
// returns source: string
// returns source_ref: string
// returns evidence: string
// returns valid_to: date
// returns seen_from: date
// returns seen_to: date
// returns stated_on: date
// returns run: integer
// returns disputed: boolean
// example {"company_id": "mine"}
// expects what,value,source [["head office", "T-NORTH", "small"], ["name", "Northern Mine", "small"]]
MATCH (o:Entity {id: $company_id})-[s:HAS|LOCATED_IN|IDENTIFIED_BY]->(b:Entity)
WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
  AND (NOT b:Fact OR b.property IN ['name', 'name_en', 'alias', 'size'])
RETURN s.id AS id, CASE WHEN b:Fact THEN b.property WHEN b:Identifier THEN 'number' ELSE replace(s.role, '_', ' ') END AS what,
       CASE WHEN b:Fact THEN b.value ELSE b.id END AS value,
       s.source AS source, s.source_ref AS source_ref, s.evidence AS evidence, s.valid_to AS valid_to, s.seen_from AS seen_from, s.seen_to AS seen_to,
       CASE WHEN s.past IS NULL THEN $stated_on[s.source] END AS stated_on,
       coalesce(COLLECT {
         MATCH (o)-[first]->(:Entity)
         WHERE s.past AND first.digest = s.digest AND first.until = s.since AND first.past IS NULL
         RETURN coalesce(first.again, first.since) LIMIT 1
       }[0], s.again, s.since) AS run,
       s.digest IN $disputed AS disputed
ORDER BY what, run, id
