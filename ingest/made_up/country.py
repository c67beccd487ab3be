"""The made-up country: seventeen regions in six blocs, their sizes and places.

The code XF is one that ISO 3166 leaves to its users, so no country has it. Two regions at the
border are so small that a company in them finds hardly anybody at home.
"""

from dataclasses import dataclass

import numpy as np

from graph.measures.partners import Real, Whole

CODE = "XF"
NAME = "Made-up country"
SYSTEM, BLOC_SYSTEM = "xf-province", "xf-bloc"
CURRENCY = "XTS"  # ISO 4217 keeps it for tests
TINY = 0.01  # a region with less of the country's companies is a tiny one
FEWEST_HERE = 3  # companies of any region, however small
DECAY_KM = 120.0  # a market so far away counts 1/e of one next door
SAME_BLOC = 2.0  # and twice as much in the own bloc as at the same distance elsewhere


@dataclass(frozen=True, slots=True)
class Province:
    """A region of the country: its share of the companies and where it lies, in km."""

    code: str
    name: str
    bloc: str
    share: float
    x: float
    y: float


PROVINCES = (
    Province("XF-01", "Bdarun", "Harbour", 0.220, 110, 250),
    Province("XF-02", "Dgelom", "Harbour", 0.100, 140, 220),
    Province("XF-03", "Gdovia", "Harbour", 0.030, 70, 280),
    Province("XF-04", "Hmiral", "Inland", 0.090, 210, 240),
    Province("XF-05", "Jbanto", "Inland", 0.060, 250, 290),
    Province("XF-06", "Kpelda", "Inland", 0.020, 280, 230),
    Province("XF-07", "Lborim", "Upland", 0.070, 360, 330),
    Province("XF-08", "Mgusel", "Upland", 0.035, 400, 280),
    Province("XF-09", "Nkavor", "Upland", 0.004, 460, 380),
    Province("XF-10", "Pkitan", "Lake", 0.080, 190, 120),
    Province("XF-11", "Tdulen", "Lake", 0.050, 130, 90),
    Province("XF-12", "Tbomar", "Lake", 0.025, 80, 130),
    Province("XF-13", "Bdesko", "Plain", 0.075, 330, 130),
    Province("XF-14", "Dgaruv", "Plain", 0.045, 380, 90),
    Province("XF-15", "Gdumel", "Plain", 0.003, 470, 50),
    Province("XF-16", "Hmoket", "Cape", 0.060, 240, 20),
    Province("XF-17", "Jbiran", "Cape", 0.033, 180, -30),
)
BLOCS = tuple(dict.fromkeys(province.bloc for province in PROVINCES))
BLOC = np.array([BLOCS.index(province.bloc) for province in PROVINCES], dtype=np.int64)
SHARE = np.array([province.share for province in PROVINCES])
IS_TINY = SHARE < TINY


def distances() -> Real:
    """Return the distance between any two regions, in km."""
    at = np.array([(province.x, province.y) for province in PROVINCES])
    between = at[:, None, :] - at[None, :, :]
    found: Real = np.sqrt(np.square(between).sum(axis=2))
    return found


def nearness() -> Real:
    """Say how much a market elsewhere counts from each region: distance and bloc; 0 for itself."""
    near: Real = np.exp(-distances() / DECAY_KM) * np.where(BLOC[:, None] == BLOC, SAME_BLOC, 1.0)
    np.fill_diagonal(near, 0.0)
    return near


def beyond() -> Real:
    """Say which regions lie in another bloc than each region, wherever that is."""
    found: Real = (BLOC[:, None] != BLOC).astype(np.float64)
    return found


def residents(companies: int, rng: np.random.Generator) -> Whole:
    """Draw the region of each company: a few in every region, the others by the shares."""
    first = np.repeat(np.arange(len(PROVINCES)), FEWEST_HERE)
    counts = rng.multinomial(companies - len(first), SHARE / SHARE.sum())
    others = np.repeat(np.arange(len(PROVINCES)), counts)
    return rng.permutation(np.concatenate([first, others]))
