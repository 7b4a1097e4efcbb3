"""What is worth knowing while pupils are put on an offer; none of it hinders."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from app.queries.supports.clashes import clashes_with
from app.queries.supports.not_served import not_served
from app.queries.supports.support_choices import GroupChoice, OfferChoice

# Asks the store a question of today.
Asked = Callable[..., Any]


def offer_hint(asked: Asked, offer: OfferChoice | None, pupils: Sequence[int]) -> str:
    """Return whom an offer is not for among the pupils, and that it is paused."""
    if offer is None:
        return ""
    said = ["It is paused: pupils can wait for it."] if offer.paused else []
    others = asked(not_served, offer.id, tuple(pupils)) if pupils else ()
    if others:
        said.append(f"It is for {offer.years}; not {_names(others)}.")
    return " ".join(said)


def group_hint(asked: Asked, group: GroupChoice | None, pupils: Sequence[int]) -> str:
    """Return that a group would have more pupils than places, and who is elsewhere at that time."""
    if group is None:
        return ""
    said = []
    if group.left is not None and len(pupils) > group.left:
        over = len(pupils) - group.left
        said.append(f"{over} more than it has places; it can be over-full.")
    clashes = asked(clashes_with, group.id, tuple(pupils))
    said += [f"Clashes with {clash.with_group}, {clash.when}." for clash in clashes]
    return " ".join(dict.fromkeys(said))


def _names(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
