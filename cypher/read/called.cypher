// Who is called just so, with the official numbers; `search` is made of whole names.
// version 1
// param whole: string
// param known_at: integer
// returns id: string
// returns names: list<string>
// returns numbers: list<string>
// example {"whole": "_2437613a8c"}
// expects id,names,numbers [["port", ["휴비스"], []]]
CALL db.index.fulltext.queryNodes('organisation_search', $whole, {limit: 20}) YIELD node AS o
RETURN o.id AS id,
       COLLECT {
         MATCH (o)-[h:HAS]->(f:Fact)
         WHERE f.property IN ['name', 'name_en', 'name_en_dart', 'alias']
           AND h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         RETURN DISTINCT f.value ORDER BY f.value
       } AS names,
       COLLECT {
         MATCH (o)-[i:IDENTIFIED_BY]->(n:Identifier)
         WHERE i.since <= $known_at AND (i.until IS NULL OR i.until > $known_at) AND i.problem IS NULL
         RETURN DISTINCT n.id ORDER BY n.id
       } AS numbers
ORDER BY id
