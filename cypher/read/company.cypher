// Everything stated about one company, each with its source.
// Each is marked with what it is on the day: it holds, ended, later, or undated.
// version 4
// param company_id: string
// param known_at: integer
// param as_of: date
// param undated: boolean
// param rank_of: map
// param region_of: map
// param disputed: list<string> = []
// param stated_on: map = {}
// returns id: string
// returns labels: list<string>
// returns facts: list<map>
// returns identifiers: list<map>
// returns places: list<map>
// returns selections: list<map>
// returns payments: list<map>
// returns payments_stated: integer
// example {"company_id": "mill"}
// expects id,labels [["mill", ["Company", "Organisation"]]]
MATCH (o:Organisation {id: $company_id})
WHERE o.since <= $known_at
RETURN o.id AS id, COLLECT { UNWIND labels(o) AS label WITH label WHERE label <> 'Entity' RETURN label ORDER BY label } AS labels,
       COLLECT {
         MATCH (o)-[h:HAS]->(f:Fact)
         WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         RETURN {property: f.property, value: f.value, unit: f.unit, currency: f.currency, about: f.about,
                 valid_from: h.valid_from, valid_to: h.valid_to, on_from: h.on_from, on_to: h.on_to,
                 seen_from: h.seen_from, seen_to: h.seen_to, disputed: h.digest IN $disputed,
                 evidence: h.evidence, source_ref: h.source_ref, cites: h.cites, review: h.review, id: h.id,
                 status: CASE WHEN h.valid_to < $as_of THEN 'ended' WHEN coalesce(h.valid_from, h.on_from) > $as_of THEN 'later'
                              WHEN coalesce(coalesce(h.valid_from, h.on_from) <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN 'holds'
                              ELSE 'undated' END}
         ORDER BY f.property, h.digest IN $disputed, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
       } AS facts,
       COLLECT {
         MATCH (o)-[i:IDENTIFIED_BY]->(n:Identifier)
         WHERE i.since <= $known_at AND (i.until IS NULL OR i.until > $known_at)
         RETURN {scheme: n.scheme, value: n.value, problem: i.problem, valid_to: i.valid_to, seen_to: i.seen_to,
                 evidence: i.evidence, source_ref: i.source_ref, cites: i.cites, id: i.id, disputed: i.digest IN $disputed,
                 status: CASE WHEN i.valid_to < $as_of THEN 'ended' WHEN coalesce(i.valid_from, i.on_from) > $as_of THEN 'later'
                              WHEN coalesce(coalesce(i.valid_from, i.on_from) <= $as_of, $undated AND i.seen_after IS NULL OR i.seen_from <= $as_of, true) THEN 'holds'
                              ELSE 'undated' END}
         ORDER BY n.scheme, n.value
       } AS identifiers,
       COLLECT {
         MATCH (o)-[l:LOCATED_IN]->(r:Region)
         WHERE l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at)
         RETURN {region: r.id, region_now: $region_of[r.id], role: l.role, city: l.city, what: l.what, intent: l.intent,
                 valid_from: l.valid_from, valid_to: l.valid_to, seen_from: l.seen_from, seen_to: l.seen_to,
                 evidence: l.evidence, source_ref: l.source_ref, cites: l.cites, id: l.id, disputed: l.digest IN $disputed,
                 status: CASE WHEN l.valid_to < $as_of THEN 'ended' WHEN coalesce(l.valid_from, l.on_from) > $as_of THEN 'later'
                              WHEN coalesce(coalesce(l.valid_from, l.on_from) <= $as_of, $undated AND l.seen_after IS NULL OR l.seen_from <= $as_of, true) THEN 'holds'
                              ELSE 'undated' END}
         ORDER BY l.role, l.digest IN $disputed, $rank_of[l.evidence], coalesce(l.valid_from, CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END, l.seen_from, date('0001-01-01')) DESC, l.id
       } AS places,
       COLLECT {
         MATCH (o)<-[x:SELECTS]-(s:Selection)-[i:IN]->(round:Round)-[of:OF]->(programme:Programme)
         WHERE x.since <= $known_at AND (x.until IS NULL OR x.until > $known_at)
           AND i.since <= $known_at AND (i.until IS NULL OR i.until > $known_at)
           AND of.since <= $known_at AND (of.until IS NULL OR of.until > $known_at)
         RETURN {selection: s.id, round: round.id, programme: programme.id,
                 programme_name: COLLECT {
                   MATCH (programme)-[h:HAS]->(f:Fact {property: 'name'})
                   WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
                   RETURN f.value
                   ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                            NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                            h.digest IN $disputed, $rank_of[h.evidence],
                            CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                            coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
                   LIMIT 1
                 }[0],
                 announced: COLLECT {
                   MATCH (round)-[h:HAS]->(f:Fact {property: 'announced'})
                   WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
                   RETURN f.value ORDER BY h.digest IN $disputed, $rank_of[h.evidence], coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id LIMIT 1 }[0],
                 choosers: COLLECT {
                   MATCH (s)<-[c:CHOSE]-(body:Organisation)
                   WHERE c.since <= $known_at AND (c.until IS NULL OR c.until > $known_at)
                   WITH DISTINCT body
                   WITH COLLECT {
                     MATCH (body)-[h:HAS]->(f:Fact {property: 'name'})
                     WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
                     RETURN f.value
                     ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                              NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                              h.digest IN $disputed, $rank_of[h.evidence],
                              CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                              coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
                     LIMIT 1
                   }[0] AS name
                   RETURN DISTINCT name ORDER BY name },
                 evidence: x.evidence, source_ref: x.source_ref, cites: x.cites, id: x.id, disputed: x.digest IN $disputed}
         ORDER BY programme.id, round.id, s.id
       } AS selections,
       COLLECT {
         MATCH (o)<-[p:PAID]-(programme:Programme)
         WHERE p.since <= $known_at AND (p.until IS NULL OR p.until > $known_at)
         RETURN {programme: programme.id,
                 programme_name: COLLECT {
                   MATCH (programme)-[h:HAS]->(f:Fact {property: 'name'})
                   WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
                   RETURN f.value
                   ORDER BY coalesce(h.valid_from > $as_of OR h.valid_to < $as_of, false),
                            NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true),
                            h.digest IN $disputed, $rank_of[h.evidence],
                            CASE WHEN NOT coalesce(h.valid_from <= $as_of, $undated AND h.seen_after IS NULL OR h.seen_from <= $as_of, true) THEN coalesce(h.valid_from, h.seen_from) END,
                            coalesce(h.valid_from, CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END, h.seen_from, date('0001-01-01')) DESC, h.id
                   LIMIT 1
                 }[0],
                 amount: p.amount, currency: p.currency, year: p.year,
                 status: CASE WHEN p.on_from > $as_of THEN 'later'
                              WHEN coalesce(p.on_from <= $as_of, $undated AND p.seen_after IS NULL OR p.seen_from <= $as_of, true) THEN 'holds'
                              ELSE 'undated' END,
                 evidence: p.evidence, source_ref: p.source_ref, cites: p.cites, id: p.id, disputed: p.digest IN $disputed}
         ORDER BY coalesce(p.amount, -1) DESC, p.id LIMIT 20
       } AS payments,
       COUNT {
         MATCH (o)<-[p:PAID]-(:Programme)
         WHERE p.since <= $known_at AND (p.until IS NULL OR p.until > $known_at)
       } AS payments_stated
