// Official numbers that stand beside somebody else's name, with the one that fits it.
// version 2
// param known_at: integer
// param disputed: list<string> = []
// returns id: string
// returns number: string
// returns problem: string
// returns holder: string
// returns proposed: string
// returns source: string
// returns source_ref: string
// returns disputed: boolean
// example {}
// expects id []
MATCH (o:Organisation)-[i:IDENTIFIED_BY]->(n:Identifier)
WHERE i.holder IS NOT NULL AND i.since <= $known_at AND (i.until IS NULL OR i.until > $known_at)
RETURN o.id AS id, n.id AS number, i.problem AS problem, i.holder AS holder, i.proposed AS proposed,
       i.source AS source, i.source_ref AS source_ref, i.digest IN $disputed AS disputed
ORDER BY source, source_ref, number
