// What one run stated, what was stated again of that since, and what the run ended.
// version 1
// param run: integer
// returns start: string
// returns end: string
// returns id: string
// returns digest: string
// returns since: integer
// returns until: integer
// returns past: boolean
// returns valid_to: date
// returns seen_to: date
// example {"run": 1}
// among start,end,since,until [["mine", "mill", 1, null]]
MATCH (a:Entity)-[s]->(b:Entity)
WHERE s.since = $run OR s.again = $run OR s.until = $run
RETURN a.id AS start, b.id AS end, s.id AS id, s.digest AS digest, s.since AS since, s.until AS until,
       s.past AS past, s.valid_to AS valid_to, s.seen_to AS seen_to
