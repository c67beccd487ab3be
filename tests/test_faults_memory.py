"""A database with little memory: a batch that does not fit is halved, and nothing is lost."""

from pathlib import Path

import pytest

from graph.batches import send
from graph.errors import NoMemory
from graph.runs import load
from graph.store import Store, connect
from tests import small
from tests.graphs import asked, saying, seen
from tests.servers import own_server
from tests.streams import hub

PARTNERS = 10_000


def room_for(most: int, written: list[int], tried: list[int]) -> None:
    """Write twenty-five rows where only so many fit at once."""

    def write(batch: list[int]) -> None:
        tried.append(len(batch))
        if len(batch) > most:
            raise NoMemory("too many")
        written.extend(batch)

    send(range(25), write, 10)


@pytest.mark.parametrize(("most", "tries"), [(1, 29), (2, 16), (3, 12), (7, 6), (10, 3)])
def test_rows_are_written_once_and_in_order_however_few_fit(most: int, tries: int) -> None:
    written: list[int] = []
    tried: list[int] = []
    room_for(most, written, tried)
    assert (written, len(tried)) == (list(range(25)), tries)


def test_a_row_that_does_not_fit_by_itself_ends_the_load() -> None:
    with pytest.raises(NoMemory, match="too many"):
        room_for(0, [], [])


@pytest.mark.slow
def test_a_hub_of_ten_thousand_partners_is_loaded_with_little_memory(
    empty: Store, tmp_path: Path
) -> None:
    whole = load(empty, hub(PARTNERS))
    with own_server(tmp_path, SUPERREGION_TRANSACTION="4m") as (_, access), connect(access) as poor:
        assert load(poor, hub(PARTNERS)) == whole
        assert whole.relationships_created == 2 * PARTNERS
        assert seen(poor) == seen(empty)
        huge = small.has("hub", "story", "made up " * 700_000)
        with pytest.raises(NoMemory, match=r"no memory for one transaction: .*threshold reached"):
            load(poor, saying(huge), shrink=1.0)
        assert asked(poor, "MATCH (r:Run {status: 'abandoned'}) RETURN count(r)") == [[1]]
        assert seen(poor) == seen(empty)
