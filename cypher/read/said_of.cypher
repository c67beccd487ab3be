// The statements behind an organisation's name, size, places and official numbers.
// version 2
// param company_id: string
// param known_at: integer
// param disputed: list<string> = []
// returns id: string
// returns what: string
// returns value: any
// returns source: string
// returns source_ref: string
// returns evidence: string
// returns run: integer
// returns disputed: boolean
// example {"company_id": "mine"}
// expects what,value,source [["head office", "T-NORTH", "small"], ["name", "Northern Mine", "small"]]
MATCH (o:Entity {id: $company_id})-[s:HAS|LOCATED_IN|IDENTIFIED_BY]->(b:Entity)
WHERE s.since <= $known_at AND (s.until IS NULL OR s.until > $known_at)
  AND (NOT b:Fact OR b.property IN ['name', 'name_en', 'alias', 'size'])
RETURN s.id AS id, CASE WHEN b:Fact THEN b.property WHEN b:Identifier THEN 'number' ELSE replace(s.role, '_', ' ') END AS what,
       CASE WHEN b:Fact THEN b.value ELSE b.id END AS value,
       s.source AS source, s.source_ref AS source_ref, s.evidence AS evidence, coalesce(s.again, s.since) AS run,
       s.digest IN $disputed AS disputed
ORDER BY what, run, id
