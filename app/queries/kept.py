"""Questions that are put together once: for the first pages of a school that takes as long as the answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from sqlalchemy.orm import Session

from app.queries.sight import Sight, sight_of

P = ParamSpec("P")
Q = TypeVar("Q")
# A few days and sights of each.
_MOST = 16


def kept(build: Callable[Concatenate[Session, P], Q]) -> Callable[Concatenate[Session, P], Q]:
    """Return what puts a question together, which keeps it for all who may see the same and give the same values.

    What it puts together hangs on what the session may see, never on what it holds: it is given one that can ask nothing.
    """

    @lru_cache(maxsize=_MOST)
    def once(sight: Sight, *values: Any, **named: Any) -> Q:
        return build(Session(info=dict(sight)), *values, **named)

    @wraps(build)
    def question(session: Session, /, *values: P.args, **named: P.kwargs) -> Q:
        # All that a question is put together from can be a key: days, numbers, tuples of years.
        return once(sight_of(session), *values, **named)  # type: ignore[arg-type]

    return question
