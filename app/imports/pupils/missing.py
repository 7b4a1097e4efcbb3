"""Pupils on the roll whom the yearly list does not name: they leave, on a day that is said, if that is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.imports.plan import LEAVE_OUT, Change, Outcome, Planned
from app.imports.pupils.changes import day_words, standing_words
from app.imports.pupils.matching import Known
from app.imports.pupils.planning import PlannedPupil, Planning, PupilWrite
from app.imports.pupils.rows import Said
from app.models import Placement, Support
from app.queries.new_year.promoting import SUMMER
from app.queries.out_of_sight import hidden
from app.queries.supports.sight import hidden_support

# Where more than this part of the roll leaves, it is hardly the whole school's list.
_MANY = 0.3
_TODAY = "This pupil came or was changed today, so leaving today would undo that."


def missing_from(session: Session, planning: Planning, today: date) -> Iterator[PlannedPupil]:
    """Yield a row for each pupil on the roll whom the list does not name, once all its rows are planned.

    Whoever was there in the old year left with it: the new year's first day is the first without them. Whoever came,
    was changed, decided about or supported since, and everybody where the year is well under way, leaves today.
    """
    first = planning.year.first
    with_the_year = first <= today < first + SUMMER
    here = _here_since(session, first) if with_the_year else set()
    for known in planning.school.by_id.values():
        if known.standing and known.id not in planning.met:
            left_then = with_the_year and known.stood_before(first) and known.id not in here
            day = first if left_then else today
            yield _row(known, day, today, planning.choices.get(-known.id) == LEAVE_OUT)


def notes_of_missing(planning: Planning, leaving: int) -> Sequence[str]:
    """Return what to know of all who leave."""
    if not leaving:
        return ()
    on_roll = sum(known.standing is not None for known in planning.school.by_id.values())
    one = leaving == 1
    who = "1 pupil on the roll is" if one else f"{leaving:,} pupils on the roll are"
    notes = [f"{who} not in the list and {'leaves' if one else 'leave'}. Nothing is deleted."]
    if leaving > _MANY * on_roll:
        notes.append(f"That is {leaving:,} of {on_roll:,}: is it the whole school's list?")
    return notes


def _here_since(session: Session, first: date) -> set[int]:
    """Return the pupils of whom there is something in the new year that leaving with the old one would withdraw."""
    decided = select(Placement.pupil_id).where(
        Placement.starts_on >= first, Placement.withdrawn_at.is_(None), ~hidden(session)
    )
    supported = select(Support.pupil_id).where(Support.began_on >= first, ~hidden_support(session))
    return {*session.scalars(decided), *session.scalars(supported)}


def _row(known: Known, day: date, today: date, left_out: bool) -> PlannedPupil:
    pupil = known.pupil
    said = Said(-known.id, {"forename": pupil["forename"], "surname": pupil["surname"]})
    about = standing_words(known)
    if left_out:
        return Planned(said.row, Outcome.LEFT, said.name, about=about)
    if not known.stood_before(today):
        return Planned(said.row, Outcome.REFUSED, said.name, reason=_TODAY, about=about)
    # The last day at the school is the one before.
    last = Change("Last day", "", day_words(day - timedelta(days=1)))
    write = PupilWrite(said, known, leaves_on=day)
    return Planned(said.row, Outcome.LEAVES, said.name, write, (last,), about=about)
