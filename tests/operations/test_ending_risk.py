"""Risk Support is never completed: it ends with a reason other than goals met, and with who approved that."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Invalid
from app.models import Placement
from app.operations.placements import withdraw_placement
from app.operations.plans.review_draft import ReviewDraft
from app.operations.plans.reviewing import hold_review
from app.operations.pupils import leave_school
from app.store import Store
from tests.fixtures import TODAY

from .deciding import BOTH, new_pupil, place


@pytest.fixture
def wren(store: Store) -> int:
    pupil = new_pupil(store)
    place(store, pupil, "risk_support", 10)
    return pupil


def approved(store: Store) -> list[str]:
    def names(session: Session) -> list[str]:
        asked = select(Placement.approved_by).where(Placement.withdrawn_at.is_(None)).order_by(Placement.id)
        return list(session.scalars(asked))

    return store.read(names)


def refused(store: Store, pupil: int, grouping: str, **said: object) -> set[str]:
    with pytest.raises(Invalid) as problem:
        place(store, pupil, grouping, **said)  # type: ignore[arg-type]
    return set(problem.value.problems)


def test_nobody_ends_it_without_a_name(store: Store, wren: int) -> None:
    assert refused(store, wren, "thriving", ending="moved_on", approved_by=" ") == {"approved_by"}
    assert refused(store, wren, "help", end_other=True, approved_by="") == {"approved_by"}


def test_managing_risk_has_no_goals_to_meet(store: Store, wren: int) -> None:
    assert refused(store, wren, "thriving", ending="goals_met") == {"ending"}


def test_the_name_is_kept_with_the_ending(store: Store, wren: int) -> None:
    place(store, wren, "help", end_other=True, approved_by=" Ms Kestrel ")
    assert approved(store) == ["Ms Kestrel", ""]


def test_another_grouping_beside_it_needs_no_approval(store: Store, wren: int) -> None:
    place(store, wren, "help", approved_by="")
    assert approved(store) == ["", ""]


def test_withdrawing_what_ended_it_takes_the_approval_back(store: Store, wren: int) -> None:
    after = place(store, wren, "help", end_other=True)
    store.write(withdraw_placement, after, why="Wrong pupil.", today=TODAY)
    assert approved(store) == [""]


def test_leaving_keeps_who_recorded_it(store: Store, wren: int) -> None:
    store.write(leave_school, wren, on=TODAY, today=TODAY)
    assert approved(store) == [store.person]


def test_a_review_that_ends_it_keeps_the_name_too(store: Store, wren: int) -> None:
    draft = ReviewDraft(
        1, "end", participants=BOTH, approved_by="Ms Heron", safety="Settled.", changed="Comes in gladly.",
        what_next="Nothing more.", who_told="Mum", way_back="Ask Ms Kestrel.", ending="transferred",
    )  # fmt: skip
    store.write(hold_review, draft, today=TODAY)
    assert approved(store) == ["Ms Heron"]
