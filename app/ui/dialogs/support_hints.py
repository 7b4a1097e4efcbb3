"""What is worth knowing while pupils are put on an offer; none of it hinders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

from app.queries.supports.clashes import clashes_with
from app.queries.supports.not_served import not_served
from app.queries.supports.over_full import over_full
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


def group_hint(
    asked: Asked, group: GroupChoice | None, pupils: Sequence[int], moving: Sequence[int] = ()
) -> str:
    """Return that a group would have more pupils than places, and who is elsewhere at that time.

    moving: supports that are to go into the group, where it is not pupils who are chosen.
    """
    if group is None:
        return ""
    said, many = [], len(pupils) + len(moving)
    if group.left is not None and many > group.left:
        over = many - group.left
        said.append(f"{over} more than it has places; it can be over-full.")
    found = asked(clashes_with, group.id, tuple(pupils), moving=tuple(moving))
    clashes = Counter(f"with {clash.with_group}, {clash.when}." for clash in found)
    of = f" of {many}" if many > 1 else ""
    said += [f"Clashes {where}" if not of else f"Clashes for {n}{of} {where}" for where, n in clashes.items()]
    return " ".join(said)


def room_hint(
    asked: Asked,
    offer_id: int | None,
    pupils: Sequence[int],
    moving: Sequence[int] = (),
    *,
    alone: bool = False,
) -> str:
    """Return that an offer would have more pupils than places, for those who begin in no group that others share."""
    if offer_id is None:
        return ""
    over = asked(over_full, offer_id, tuple(pupils), moving=tuple(moving), alone=alone)
    return f"{over} more than the offer has places; it can be over-full." if over else ""


def _names(names: Sequence[str]) -> str:
    return ", ".join(names[:3]) + (f" and {len(names) - 3} more" if len(names) > 3 else "")
