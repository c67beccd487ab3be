// Partners of each company by kind of tie and by the partner's region.
// Kind 'any' counts a partner once. A partner without a known region has region null; one that
// is no company has counted false.
// version 1
// param member: string = "Company"
// param year: integer = null
// param currency: string = null
// param known_at: integer
// param as_of: date
// param evidence: list<string>
// param region_of: map
// param place_roles: list<string>
// returns company: string
// returns kind: string
// returns region: string
// returns counted: boolean
// returns partners: integer
// returns public: integer
// returns statements: integer
// returns doubtful: integer
// returns amount: integer
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
         AND coalesce(l.valid_from <= $as_of, true) AND coalesce(l.valid_to >= $as_of, true)
       RETURN r.id
       ORDER BY [i IN range(0, size($place_roles) - 1) WHERE $place_roles[i] = l.role][0], coalesce(l.valid_from, date('0001-01-01')) DESC, l.id
       LIMIT 1
     }[0] AS place
MATCH (p)-[t:SUPPLIES|COOPERATES_WITH|PARTNERS_WITH]-(c:Organisation)
WHERE $member IN labels(c) AND c <> p AND t.evidence IN $evidence
  AND t.since <= $known_at AND (t.until IS NULL OR t.until > $known_at)
  AND NOT coalesce(t.intent, false)
  AND coalesce(t.on_from <= $as_of, true) AND coalesce(t.valid_to >= $as_of, true)
WITH c, p, t, coalesce(CASE WHEN startNode(t) = p THEN t.from_region ELSE t.to_region END, place) AS place
WITH c, p, $region_of[place] AS region, type(t) AS kind, count(t) AS statements,
     sum(CASE WHEN t.evidence IN ['extracted', 'applicant', 'inferred', 'synthetic'] THEN 1 ELSE 0 END) AS doubtful,
     collect(CASE WHEN t.year = $year AND t.currency = $currency THEN t.amount END) AS amounts,
     collect(DISTINCT t.source) AS sources, min(t.on_from) AS oldest, max(t.on_to) AS newest
WITH c, p, region,
     collect({kind: kind, statements: statements, doubtful: doubtful, amounts: amounts, sources: sources, oldest: oldest, newest: newest}) AS parts
UNWIND ['any'] + [part IN parts | part.kind] AS kind
UNWIND [part IN parts WHERE kind IN ['any', part.kind]] AS part
WITH c, region, kind, $member IN labels(p) AS counted, p, part
RETURN c.id AS company, kind, region, counted, count(DISTINCT p) AS partners,
       count(DISTINCT CASE WHEN p:PublicBody THEN p END) AS public,
       sum(part.statements) AS statements, sum(part.doubtful) AS doubtful,
       CASE WHEN any(list IN collect(part.amounts) WHERE size(list) > 0)
            THEN reduce(total = 0, list IN collect(part.amounts) | total + reduce(s = 0, a IN list | s + a)) END AS amount,
       reduce(all = [], list IN collect(part.sources) | all + [s IN list WHERE NOT s IN all]) AS sources,
       min(part.oldest) AS oldest, max(part.newest) AS newest
ORDER BY company, kind, region, counted
