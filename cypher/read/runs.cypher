// The runs of the graph, newest first: what each read and changed, and what became of it.
// Of a run of decisions or disputes what was decided or disputed, or taken back.
// version 3
// returns run: integer
// returns source: string
// returns status: string
// returns opened: datetime
// returns closed: datetime
// returns published: date
// returns files: list<string>
// returns rows: integer
// returns rejected: integer
// returns added: integer
// returns ended: integer
// returns beside: integer
// returns undoes: integer
// returns undone_by: integer
// returns on: list<map>
// returns hash: string
// returns input: string
// example {}
// expects run,source,status,added,undone_by [[1, "small", "complete", 62, null]]
MATCH (r:Run)
RETURN r.number AS run, r.source AS source, r.status AS status, r.opened AS opened, r.closed AS closed,
       r.published AS published, r.files AS files, r.rows AS rows, r.rejected AS rejected,
       r.added AS added, r.ended AS ended, r.beside AS beside, r.undoes AS undoes,
       COLLECT { MATCH (u:Run {undoes: r.number, status: 'complete'}) RETURN u.number }[0] AS undone_by,
       CASE WHEN r.source IN ['decisions', 'disputes'] THEN COLLECT {
         MATCH (a:Entity)-[d:DECIDED|DISPUTED]->(b:Entity)
         WHERE d.since = r.number OR d.until = r.number
         RETURN {number: d.number, verdict: d.verdict, a: a.id, b: b.id, taken_back: d.since <> r.number}
         ORDER BY d.number, d.id
       } ELSE [] END AS on,
       r.hash AS hash, r.input AS input
ORDER BY run DESC
