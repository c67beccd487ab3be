// Some statements with everything that they carry, facts with what their nodes say.
// version 1
// param rows: list<map>
// returns type: string
// returns start: string
// returns end: string
// returns properties: map
// returns fact: map
// example {"rows": []}
// expects type [ ]
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})-[s {id: row.id}]->(b:Entity {id: row.end})
RETURN type(s) AS type, a.id AS start, b.id AS end, properties(s) AS properties,
       CASE WHEN b:Fact THEN properties(b) ELSE null END AS fact
