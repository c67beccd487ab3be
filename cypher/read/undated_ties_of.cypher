// How many ties of some organisations without a date count, counted as in undated_ties.
// version 1
// param ids: list<string>
// param known_at: integer
// param as_of: date
// param undated: boolean
// param evidence: list<string>
// returns ties: integer
// example {"ids": ["mill", "lab"]}
// expects ties [[1]]
MATCH (o:Organisation)
WHERE o.id IN $ids
MATCH (o)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]-()
WHERE t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at) AND t.evidence IN $evidence
  AND NOT coalesce(t.intent, false) AND t.on_from IS NULL AND t.on_to IS NULL
  AND coalesce($undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
RETURN count(DISTINCT t) AS ties
