// Since which version an id is one of an organisation, or stands for one.
// version 1
// param id: string
// returns version: integer
// example {"id": "mill"}
// expects version [[1]]
MATCH (o:Entity {id: $id})
WHERE o:Organisation OR o:Alias
RETURN o.since AS version
