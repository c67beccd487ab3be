// Facts, places and names of what changed after a version, to copy the winning ones onto nodes.
// A changed region may move every place, so that all of them are due; a new file of a source that
// says what it said may win over another source.
// version 2
// param after: integer
// param known_at: integer
// param disputed: list<string> = []
// param stated_on: map = {}
// param fresh: list<string> = []
// returns id: string
// returns organisation: boolean
// returns facts: list<map>
// returns places: list<map>
// example {"after": 0, "known_at": 1}
// among id,organisation [["mill", true], ["T-SOUTH", false]]
WITH EXISTS {
  MATCH (:Region)-[changed:SUCCEEDED_BY|HAS|DISPUTED]->()
  WHERE changed.since > $after OR changed.until > $after
} AS map_changed
MATCH (n:Entity)
WHERE EXISTS {
  MATCH (n)-[changed:HAS|LOCATED_IN|DISPUTED]->()
  WHERE map_changed OR changed.since > $after OR changed.until > $after
} OR EXISTS {
  MATCH (n)-[said:HAS|LOCATED_IN]->() WHERE said.source IN $fresh
} AND EXISTS {
  MATCH (n)-[other:HAS|LOCATED_IN]->() WHERE NOT other.source IN $fresh
}
RETURN n.id AS id, n:Organisation AS organisation,
       COLLECT {
         MATCH (n)-[h:HAS]->(f:Fact)
         WHERE h.since <= $known_at AND (h.until IS NULL OR h.until > $known_at)
         RETURN {property: f.property, value: f.value, valid_from: h.valid_from, valid_to: h.valid_to, seen_from: h.seen_from,
                 seen_after: h.seen_after, stated_on: CASE WHEN h.seen_to < $stated_on[h.source] THEN h.seen_to ELSE $stated_on[h.source] END,
                 evidence: h.evidence, disputed: h.digest IN $disputed, id: h.id}
       } AS facts,
       COLLECT {
         MATCH (n)-[l:LOCATED_IN]->(r:Region)
         WHERE l.since <= $known_at AND (l.until IS NULL OR l.until > $known_at) AND NOT coalesce(l.intent, false)
         RETURN {region: r.id, role: l.role, valid_from: l.valid_from, valid_to: l.valid_to, seen_from: l.seen_from,
                 seen_after: l.seen_after, stated_on: CASE WHEN l.seen_to < $stated_on[l.source] THEN l.seen_to ELSE $stated_on[l.source] END,
                 evidence: l.evidence, disputed: l.digest IN $disputed, id: l.id}
       } AS places
