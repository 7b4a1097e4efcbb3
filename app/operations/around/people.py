"""Who is around a pupil: added, changed, ended with a date, and around again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Agreement, Involvement
from app.operations.around.checks import agency_problem, the_pupil, told
from app.operations.ordered import clean, found
from app.operations.typed import name_problem

FAMILY, PROFESSIONAL = "family", "professional"


@dataclass(frozen=True, slots=True)
class InvolvedDraft:
    """Somebody around a pupil: "Mum" will do for a name; family has no agency. Without a day, from today."""

    pupil_id: int
    kind: str
    name: str
    role: str = ""
    organisation_id: int | None = None
    reach: str = ""
    starts_on: date | None = None

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        return name_problem(self.name, "Say who it is: a name, or what the child calls them.")


def add_involved(session: Session, draft: InvolvedDraft, *, today: date) -> Done:
    """Note that somebody of the family, or a professional, is around a pupil."""
    pupil = the_pupil(session, draft.pupil_id)
    start = _refuse(session, draft, today)
    row = Involvement(pupil_id=pupil.id, kind=draft.kind)
    _fill(row, draft, start)
    session.add(row)
    session.flush()
    return Done(f"{row.name} is around {pupil.known_as}.", id=row.id)


def change_involved(session: Session, row_id: int, draft: InvolvedDraft, *, today: date) -> Done:
    """Write what the form says over somebody around a pupil; whose it is stays."""
    row = _row(session, row_id)
    _fill(row, draft, _refuse(session, draft, today, row))
    return Done(f"Changed for {row.pupil.known_as}: {row.name}.", id=row_id)


def end_involvement(session: Session, row_id: int, *, on: date | None, why: str = "", today: date) -> Done:
    """End an involvement from a day on; it stays among those who were around."""
    row = _row(session, row_id)
    if row.ends_on is not None:
        raise Problem("That involvement has ended already.")
    wrong = "Say from which day." if on is None else told(on, today)
    if on is not None and on < row.starts_on:
        wrong = "It cannot end before it began."
    if on is None or wrong:
        raise Invalid({"on": wrong})
    row.ends_on, row.ended_why = on, why.strip()
    return Done(f"{row.name} is no longer around {row.pupil.known_as}.", id=row_id)


def restart_involvement(session: Session, row_id: int, *, on: date | None, today: date) -> Done:
    """Begin an involvement again from a day on: a new row, unless it goes on from the very day it ended."""
    row = _row(session, row_id)
    if row.ends_on is None:
        raise Problem("That involvement is open already.")
    wrong = "Say from which day." if on is None else told(on, today)
    if on is not None and on < row.ends_on:
        wrong = "This can be the day it ended or later."
    if on is None or wrong:
        raise Invalid({"on": wrong})
    if on == row.ends_on:
        row.ends_on, row.ended_why = None, ""
        return Done(f"{row.name} is around {row.pupil.known_as} again.", id=row_id)
    kept = ("pupil_id", "kind", "name", "role", "organisation_id", "reach")
    again = Involvement(**{name: getattr(row, name) for name in kept}, starts_on=on)
    session.add(again)
    session.flush()
    return Done(f"{row.name} is around {row.pupil.known_as} again.", id=again.id)


def take_back_involved(session: Session, row_id: int) -> Done:
    """Take somebody away who was noted by mistake, such as for the wrong pupil; whoever leaves is ended instead."""
    row = _row(session, row_id)
    if session.scalar(select(Agreement.id).where(Agreement.involvement_id == row_id).limit(1)) is not None:
        raise Problem(f"{row.name} is named elsewhere in this record.", "End it with a date instead.")
    words = f"Taken back for {row.pupil.known_as}: {row.name}."
    session.delete(row)
    return Done(words, id=row_id)


def _row(session: Session, row_id: int) -> Involvement:
    return found(session, Involvement, row_id, "involvement")


def _refuse(session: Session, draft: InvolvedDraft, today: date, row: Involvement | None = None) -> date:
    if draft.kind not in (FAMILY, PROFESSIONAL):
        raise ValueError("Somebody around a pupil is family or a professional.")
    wrong = draft.problems()
    start = draft.starts_on or (today if row is None else row.starts_on)
    if sentence := told(start, today):
        wrong["starts_on"] = sentence
    elif row is not None and row.ends_on is not None and start > row.ends_on:
        wrong["starts_on"] = "It cannot begin after it ended."
    if sentence := agency_problem(session, draft.organisation_id, row.organisation_id if row else None):
        wrong["organisation_id"] = sentence
    if wrong:
        raise Invalid(wrong)
    return start


def _fill(row: Involvement, draft: InvolvedDraft, start: date) -> None:
    row.name, row.role, row.reach = clean(draft.name), clean(draft.role), clean(draft.reach)
    row.organisation_id = draft.organisation_id if row.kind == PROFESSIONAL else None
    row.starts_on = start
