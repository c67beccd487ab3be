// How many organisations are partners of some, and not among those that are known already.
// version 1
// param ids: list<string>
// param known: list<string>
// param known_at: integer
// param as_of: date
// param undated: boolean
// param window: date
// param evidence: list<string>
// returns partners: integer
// example {"ids": ["mill", "yard"], "known": ["mill", "yard", "mine"]}
// expects partners [[3]]
MATCH (o:Organisation)
WHERE o.id IN $ids
MATCH (o)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]-(p:Organisation)
WHERE NOT p.id IN $known AND t.evidence IN $evidence
  AND t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at)
  AND NOT coalesce(t.intent, false)
  AND coalesce(t.on_from <= $as_of, $undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
  AND coalesce(t.on_to >= $window, true)
RETURN count(DISTINCT p) AS partners
