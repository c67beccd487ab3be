"""Colours that a colour-blind reader tells apart, and how dark a mark's outline must be.

The eight were chosen for distance in CAM02-UCS: 23.7 to full colour vision, 19.2, 19.8 and 17.3
to red-blind, green-blind and blue-blind eyes. No colour stands alone: a word is beside it.
"""

GROUPS = (
    "#2f3fd9", "#00b5ad", "#00523a", "#a85a0b", "#e29800", "#a880f0", "#4b1d5f", "#75667d",
)  # fmt: skip
OTHER = "#c9b98f"  # what is not told apart further
ABROAD = "#1f262c"
UNKNOWN = "#c3cad2"
INK = "#1b1f24"
PAPER = "#ffffff"
#: kinds of ties: grey, orange, blue; their arrows differ too
TIES = {"SUPPLIES": "#4a5563", "COOPERATES_WITH": "#b45309", "PARTNERS_WITH": "#1d6fc4"}
MARK = 3.0  # contrast that a mark needs beside its ground (WCAG 2.2, 1.4.11)

Light = tuple[float, float, float]


def luminance(colour: str) -> float:
    """Return how light a colour is (WCAG 2.2, relative luminance).

    >>> luminance("#000000"), round(luminance("#ffffff"), 3)
    (0.0, 1.0)
    """
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> Light:
    """Return a colour as amounts of red, green and blue light."""
    red, green, blue = (_light(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return red, green, blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2): (lighter + 0.05) / (darker + 0.05).

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return round((light + 0.05) / (dark + 0.05), 2)


def outline(colour: str) -> str:
    """Return the colour, darkened until it is seen on white.

    >>> outline("#2f3fd9"), contrast(outline("#e29800"), "#ffffff") >= MARK
    ('#2f3fd9', True)
    """
    while contrast(colour, PAPER) < MARK:
        colour = mixed(colour, "#000000", 0.06)
    return colour


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with a share of another one in it.

    >>> mixed("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = ((int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _light(part: float) -> float:
    return float(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4)
