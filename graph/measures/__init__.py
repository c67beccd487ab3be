"""What is computed from counts of partners: arrays in, arrays out, no database.

`docs/measures.md` defines every measure, says where it is undefined and what it does not show.
"""

from graph.measures.hub import within_region_z
from graph.measures.partners import Partners, degree, home_degree
from graph.measures.percentile import mid_rank_percentile
from graph.measures.reach import effective_external_regions, external_share, participation
from graph.measures.scoring import FIRST_RULES, Rules, Scores, first_parts, score

__all__ = [
    "FIRST_RULES",
    "Partners",
    "Rules",
    "Scores",
    "degree",
    "effective_external_regions",
    "external_share",
    "first_parts",
    "home_degree",
    "mid_rank_percentile",
    "participation",
    "score",
    "within_region_z",
]
