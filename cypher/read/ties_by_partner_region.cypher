// Partners of each company by kind of tie and by the partner's region.
// Kind 'any' counts a partner once. A partner has one region for a company: the one named for the
// partner's end by the newest statement between the two that names one (by on_to, then id), else
// that of its place; without a known region it is null. One that is no company has counted false.
// Amounts, on rows of one kind only, are those of one year in one currency; per supplier, customer,
// programme and product those of one source are added, however many state it: of the source with
// the largest confidence (unknown is lowest), then the largest name. What a programme paid for stands
// apart, in programme_amount.
// version 3
// param member: string = "Company"
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
// returns kind: string
// returns region: string
// returns counted: boolean
// returns partners: integer
// returns public: integer
// returns statements: integer
// returns doubtful: integer
// returns disputed: integer
// returns amount: integer
// returns programme_amount: integer
// returns sources: list<string>
// returns oldest: date
// returns newest: date
// example {}
// among company,kind,region,counted,partners [["mill", "any", "T-EAST", false, 1], ["mill", "any", "T-EAST", true, 1], ["mill", "any", "T-NORTH", true, 1], ["mill", "any", "T-SOUTH", true, 1], ["yard", "SUPPLIES", null, true, 1], ["bank", "any", "T-SOUTH", true, 2]]
MATCH (p:Organisation)
WHERE p.since <= $known_at
WITH p,
     COLLECT {
       MATCH (p)-[l:LOCATED_IN]->(r:Region)
       WHERE l.role IN $place_roles AND l.evidence IN $evidence AND NOT coalesce(l.intent, false)
         AND l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         AND coalesce(l.valid_from <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN r.id
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id
       LIMIT 1
     }[0] AS place
MATCH (p)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]-(c:Organisation)
WHERE $member IN labels(c) AND c <> p AND t.evidence IN $evidence
  AND t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at)
  AND NOT coalesce(t.intent, false)
  AND coalesce(t.on_from <= $as_of, $undated AND t.seen_after IS NULL OR t.seen_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
  AND coalesce(t.on_to >= $window, true)
WITH c, p, place, startNode(t) = p AS from_partner, type(t) AS kind, t.programme AS programme, coalesce(t.product, t.title) AS what, t,
     CASE WHEN startNode(t) = p THEN t.from_region ELSE t.to_region END AS named
WITH c, p, place, from_partner, kind, programme, what, t.source AS source,
     max(CASE WHEN named IS NOT NULL THEN [coalesce(t.on_to, date('0001-01-01')), t.id, named] END) AS named,
     sum(CASE WHEN t.year = $year AND t.currency = $currency THEN t.amount END) AS amount,
     max(CASE WHEN t.amount IS NOT NULL AND t.year = $year AND t.currency = $currency
              THEN coalesce(t.confidence, -1.0) END) AS trust,
     count(t) AS statements,
     sum(CASE WHEN t.evidence IN ['extracted', 'applicant', 'inferred', 'synthetic'] THEN 1 ELSE 0 END) AS doubtful,
     sum(CASE WHEN t.digest IN $disputed THEN 1 ELSE 0 END) AS disputed,
     min(t.on_from) AS oldest, max(t.on_to) AS newest
WITH c, p, place, from_partner, kind, programme, what, max(named) AS named,
     max(CASE WHEN trust IS NOT NULL THEN [trust, source, amount] END)[2] AS amount,
     sum(statements) AS statements, sum(doubtful) AS doubtful, sum(disputed) AS disputed, collect(source) AS sources,
     min(oldest) AS oldest, max(newest) AS newest
WITH c, p, place, max(named)[2] AS named, collect(DISTINCT kind) AS kinds,
     collect({kind: kind, statements: statements, doubtful: doubtful, disputed: disputed, amount: CASE WHEN programme IS NULL THEN amount END,
              programme_amount: CASE WHEN programme IS NOT NULL THEN amount END, sources: sources, oldest: oldest, newest: newest}) AS parts
UNWIND ['any'] + kinds AS kind
UNWIND [part IN parts WHERE kind IN ['any', part.kind]] AS part
WITH c, $region_of[coalesce(named, place)] AS region, kind, $member IN labels(p) AS counted, p, part
RETURN c.id AS company, kind, region, counted, count(DISTINCT p) AS partners,
       count(DISTINCT CASE WHEN p:PublicBody THEN p END) AS public,
       sum(part.statements) AS statements, sum(part.doubtful) AS doubtful, sum(part.disputed) AS disputed,
       CASE WHEN kind <> 'any' AND count(part.amount) > 0 THEN sum(part.amount) END AS amount,
       CASE WHEN kind <> 'any' AND count(part.programme_amount) > 0 THEN sum(part.programme_amount) END AS programme_amount,
       reduce(all = [], list IN collect(part.sources) | all + [s IN list WHERE NOT s IN all]) AS sources,
       min(part.oldest) AS oldest, max(part.newest) AS newest
ORDER BY company, kind, region, counted
