"""What is kept of a run: read back equal, whole or not at all, enough to make the graph again."""

import os
import stat
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from graph import snapshot
from graph.archive import Archive, Made
from graph.errors import BadQuestion, BadSource, Refused
from graph.keeping import Terms
from graph.model import IdentifierNode, Node
from graph.reading import Reading, Remark
from graph.rebuilding import rebuild
from graph.runs import write
from graph.statement import digest
from graph.store import Store
from graph.undoing import undo
from ingest import jp_rs, krx_kind
from tests import small
from tests.conftest import emptied
from tests.graphs import dump, hashed, saying, state
from tests.test_registers import DAYS, register, sized
from tests.test_runs import EACH, Died, changed, dearer, dies

REMARK = Remark("a.csv", 3, "이름", "=1+1", "is no name", rejected=True)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def same(one: Reading, other: Reading) -> bool:
    """Whether two readings say the same in the same order, statement by statement."""
    id = one.source.id
    digests = [[digest(id, s) for s in r.statements] for r in (one, other)]
    return (
        digests[0] == digests[1]
        and (one.source, one.files) == (other.source, other.files)
        and list(one.nodes) == list(other.nodes)
        and list(one.statements) == list(other.statements)
        and list(one.remarks) == list(other.remarks)
    )


def test_every_kind_of_statement_is_read_back_as_it_was(archive: Archive) -> None:
    nodes = (Node("a", ("Region",)), IdentifierNode.of("scheme", "1"))
    told = replace(small.reading(), nodes=nodes, statements=tuple(EACH), remarks=(REMARK,))
    assert same(archive.reading(archive.keep(told)), told)


def test_the_bundled_data_is_read_back_as_it_was(archive: Archive, korea_reading: Reading) -> None:
    assert same(archive.reading(archive.keep(korea_reading)), korea_reading)


@pytest.mark.realdata
@pytest.mark.parametrize(
    "read",
    [
        lambda folder: jp_rs.reading(folder),
        lambda folder: krx_kind.reading(folder / "krx_kind_2020.csv", DAYS[0]),
    ],
    ids=["jp-rs", "krx-kind"],
)
def test_real_sources_are_read_back_as_they_were(
    read: Callable[[Path], Reading], realdata: Path, archive: Archive
) -> None:
    told = read(realdata)
    assert same(archive.reading(archive.keep(told)), told)


def test_a_number_that_would_not_come_back_as_it_was_is_refused(archive: Archive) -> None:
    for tie in (replace(dearer(), confidence=1), replace(dearer(), amount=2**70)):  # type: ignore[call-arg]
        with pytest.raises(BadSource):
            archive.keep(saying(tie))
    assert list((archive.folder / "snapshots").iterdir()) == []


def test_the_same_reading_is_kept_once(archive: Archive) -> None:
    names = {archive.keep(small.reading()) for _ in range(2)}
    assert [p.name for p in (archive.folder / "snapshots").iterdir()] == list(names)


def test_raw_files_are_kept_by_their_hash(archive: Archive, tmp_path: Path) -> None:
    raw = tmp_path / "a.csv"
    raw.write_bytes(b"name\nmill\n")
    archive.keep(small.reading(), [raw, raw])
    (kept,) = (archive.folder / "raw").iterdir()
    assert (kept.read_bytes(), len(kept.name)) == (raw.read_bytes(), 64)
    if os.name == "posix":
        assert stat.S_IMODE(archive.folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("name", ["statements.parquet", "snapshot.json"])
def test_a_changed_snapshot_is_refused(name: str, archive: Archive) -> None:
    kept = archive.keep(small.reading())
    file = archive.folder / "snapshots" / kept / name
    file.write_bytes(file.read_bytes().replace(b"small", b"smell"))
    with pytest.raises(Refused, match="is not what was kept there: a file was changed"):
        archive.reading(kept)
    with pytest.raises(BadSource, match="the archive has no snapshot 0123 any more"):
        archive.reading("0123")


def test_a_reading_that_ends_half_way_is_not_kept(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(path: Path, remarks: object) -> None:
        raise Died

    monkeypatch.setattr(snapshot, "write_remarks", dies)
    with pytest.raises(Died):
        archive.keep(small.reading())
    assert list((archive.folder / "snapshots").iterdir()) == []


def test_what_nobody_saw_closed_is_settled_by_what_the_graph_says(archive: Archive) -> None:
    for run in (1, 2, 3):
        archive.note("g", Made(run, run - 1, "small", None, closed=run == 1))
    archive.settle("g", [1, 2])
    assert [(made.run, made.closed) for made in archive.runs("g")] == [(1, True), (2, True)]


def test_what_is_noted_of_a_closed_run_stays(archive: Archive) -> None:
    archive.note("g", Made(1, 0, "small", "hash", closed=True))
    with pytest.raises(Refused, match="has another run 1 of this graph"):
        archive.note("g", Made(1, 0, "small", "other"))


def history(store: Store, archive: Archive) -> None:
    """Loads, a register of three vintages, a load that died, and an undone run."""
    terms = Terms(1.0, archive)
    write(store, small.reading(), terms)
    for day, value in zip(DAYS[:3], ("sme", "large", "micro"), strict=True):
        told = register(day, sized(value), without=["tie/3"] if value == "large" else [])
        write(store, replace(told, source=replace(told.source, id="register")), terms)
    with pytest.raises(Died):
        write(store, changed(), terms, dies(3, Died))
    write(store, changed(), terms)
    undo(store, 6, terms)


def test_a_graph_is_made_again_from_its_archive(empty: Store, archive: Archive) -> None:
    history(empty, archive)
    whole, was, before = dump(empty), hashed(empty), state(empty)
    made = rebuild(emptied(empty), archive)
    assert (made.version, made.runs, made.hash, made.unseen) == (7, 6, was, ())
    assert (hashed(empty), dump(empty)) == (was, whole)
    after = state(empty)
    assert (after["graph"], after["version"]) == (before["graph"], before["version"])
    assert write(empty, changed(), Terms(archive=archive)).run == 8
    assert [run.run for run in archive.runs(after["graph"])] == [1, 2, 3, 4, 6, 7, 8]


def test_a_run_that_nobody_saw_closed_is_left_out_and_said(empty: Store, archive: Archive) -> None:
    history(empty, archive)
    graph = state(empty)["graph"]
    archive.note(graph, Made(8, 7, "small", "hash"))
    assert rebuild(emptied(empty), archive).unseen == (8,)


def test_a_rebuild_writes_into_an_empty_database_only(empty: Store, archive: Archive) -> None:
    write(empty, small.reading(), Terms(archive=archive))
    whole = dump(empty)
    with pytest.raises(Refused, match="this database is not empty"):
        rebuild(empty, archive)
    assert dump(empty) == whole


def test_an_archive_that_cannot_be_rebuilt_says_why(empty: Store, archive: Archive) -> None:
    with pytest.raises(BadQuestion, match="it has none yet"):
        rebuild(empty, archive)
    history(empty, archive)
    graph = state(empty)["graph"]
    emptied(empty)
    with pytest.raises(BadQuestion, match=f"it has {graph}"):
        rebuild(empty, archive, "another")
    (archive.folder / "graphs" / graph / "000003.json").unlink()
    with pytest.raises(BadSource, match="has run 4, made on version 3, and not the run that made"):
        rebuild(empty, archive)
    assert not state(empty)["occupied"]


def test_a_rebuild_that_would_make_another_graph_stops(empty: Store, archive: Archive) -> None:
    write(empty, small.reading(), Terms(archive=archive))
    (made,) = archive.runs(state(empty)["graph"])
    other = Archive(archive.folder.with_name("other"))
    kept = other.keep(saying(dearer()))
    other.note("g", replace(made, snapshot=kept))
    with pytest.raises(Refused, match="would have made another graph"):
        rebuild(emptied(empty), other)
    assert state(empty)["version"] == 0
