// Let the next run have this number: where a run of the archive is written once more.
MATCH (g:Graph {owner: 'superregion'})
WHERE g.last_run < $number
SET g.last_run = $number - 1
