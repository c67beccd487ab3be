// Note the version that the copies on the nodes are of.
MATCH (g:Graph {owner: 'superregion'})
WHERE g.copied < $version
SET g.copied = $version
