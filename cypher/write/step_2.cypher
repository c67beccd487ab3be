// Step 2 of the schema: date the statements of some nodes by the file that first stated them.
// Only the last file of a source has left its date; what an earlier one stated stays undated.
MATCH (a:Entity)
WHERE a.id > $after
WITH a ORDER BY a.id LIMIT $limit
CALL (a) {
  MATCH (a)-[s]->(:Entity)
  WHERE s.seen_from IS NULL
  MATCH (source:Source {id: s.source})<-[:READ]-(run:Run {number: s.since, status: 'complete'})
  WHERE source.published IS NOT NULL
    AND NOT EXISTS { MATCH (source)<-[:READ]-(later:Run {status: 'complete'}) WHERE later.number > run.number }
  SET s.seen_from = source.published
  RETURN count(*) AS dated
}
RETURN max(a.id) AS last, sum(dated) AS changed
