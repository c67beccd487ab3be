// Which organisations have an official number, and under which names they were ever told of.
// version 1
// param numbers: list<string>
// param known_at: integer
// returns number: string
// returns id: string
// returns said: string
// returns source: string
// returns names: list<string>
// example {"numbers": ["dart:00000001", "dart:00000002"]}
// expects number,id,said,source,names [["dart:00000001", "mill", "mill", "small", ["(주)SK하이닉스밀", "Southern Mill"]]]
UNWIND $numbers AS number
MATCH (:Entity {id: number})<-[i:IDENTIFIED_BY]-(o:Organisation)
WHERE i.since <= $known_at AND (i.until IS NULL OR i.until > $known_at) AND i.problem IS NULL
RETURN number, o.id AS id, coalesce(i.said_start, o.id) AS said, i.source AS source,
       COLLECT {
         MATCH (o)-[h:HAS]->(f:Fact)
         WHERE f.property IN ['name', 'name_en', 'name_en_dart', 'name_short', 'alias'] AND h.since <= $known_at
         RETURN DISTINCT f.value ORDER BY f.value
       } AS names
ORDER BY number, i.since, said, source
