"""Industries of the made-up country: what they make, where they are, who buys from whom."""

import numpy as np

from graph.measures.partners import Real, Whole
from ingest.made_up.chance import place, shares_up_to
from ingest.made_up.country import PROVINCES
from ingest.made_up.plan import Plan, Stream

#: what each industry is called, and what it supplies
INDUSTRIES = (
    ("metals", "castings"),
    ("machinery", "pumps"),
    ("vehicles", "axles"),
    ("electronics", "circuit boards"),
    ("chemicals", "resins"),
    ("plastics", "housings"),
    ("textiles", "yarn"),
    ("food", "starch"),
    ("medical devices", "catheters"),
    ("shipbuilding", "hull sections"),
    ("energy equipment", "heat exchangers"),
    ("software", "control software"),
)
SPREAD = 0.6  # how unlike the industries of two regions are, in logarithms
TASTE = 1.0  # how unlike what two industries buy, in logarithms
OWN = 3.0  # an industry buys this much more from itself


def residents(plan: Plan, region: Whole) -> Whole:
    """Draw the industry of each company, from the mix of its region."""
    rng = plan.stream(Stream.INDUSTRY)
    mix = np.exp(SPREAD * rng.standard_normal((len(PROVINCES), len(INDUSTRIES))))
    return place(shares_up_to(mix)[region], rng.random(len(region)))


def affinity(plan: Plan) -> Real:
    """Draw how much each industry (row) sells to each other one (column)."""
    rng = plan.stream(Stream.AFFINITY)
    drawn = np.exp(TASTE * rng.standard_normal((len(INDUSTRIES), len(INDUSTRIES))))
    return np.where(np.eye(len(INDUSTRIES), dtype=np.bool_), OWN * drawn, drawn)
