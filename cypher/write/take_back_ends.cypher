// State again some of what a run that stopped half-way had ended.
MATCH ()-[s]->()
WHERE s.until = $run
WITH s LIMIT $limit
REMOVE s.until
