// Partners of several organisations by counted ties, the first so many of each.
// Those with most statements come first, then those with the newest, then by id. `direction` is
// both, out (to customers and receivers) or in; a tie in which no side gives has no direction.
// version 1
// param ids: list<string>
// param most: integer = 1000
// param kinds: list<string> = ["SUPPLIES", "COOPERATES_WITH", "PARTNERS_WITH"]
// param direction: string = "both"
// param known_at: integer
// param as_of: date
// param undated: boolean
// param window: date
// param evidence: list<string>
// returns id: string
// returns partner: string
// returns statements: integer
// returns newest: date
// example {"ids": ["mill", "port"], "most": 2}
// expects id,partner,statements [["mill", "mine", 2], ["mill", "bank", 1], ["port", "yard", 1]]
MATCH (o:Organisation)
WHERE o.id IN $ids
CALL (o) {
  MATCH (o)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]-(p:Organisation)
  WHERE type(t) IN $kinds AND p <> o AND t.evidence IN $evidence
    AND t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at)
    AND NOT coalesce(t.intent, false)
    AND coalesce(t.on_from <= $as_of, $undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
    AND coalesce(t.on_to >= $window, true)
    AND ($direction = 'both' OR coalesce(t.mutual, false) OR (t:COOPERATES_WITH AND t.giver IS NULL)
         OR (coalesce(t.giver, startNode(t).id) = o.id) = ($direction = 'out'))
  WITH p.id AS partner, count(t) AS statements, max(t.on_to) AS newest
  ORDER BY statements DESC, coalesce(newest, date('0001-01-01')) DESC, partner
  LIMIT $most
  RETURN partner, statements, newest
}
RETURN o.id AS id, partner, statements, newest
ORDER BY id, statements DESC, coalesce(newest, date('0001-01-01')) DESC, partner
