// Note that a step of the schema is done, unless somebody wrote while it was taken.
MATCH (g:Graph {owner: 'superregion'})
WHERE g.schema = $schema - 1 AND g.version = $version
  AND NOT EXISTS { MATCH (run:Run) WHERE run.status IN ['open', 'stopped'] }
SET g.schema = $schema
RETURN count(*) AS met
