"""What can be done where a school cannot be opened to work in: look only, try again, take over, or move it first."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.errors import Problem
    from app.store import Store

LOOK_ONLY, AGAIN, TAKE_OVER = "Look only", "Try again", "Take over"
MOVE = "Move it here and share it"

Way = tuple[str, Callable[[], None]]


def ways_past(problem: Problem, opened: Callable[..., None], move: Callable[[], None]) -> list[Way]:
    """Return what can be done about a school that somebody else works in, or that lies where none may.

    opened is called with look or take_over. Nothing is returned where the problem is another.
    """
    from app.locking.refusing import CannotLock, Taken
    from app.shared.elsewhere import MustBeShared
    from app.shared.writer import CheckedOut

    def look() -> None:
        opened(look=True)

    def take_over() -> None:
        opened(take_over=True)

    def again() -> None:
        opened()

    if isinstance(problem, MustBeShared):
        return [(LOOK_ONLY, look), (MOVE, move)]
    if isinstance(problem, CheckedOut) and problem.may_take_over:
        return [(LOOK_ONLY, look), (AGAIN, again), (TAKE_OVER, take_over)]
    if isinstance(problem, Taken | CannotLock | CheckedOut):
        return [(LOOK_ONLY, look), (AGAIN, again)]
    return []


def can_try(store: Store) -> bool:
    """Say whether a school that is open to look at only may be open to work in by now."""
    newer = getattr(store.database, "newer", "")
    return not store.database.can_write and not newer and os.access(store.place, os.W_OK)
