// How many ties without a date count.
// A window asks how late the evidence of a tie is; of these nobody can say, and they count.
// version 1
// param known_at: integer
// param as_of: date
// param undated: boolean
// param evidence: list<string>
// returns ties: integer
// example {}
// expects ties [[1]]
MATCH (:Organisation)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]->()
WHERE t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at) AND t.evidence IN $evidence
  AND NOT coalesce(t.intent, false) AND t.on_from IS NULL AND t.on_to IS NULL
  AND coalesce($undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
RETURN count(t) AS ties
