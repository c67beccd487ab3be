// Partners of several organisations by relation, region, size and kind of body.
// Whoever is in `without` is nobody's partner here.
// Relation and form `any` count a partner once; so does form `any` of one relation, and supply has
// no other. A partner has one region for a company, as in ties_by_partner_region, and one size:
// null is unknown, and never small. Amounts are those of one year in one currency, added as
// there, on rows of one kind of money only; what a programme paid for stands apart.
// version 3
// param ids: list<string>
// param without: list<string> = []
// param year: integer = null
// param currency: string = null
// param known_at: integer
// param as_of: date
// param undated: boolean
// param window: date
// param rank_of: map
// param evidence: list<string>
// param region_of: map
// param place_roles: list<string>
// param disputed: list<string> = []
// param stated_on: map = {}
// returns company: string
// returns name: string
// returns region: string
// returns size: string
// returns public: boolean
// returns tie: string
// returns relation: string
// returns form: string
// returns partner_region: string
// returns partner_size: string
// returns partner_public: boolean
// returns partner_company: boolean
// returns partners: integer
// returns statements: integer
// returns doubtful: integer
// returns disputed: integer
// returns amount: integer
// returns programme_amount: integer
// returns oldest: date
// returns newest: date
// example {"ids": ["mill"]}
// expects tie,relation,form,partner_region,partner_size,partner_company,partners,statements [["COOPERATES_WITH", "cooperates with", "any", "T-EAST", null, false, 1, 1], ["COOPERATES_WITH", "cooperates with", "technology", "T-EAST", null, false, 1, 1], ["PARTNERS_WITH", "receives from", "any", "T-EAST", "large", true, 1, 1], ["PARTNERS_WITH", "receives from", "win_win_fund", "T-EAST", "large", true, 1, 1], ["SUPPLIES", "buys from", "any", "T-NORTH", null, true, 1, 2], ["SUPPLIES", "supplies", "any", "T-SOUTH", "sme", true, 1, 1], ["any", "any", "any", "T-EAST", "large", true, 1, 1], ["any", "any", "any", "T-EAST", null, false, 1, 1], ["any", "any", "any", "T-NORTH", null, true, 1, 2], ["any", "any", "any", "T-SOUTH", "sme", true, 1, 1]]
MATCH (c:Organisation)
WHERE c.id IN $ids AND c.since <= $known_at
WITH c,
     COLLECT {
       MATCH (c)-[h:HAS]->(f:Fact {property: 'name'})
       WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
       RETURN f.value
       ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                h.digest IN $disputed, $rank_of[h.evidence],
                CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
       LIMIT 1
     }[0] AS name,
     COLLECT {
       MATCH (c)-[l:LOCATED_IN]->(r:Region)
       WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN r.id
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id
       LIMIT 1
     }[0] AS home,
     COLLECT {
       MATCH (c)-[h:HAS]->(f:Fact {property: 'size'})
       WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         AND coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) AND coalesce(h.valid_to >= $as_of, true)
         AND h.evidence IN $evidence
       RETURN f.value ORDER BY h.digest IN $disputed, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id LIMIT 1
     }[0] AS size
MATCH (c)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]-(p:Organisation)
WHERE c <> p AND NOT p.id IN $without AND t.evidence IN $evidence
  AND t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at)
  AND NOT coalesce(t.intent, false)
  AND coalesce(t.on_from <= $as_of, $undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
  AND coalesce(t.on_to >= $window, true)
WITH c, name, home, size, p, t, type(t) AS tie, t.kind AS form, t.programme AS programme, coalesce(t.product, t.title) AS what,
     CASE WHEN t:SUPPLIES THEN CASE startNode(t) WHEN c THEN 'supplies' ELSE 'buys from' END
          WHEN t.giver IS NOT NULL OR t:PARTNERS_WITH AND NOT coalesce(t.mutual, false)
          THEN CASE coalesce(t.giver, startNode(t).id) WHEN c.id THEN 'gives to' ELSE 'receives from' END
          WHEN t:COOPERATES_WITH THEN 'cooperates with' ELSE 'partners with' END AS relation,
     CASE startNode(t) WHEN p THEN t.from_region ELSE t.to_region END AS named
WITH c, name, home, size, p, tie, relation, form, programme, what, t.source AS source,
     max(CASE WHEN named IS NOT NULL THEN [coalesce(t.on_to, date('0001-01-01')), t.id, named] END) AS named,
     sum(CASE WHEN t.year = $year AND t.currency = $currency THEN t.amount END) AS amount,
     max(CASE WHEN t.amount IS NOT NULL AND t.year = $year AND t.currency = $currency
              THEN coalesce(t.confidence, -1.0) END) AS trust,
     count(t) AS statements,
     sum(CASE WHEN t.evidence IN ['extracted', 'applicant', 'inferred', 'synthetic'] THEN 1 ELSE 0 END) AS doubtful,
     sum(CASE WHEN t.digest IN $disputed THEN 1 ELSE 0 END) AS disputed,
     min(t.on_from) AS oldest, max(t.on_to) AS newest
WITH c, name, home, size, p, tie, relation, form, programme, what, max(named) AS named,
     max(CASE WHEN trust IS NOT NULL THEN [trust, source, amount] END)[2] AS amount,
     sum(statements) AS statements, sum(doubtful) AS doubtful, sum(disputed) AS disputed,
     min(oldest) AS oldest, max(newest) AS newest
WITH c, name, home, size, p, max(named)[2] AS named,
     collect({tie: tie, relation: relation, form: coalesce(form, 'unspecified'), statements: statements,
              doubtful: doubtful, disputed: disputed, amount: CASE WHEN programme IS NULL THEN amount END,
              programme_amount: CASE WHEN programme IS NOT NULL THEN amount END, oldest: oldest, newest: newest}) AS parts
WITH c, name, home, size, p, named, parts,
     COLLECT {
       MATCH (p)-[l:LOCATED_IN]->(r:Region)
       WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN r.id
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id
       LIMIT 1
     }[0] AS place,
     COLLECT {
       MATCH (p)-[h:HAS]->(f:Fact {property: 'size'})
       WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         AND coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) AND coalesce(h.valid_to >= $as_of, true)
         AND h.evidence IN $evidence
       RETURN f.value ORDER BY h.digest IN $disputed, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id LIMIT 1
     }[0] AS partner_size
UNWIND parts AS part
UNWIND [['any', 'any', 'any'], [part.tie, part.relation, 'any'], [part.tie, part.relation, part.form]] AS level
WITH c, name, home, size, p, named, place, partner_size, part, level[0] AS tie, level[1] AS relation, level[2] AS form
WHERE tie <> 'SUPPLIES' OR form = 'any'
RETURN c.id AS company, name, $region_of[home] AS region, size, c:PublicBody AS public, tie, relation, form,
       $region_of[coalesce(named, place)] AS partner_region, partner_size,
       p:PublicBody AS partner_public, p:Company AS partner_company,
       count(DISTINCT p) AS partners, sum(part.statements) AS statements, sum(part.doubtful) AS doubtful,
       sum(part.disputed) AS disputed,
       CASE WHEN (tie = 'SUPPLIES' OR form <> 'any') AND count(part.amount) > 0 THEN sum(part.amount) END AS amount,
       CASE WHEN (tie = 'SUPPLIES' OR form <> 'any') AND count(part.programme_amount) > 0 THEN sum(part.programme_amount) END AS programme_amount,
       min(part.oldest) AS oldest, max(part.newest) AS newest
ORDER BY company, tie, relation, form, partner_region, partner_size, partner_public, partner_company
