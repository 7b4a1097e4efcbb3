"""Ending supports, as clearly as they began: why, and what comes next, for one pupil or for many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid
from app.models import Support
from app.operations.supports.drafts import DECLINED, EndingDraft
from app.operations.supports.rows import begin_stage, leave
from app.operations.supports.said import day_said, ended_said, left_out_said
from app.operations.supports.standing import each, last_stage, open_support, readable_support
from app.queries.wording import words
from app.vocabulary import STAGE_LABELS, ListKind, Stage, within

_A_DAY = timedelta(days=1)


def end_supports(session: Session, support_ids: Iterable[int], draft: EndingDraft, *, today: date) -> Done:
    """End supports with a reason and what comes next; those that cannot end that day are left out and said.

    Declined before it ran is a stage of its own. counts: ended and left_out.
    """
    _refuse(session, draft, today)
    on, numbers = draft.on or today, list(support_ids)

    def end(number: int) -> Support:
        support = open_support(session, number, on)
        _refuse_before(support, on)
        end_one(session, support, draft, on)
        return support

    done, left_out = each(numbers, end)
    counts = {"ended": len(done), "left_out": len(numbers) - len(done)}
    return Done(ended_said(done) + left_out_said(left_out), id=done[0].id, counts=counts)


def correct_ending(session: Session, support_id: int, draft: EndingDraft, *, today: date) -> Done:
    """Write over how a support ended what should have been recorded; its day stays. What ran was not declined."""
    support = readable_support(session, support_id, today)
    _refuse(session, draft, today)
    if support.ended_on is None:
        raise Invalid({"on": "It has not ended."})
    if DECLINED == draft.ending != support.ending and _ran(support):
        raise Invalid({"ending": "It ran, so it was not declined: choose why it ended."})
    _fill(support, draft)
    last_stage(support).reason = draft.note.strip()
    return Done(f"Corrected: {ended_said([support])}", id=support.id)


def end_one(session: Session, support: Support, draft: EndingDraft, on: date) -> None:
    """Write the ending of one support, whose day has been looked at."""
    leave(session, support, on + _A_DAY)
    stage = Stage.DECLINED if draft.ending == DECLINED and not _ran(support) else Stage.ENDED
    support.ended_on = on
    _fill(support, draft)
    # Last, since it writes: what has changed goes with it.
    begin_stage(session, support, stage, on=on, reason=draft.note)


def _ran(support: Support) -> bool:
    return Stage.RUNNING in {row.stage for row in support.stages}


def _fill(support: Support, draft: EndingDraft) -> None:
    support.ending, support.ending_note = draft.ending, draft.note.strip()
    support.what_next, support.who_told = draft.what_next.strip(), draft.who_told.strip()
    support.way_back = draft.way_back.strip()


def _refuse(session: Session, draft: EndingDraft, today: date) -> None:
    found = draft.problems(today)
    if (
        draft.ending
        and "ending" not in found
        and draft.ending not in words(session, ListKind.ENDING, retired=True)
    ):
        found["ending"] = "Choose a reason."
    if found:
        raise Invalid(found)


def _refuse_before(support: Support, on: date) -> None:
    now = last_stage(support)
    if on < now.starts_on:
        said = f"{within(STAGE_LABELS[now.stage])} since {day_said(now.starts_on)}"
        raise Invalid({"on": f"{support.pupil.known_as} is {said}: choose that day or a later one."})
