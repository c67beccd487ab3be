"""`superregion generate`: a made-up network to try things on, with the truth beside it."""

import shlex
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group, RenderableType
from rich.text import Text

from api.door import Door
from graph.errors import BadQuestion
from ingest.made_up.noise import DEFAULT, LEVELS, Noise
from ingest.made_up.plan import Plan
from ingest.made_up.summary import Summary
from ingest.made_up.writing import MAPPING, write
from viz.tables import table
from viz.words import share

#: what each role is, for who has not read docs/made-up.md
ROLE_WORDS = {
    "ordinary": "",
    "planted": "less at home, in all blocs, every way of co-operation",
    "hub": "decoy: many partners, all at home",
    "border": "decoy: hardly anybody is at home in its region",
    "one_partner": "decoy: one customer elsewhere takes nearly all",
    "subsidiary": "decoy: the ties are its parent's",
}


def run(
    context: typer.Context,
    companies: Annotated[int, typer.Option("--companies", help="Companies to make up.")],
    links: Annotated[int, typer.Option("--links", help="Ties to write, one a row of ties.csv.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the files; made if need be.")],
    seed: Annotated[int, typer.Option("--seed", help="The same seed makes the same files.")] = 1,
    noise: Annotated[
        str, typer.Option("--noise", help=f"How badly it is seen: {', '.join(LEVELS)}.")
    ] = DEFAULT,
    force: Annotated[bool, typer.Option("--force", help="Write into a folder in use.")] = False,
) -> None:
    """Make up a network of companies, with planted super-regional ones and decoys.

    Everything in it is invented, and says so once loaded: its evidence is `synthetic`.
    truth.csv, which is not loaded, says which companies were planted.

    Example: superregion generate --companies 2000 --links 10000 --seed 1 --out made-up
    """
    door: Door = context.obj
    plan = Plan(companies, links, seed, _level(noise))
    with door.bars() as tell:
        made = write(plan, out, tell, force)
    door.out.print(_report(made))
    folder = shlex.quote(str(out))
    door.out.print(
        f"Next: superregion load table {folder} --mapping {shlex.quote(str(out / MAPPING))}",
        soft_wrap=True,
    )


def _level(name: str) -> Noise:
    if name not in LEVELS:
        raise BadQuestion(f"--noise {name}: known are {', '.join(LEVELS)}")
    return LEVELS[name]


def _report(made: Summary) -> RenderableType:
    """Return what was made: companies by role, ties by kind, and what the files leave out."""
    roles = table(("role", "left"), ("companies", "right"), ("what it is", "left"))
    for role, number in made.roles.items():
        roles.add_row(role, f"{number:,}", ROLE_WORDS[role])
    ties = table(("tie", "left"), ("in the world", "right"), ("in ties.csv", "right"))
    for tie, number in made.true.items():
        ties.add_row(tie, f"{number:,}", f"{made.written[tie]:,}")
    ties.add_row("not true", "", f"{made.false:,}")
    left_out = ", ".join(f"{what} {share(part)}" for what, part in made.missing.items())
    return Group(Text("\nAll of it is made up", "bold"), roles, ties, f"Missing: {left_out}")
