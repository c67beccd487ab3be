// Give some nodes the labels that a closed run noted for them.
MATCH (:Run {status: 'complete'})-[given:GIVES]->(n:Entity)
WITH given, n LIMIT $limit
SET n:$(given.labels)
DELETE given
RETURN count(*) AS met
