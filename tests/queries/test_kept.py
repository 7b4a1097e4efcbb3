"""Questions that are put together once are put together for each sight, and hang on nothing but that."""

from __future__ import annotations

import pytest
from sqlalchemy import Select, select
from sqlalchemy.exc import UnboundExecutionError
from sqlalchemy.orm import Session

from app.models import Placement
from app.person import Person
from app.queries.kept import kept
from app.queries.out_of_sight import hidden
from app.queries.sight import COSTS, SIGHT, sight_of
from app.store import _sight as sight_on_sessions


@kept
def seen(session: Session, most: int) -> Select[int]:
    """Return the question for some placements that are in sight."""
    return select(Placement.id).where(~hidden(session)).limit(most)


@kept
def counted(session: Session) -> int:
    """Return what only the school knows, which no question may be put together from."""
    return len(session.scalars(select(Placement.id)).all())


def test_a_question_is_put_together_once() -> None:
    assert seen(Session(), 3) is seen(Session(info={SIGHT: True}), 3)


def test_other_values_and_another_sight_have_questions_of_their_own() -> None:
    asked = [seen(Session(), 3), seen(Session(), 4), seen(Session(info={SIGHT: False}), 3)]
    asked.append(seen(Session(info={SIGHT: False, COSTS: False}), 3))
    assert len({id(one) for one in asked}) == len(asked)
    assert "risk" not in str(asked[0]).casefold()
    assert "exists" in str(asked[2]).casefold()


def test_nothing_that_a_school_holds_goes_into_one() -> None:
    with pytest.raises(UnboundExecutionError):
        counted(Session())


def test_all_that_a_person_may_see_tells_questions_apart() -> None:
    assert dict(sight_of(Session())).keys() == sight_on_sessions(Person("Ms Dovecote")).keys()
