// Counted ties among several organisations, the newest so many of each link.
// A link is all ties of one kind from one to another. `giver` is the side that gives, where one
// does: of a link in which both do, the newest so many of either side, and of neither. `form` is the
// kind of the co-operation or support.
// version 3
// param ids: list<string>
// param each: integer = 100
// param known_at: integer
// param as_of: date
// param undated: boolean
// param window: date
// param rank_of: map
// param evidence: list<string>
// param disputed: list<string> = []
// param stated_on: map = {}
// returns id: string
// returns start: string
// returns end: string
// returns kind: string
// returns what: string
// returns giver: string
// returns amount: integer
// returns currency: string
// returns year: integer
// returns on_from: date
// returns on_to: date
// returns evidence: string
// returns confidence: float
// returns source: string
// returns source_ref: string
// returns cites: string
// returns form: string
// returns programme: string
// returns disputed: boolean
// example {"ids": ["mill", "mine", "bank", "lab"], "each": 1}
// expects start,end,kind,what,giver,form [["bank", "mill", "PARTNERS_WITH", null, "bank", "win_win_fund"], ["mill", "lab", "COOPERATES_WITH", "alloys", null, "technology"], ["mine", "mill", "SUPPLIES", "ore", null, null]]
MATCH (a:Organisation)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]->(b:Organisation)
WHERE a.id IN $ids AND b.id IN $ids AND a <> b AND t.evidence IN $evidence
  AND t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at)
  AND NOT coalesce(t.intent, false)
  AND coalesce(t.on_from <= $as_of, $undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
  AND coalesce(t.on_to >= $window, true)
WITH a, b, type(t) AS kind, t,
     CASE WHEN t:PARTNERS_WITH AND NOT coalesce(t.mutual, false) THEN coalesce(t.giver, a.id)
          ELSE t.giver END AS giver
ORDER BY coalesce(t.on_to, date('0001-01-01')) DESC, t.id
WITH a, b, kind, giver, collect(t)[..$each] AS newest
UNWIND newest AS t
RETURN t.id AS id, a.id AS start, b.id AS end, kind, coalesce(t.product, t.title) AS what,
       giver,
       t.amount AS amount, t.currency AS currency, t.year AS year, t.on_from AS on_from, t.on_to AS on_to,
       t.evidence AS evidence, t.confidence AS confidence, t.source AS source,
       t.source_ref AS source_ref, t.cites AS cites, t.kind AS form,
       COLLECT {
         MATCH (:Programme {id: t.programme})-[h:HAS]->(f:Fact {property: 'name'})
         WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         RETURN f.value
         ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                  NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                  h.digest IN $disputed, $rank_of[h.evidence],
                  CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                  coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
         LIMIT 1
       }[0] AS programme,
       t.digest IN $disputed AS disputed
ORDER BY start, end, kind, coalesce(on_to, date('0001-01-01')) DESC, id
