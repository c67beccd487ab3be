"""The plan that the benchmark times lists exactly what was changed in the file."""

from pathlib import Path

from graph.store import Access, Store
from tests.bench_plan import COSTS, planned, row


def test_the_plan_of_a_shuffled_source_lists_the_exact_rows(
    empty: Store, access: Access, tmp_path: Path
) -> None:
    made = planned(empty, access, tmp_path, 2_000)
    assert (made.changed, made.gone, made.exact) == (20, 10, True)
    assert len(row(made)) == len(COSTS)
