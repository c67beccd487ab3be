"""The marks of a ranking, worked out by hand."""

import json
from pathlib import Path

import numpy as np
import pytest

from graph.progress import silent
from graph.store import Store
from ingest.made_up.noise import LEVELS
from ingest.made_up.plan import Plan
from ingest.made_up.world import world
from ingest.made_up.writing import write
from tests.bench_recovery import Judged, above, found, judge, line, rankings, rows
from tests.made_up import partners
from tests.recovery import auc, recall, recovery, typical

PLANTED, OTHER = "planted", "ordinary"


def marks(*values: float | None, planted: int) -> tuple[float, float]:
    """Judge a ranking in which the first so many were planted."""
    found = recovery(values, [PLANTED] * planted + [OTHER] * (len(values) - planted))
    return found.auc, found.recall


def test_all_planted_first_is_perfect() -> None:
    assert marks(9, 8, 3, 2, 1, planted=2) == (1.0, 1.0)


def test_all_planted_last_is_the_opposite() -> None:
    assert marks(1, 2, 3, 8, 9, planted=2) == (0.0, 0.0)


def test_a_ranking_that_says_nothing_is_chance() -> None:
    assert marks(5, 5, 5, 5, 5, planted=2) == (0.5, 0.4)  # two drawn from five


def test_nobody_ranked_is_chance_too() -> None:
    assert marks(None, None, None, None, planted=1) == (0.5, 0.25)


def test_the_unscored_stand_below_all_scored_as_equals() -> None:
    # planted 7 and unscored; others 9, 1, unscored: 7>1, 7>None, None=None of six pairs
    area, found = marks(7, None, 9, 1, None, planted=2)
    assert (area, found) == pytest.approx((2.5 / 6, 0.5))


def test_an_example_of_ten_by_hand() -> None:
    # planted at ranks 1, 3, 4, 8 of ten: others above them 0, 1, 1, 4 of 6
    values = [10, 8, 7, 3, 9, 6, 5, 4, 2, 1]
    assert marks(*values, planted=4) == ((6 + 5 + 5 + 2) / 24, 3 / 4)


def test_the_worked_example_of_ten_in_a_hundred() -> None:
    # ranks 1, 3, 4, 8, 15, 21, 30, 42, 55, 90 of 100 give an AUC of .762222
    ranks = [1, 3, 4, 8, 15, 21, 30, 42, 55, 90]
    order = [*ranks, *(r for r in range(1, 101) if r not in ranks)]
    area, found = marks(*(-float(r) for r in order), planted=10)
    assert (area, found) == pytest.approx((0.762222, 0.4), abs=1e-6)


def test_a_tie_at_the_last_place_is_shared_out() -> None:
    # two places: one planted is first, three are equal for the second, one of them planted
    assert marks(9, 5, 5, 5, 1, planted=2)[1] == pytest.approx((1 + 1 / 3) / 2)


def test_rounding_does_not_part_equals() -> None:
    assert marks(0.1 + 0.2, 0.3, planted=1) == (0.5, 0.5)


def test_decoys_above_the_median_planted_are_counted_by_role() -> None:
    values = [9.0, 5.0, 2.0, 6.0, 5.0, 7.0, None]
    roles = [PLANTED, PLANTED, PLANTED, "hub", "hub", "border", "subsidiary"]
    found = recovery(values, roles)
    assert found.outrank == {"border": 1, "hub": 1, "subsidiary": 0}
    assert found.decoys == 2


def test_no_decoy_outranks_an_unscored_median_but_the_scored() -> None:
    found = recovery([None, None, 3.0, 1.0, None], [PLANTED, PLANTED, PLANTED, "hub", "hub"])
    assert found.outrank == {"hub": 1}


def test_auc_is_the_share_of_pairs_in_any_order() -> None:
    rng = np.random.default_rng(4)
    value, planted = rng.integers(0, 6, 40).astype(float), rng.random(40) < 0.3
    pairs = [(a > b) + (a == b) / 2 for a in value[planted] for b in value[~planted]]
    assert auc(value, planted) == pytest.approx(np.mean(pairs))


def test_recall_is_the_mean_over_all_orders_of_ties() -> None:
    rng = np.random.default_rng(5)
    value, planted = rng.integers(0, 4, 12).astype(float), np.arange(12) < 4
    found = []
    for _ in range(4000):
        order = np.lexsort([rng.random(12), -value])
        found.append(planted[order[:4]].mean())
    assert recall(value, planted) == pytest.approx(np.mean(found), abs=0.02)


def test_the_median_of_an_even_number_is_the_lower_middle() -> None:
    assert typical(np.array([1.0, 2.0, 3.0, 4.0])) == 2.0


def test_a_network_is_generated_loaded_ranked_and_judged(empty: Store, tmp_path: Path) -> None:
    plan = Plan(300, 1500, 7, LEVELS["none"])
    judged = {one.ranking: one for one in judge(empty, plan)}
    assert judged.keys() == {"score", "partners", "revenue"}
    assert judged["score"].planted == judged["partners"].planted == 3
    assert 250 < judged["score"].ranked < judged["revenue"].ranked == 300
    write(plan, tmp_path, silent)
    counted = rankings(empty, rows(tmp_path / "companies.csv"))["partners"]
    assert counted == partners(world(plan, silent).ties).tolist()


def test_a_judgement_is_a_line_of_json_and_rows_of_two_tables() -> None:
    marks = recovery([9, 8, 7], ["planted", "hub", "ordinary"])
    judged = [Judged("none", seed, "score", 3, 1, marks) for seed in (1, 2)]
    assert json.loads(line(judged[0]))["found"]["auc"] == 1.0
    assert list(found(judged)) == [
        ("none", "score", "3", "1.0", "1.00 (1.00–1.00)", "1.00 (1.00–1.00)", "0 (0–0)")
    ]
    assert list(above(judged)) == [("none", "score", "0.0", "0.0", "0.0", "0.0")]
