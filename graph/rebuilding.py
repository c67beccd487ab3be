"""A graph made once more from its archive: the same runs, numbers, statements and hash."""

from dataclasses import dataclass

from graph import queries
from graph.archive import Archive, Made
from graph.errors import BadQuestion, BadSource, Refused
from graph.keeping import Terms
from graph.progress import Progress, silent
from graph.runs import claim, write
from graph.store import Store
from graph.undoing import undo


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A graph that was made once more."""

    graph: str
    version: int
    runs: int
    hash: str | None
    unseen: tuple[int, ...]  #: runs that nobody saw closed: they are left out


def rebuild(
    store: Store, archive: Archive, graph: str | None = None, progress: Progress = silent
) -> Rebuilt:
    """Write all runs of a graph once more, into an empty database."""
    graph = chosen(archive, graph)
    if queries.version(store).occupied:
        raise Refused(
            "this database is not empty; rebuild writes into an empty one. For the local one: "
            "superregion db wipe; the archive stays"
        )
    made = archive.runs(graph)
    runs = [run for run in made if run.closed]
    _check_chain(runs)
    claim(store, graph)
    for done, run in enumerate(runs):
        progress("rebuilding", done, len(runs))
        _again(store, archive, run)
    progress("rebuilding", len(runs), len(runs))
    state = queries.version(store)
    last = runs[-1].hash if runs else None
    unseen = tuple(run.run for run in made if not run.closed)
    return Rebuilt(graph, state.version, len(runs), last, unseen)


def chosen(archive: Archive, graph: str | None) -> str:
    """Return the graph that is meant, or the only one there is."""
    known = archive.graphs()
    if graph in known:
        return graph
    if graph is not None or len(known) != 1:
        have = f"it has {', '.join(known)}" if known else "it has none yet"
        raise BadQuestion(f"say which graph of the archive {archive.folder} is meant: {have}")
    return known[0]


def _check_chain(runs: list[Made]) -> None:
    """Refuse an archive in which a run is missing."""
    version = 0
    for run in runs:
        if run.version != version:
            raise BadSource(
                f"the archive has run {run.run}, made on version {run.version}, and not the run "
                f"that made that version: it cannot be rebuilt"
            )
        version = run.run


def _again(store: Store, archive: Archive, run: Made) -> None:
    terms = Terms(shrink=1.0, expected=run.hash, input=run.input)
    store.change("number_next_run", {"number": run.run})
    if run.undoes is not None:
        undo(store, run.undoes, terms)
    elif run.snapshot is not None:
        write(store, archive.reading(run.snapshot), terms)
    else:
        raise BadSource(f"the archive does not say what run {run.run} read")
