// Remove some nodes of the graph, and everything said about them.
MATCH (n)
WITH n LIMIT $limit
DETACH DELETE n
