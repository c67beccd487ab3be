"""`superregion decide` and `undecide`: whether two organisations are one, and taking that back."""

import getpass
from datetime import date
from typing import Annotated

import typer

from api.door import Door
from graph import decisions
from graph.asked import asked_id
from graph.errors import BadQuestion
from graph.frame import Asked, frame_of
from graph.keeping import Terms
from graph.model import Verdict
from graph.scope import Scope
from graph.store import Store
from graph.who import way
from viz.words import counted


def _reason(text: str) -> str:
    if not text.strip():
        raise BadQuestion("say --why: whoever looks at it later needs the reason")
    return text


Why = Annotated[
    str,
    typer.Option("--why", help="The reason, for whoever looks at it later.", parser=_reason,
                 metavar="TEXT"),
]  # fmt: skip
By = Annotated[
    str | None,
    typer.Option("--by", help="Who decides; the user of this machine if not said.",
                 show_default=False),
]  # fmt: skip
_Flag = Annotated[bool, typer.Option(show_default=False)]


def run(
    context: typer.Context,
    a: Annotated[str, typer.Argument(help="An organisation, by its id or name.")],
    b: Annotated[str, typer.Argument(help="The other one; it is this one that stays.")],
    why: Why,
    by: By = None,
    *,
    same: _Flag = False,
    different: _Flag = False,
    unsure: _Flag = False,
) -> None:
    """Decide that two organisations are one, are two, or that it is not known; it can be undone.

    Example: superregion decide kr-krx-008060 kr-dart-00109189 --same --why "renamed in 2020"
    """
    said: dict[Verdict, bool] = {"same": same, "different": different, "unsure": unsure}
    chosen = [verdict for verdict, given in said.items() if given]
    if len(chosen) != 1:
        raise BadQuestion("say one of --same, --different and --unsure")
    door: Door = context.obj
    with door.graph() as store, door.bars() as tell:
        scope = frame_of(store, Asked()).scope
        first, second = _id(store, scope, a), _id(store, scope, b)
        wish = decisions.Wish(first, second, chosen[0], why, by or user(), date.today())
        one, done = decisions.decide(store, wish, Terms(archive=door.archive), tell)
    moved = counted(done.moved, "statement")
    door.out.print(
        f"decision {one.number}: {one.start} and {one.end}, {one.verdict}; {moved} moved, "
        f"version {done.version}",
        soft_wrap=True,
    )


def undecided(
    context: typer.Context,
    number: Annotated[int, typer.Argument(help="The number of a decision: superregion review.")],
) -> None:
    """Undo a decision: what it had moved stands again where it stood.

    Example: superregion undecide 1
    """
    door: Door = context.obj
    with door.graph() as store, door.bars() as tell:
        one, done = decisions.undecide(store, number, Terms(archive=door.archive), tell)
    moved = counted(done.moved, "statement")
    door.out.print(
        f"decision {number} on {one.a} and {one.b} is undone; {moved} moved back, "
        f"version {done.version}",
        soft_wrap=True,
    )


def user() -> str:
    """Return the name of this machine's user."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a user without a name, as in a container
        return "unknown"


def _id(store: Store, scope: Scope, text: str) -> str:
    """Return the id that is meant: an alias means itself, because a decision may break it."""
    return text if way(store, scope.known_at, text) else asked_id(store, scope, text)
