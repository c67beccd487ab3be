// Some statements with everything that they carry, facts with what their nodes say, and the name
// copied onto the node that they are about: a label for whoever reads a plan.
// version 2
// param rows: list<map>
// returns type: string
// returns start: string
// returns name: string
// returns end: string
// returns properties: map
// returns fact: map
// example {"rows": []}
// expects type [ ]
UNWIND $rows AS row
MATCH (a:Entity {id: row.start})-[s {id: row.id}]->(b:Entity {id: row.end})
RETURN type(s) AS type, a.id AS start, a.name AS name, b.id AS end, properties(s) AS properties,
       CASE WHEN b:Fact THEN properties(b) ELSE null END AS fact
