"""`superregion demo`: from nothing to a candidate list, and what it can and cannot show."""

import typer

from api.commands.load import report, write_reading
from api.door import Door
from graph import queries
from graph.candidates import candidates
from ingest import kr_bundled
from viz.candidates import candidate_report, chosen_report
from viz.flows import flow_report

THE_TEN = "kr-prog-super-regional-leading"
SYSTEM = "kr-province"
ROWS = 20


def run(context: typer.Context) -> None:
    """Load the bundled Korean data, print the candidate list and the region table, and stop.

    Example: superregion demo
    """
    door: Door = context.obj
    reading = kr_bundled.reading()
    with door.graph() as store:
        outcome = write_reading(door, store, reading)
        frame = door.frame(store, SYSTEM)
        with door.bars() as tell:
            tell("scoring", 0, 3)
            found = candidates(store, frame.scope, frame.regions)
            tell("scoring", 1, 3)
            flows = queries.region_flows(store, frame.scope)
            tell("scoring", 2, 3)
            ten = queries.selected_in(store, frame.scope, THE_TEN)
            tell("scoring", 3, 3)
    report(door, reading, outcome)
    width = door.out.width
    door.out.print(candidate_report(found, ROWS, width))
    door.out.print(chosen_report(found, [c.company for c in ten]))
    door.out.print(flow_report(flows, frame, "supplies", width))
    _next(door)


def _next(door: Door) -> None:
    where = "your own server (NEO4J_URI)" if door.settings.server else "the local Neo4j"
    door.out.rule("What next")
    door.out.print(f"The data is in {where}.")
    if not door.settings.server:
        door.out.print(
            "  superregion db start               leave the server running between commands"
        )
        door.out.print(
            f"  its password                       {door.settings.folders.password}", soft_wrap=True
        )
    door.out.print(
        "  superregion company 구영테크          one company, its ties and their sources"
    )
    door.out.print("  superregion cypher                 your own Cypher, read only")
    door.out.print("  superregion load jp-rs DIR         the Japanese programme review")
    door.out.print("  superregion --help                 everything else")
