// Mark the database as ours.
MERGE (g:Graph {owner: 'superregion'})
ON CREATE SET g.schema = $schema, g.version = 0, g.last_run = 0, g.copied = 0, g.hash = $hash, g.id = $graph
