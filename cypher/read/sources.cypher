// The sources that the graph was told by, with what each leaves out, and its last run.
// version 1
// param known_at: integer
// returns id: string
// returns title: string
// returns publisher: string
// returns licence: string
// returns address: string
// returns published: date
// returns missing: string
// returns run: integer
// returns loaded: datetime
// returns rows: integer
// returns rejected: integer
// example {}
// expects id,run,rejected [["small", 1, 0]]
MATCH (r:Run {status: 'complete'})-[:READ]->(s:Source)
WHERE r.number <= $known_at
WITH s, r ORDER BY r.number DESC
WITH s, head(collect(r)) AS last
RETURN s.id AS id, s.title AS title, s.publisher AS publisher, s.licence AS licence, s.address AS address,
       coalesce(last.published, s.published) AS published, s.missing AS missing, last.number AS run, last.closed AS loaded,
       last.rows AS rows, last.rejected AS rejected
ORDER BY id
