"""Keeping the pupils: add, change what is true of them from a day on, leave and come back."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Pupil, PupilSenType, Standing
from app.operations.stays import end_placements
from app.operations.supports.leaving import end_supports_of_leaver
from app.operations.typed import name_problem
from app.queries.folding import pupil_folded
from app.vocabulary import YEARS, Registration

_LONGEST = 100  # characters of a name

# What changes with time about a pupil, in a standing.
STANDING = (
    "year_group",
    "class_name",
    "sen_provision",
    "pupil_premium",
    "fsm",
    "looked_after",
    "previously_looked_after",
    "registration",
)


@dataclass(frozen=True, slots=True)
class PupilDraft:
    """What a form says of a pupil: who they are, and what is true of them now."""

    forename: str
    surname: str
    preferred_name: str | None = None
    admission_number: str | None = None
    born_on: date | None = None
    sex: str | None = None
    eal: bool | None = None
    started_on: date | None = None
    upn: str | None = None
    sen_types: tuple[str, ...] = ()
    year_group: str | None = None
    class_name: str | None = None
    sen_provision: str | None = None
    pupil_premium: bool | None = None
    fsm: bool | None = None
    looked_after: bool | None = None
    previously_looked_after: bool | None = None
    registration: str = Registration.MAIN

    def problems(self) -> dict[str, str]:
        """Return field → sentence for what cannot be."""
        found: dict[str, str] = {}
        for field in ("forename", "surname"):
            found |= name_problem(getattr(self, field), f"A pupil needs a {field}.", _LONGEST, field)
        if len(self.preferred_name or "") > _LONGEST:
            found["preferred_name"] = f"A name can have up to {_LONGEST} characters."
        if self.year_group and self.year_group not in (*YEARS, "X"):
            found["year_group"] = "Choose a year from the list."
        if self.born_on and self.started_on and self.started_on < self.born_on:
            found["started_on"] = "The start comes after the date of birth."
        return found


_IDENTITY = tuple(f.name for f in fields(PupilDraft) if f.name not in {*STANDING, "sen_types"})


def add_pupil(session: Session, draft: PupilDraft, *, today: date) -> Done:
    """Add a pupil, on the roll from the starting date, or from today where none is given."""
    _refuse(session, draft, None, today)
    pupil = Pupil(forename="", surname="", folded="", sen_types=[], standings=[])
    session.add(pupil)
    _fill(pupil, draft)
    pupil.standings.append(Standing(starts_on=draft.started_on or today, **_standing_of(draft)))
    session.flush()
    return Done(f"Added {pupil.known_as}.", id=pupil.id)


def change_pupil(
    session: Session, pupil_id: int, draft: PupilDraft, *, since: date | None = None, today: date
) -> Done:
    """Write what the form says over a pupil; a changed year, class or status holds from since, or today.

    Earlier standings stay as they were, so that questions about an earlier day are still answered rightly.
    """
    pupil = _pupil(session, pupil_id)
    _refuse(session, draft, pupil_id, today)
    _fill(pupil, draft)
    _stand(pupil, _standing_of(draft), since or today)
    return Done(f"Changed {pupil.known_as}.", id=pupil.id)


def leave_school(session: Session, pupil_id: int, *, on: date, today: date) -> Done:
    """Mark a pupil as left from a day on; placements and supports end with it, and nothing is deleted.

    What was decided on that day or later, before the leaving was known, is withdrawn.
    """
    pupil = _pupil(session, pupil_id)
    current = _open(pupil)
    if current is None:
        raise Problem(f"{pupil.known_as} is not on the roll.")
    if on > today:
        raise Invalid({"on": "A leaving date can be today or earlier."})
    if on <= current.starts_on:
        raise Invalid({"on": "The leaving date comes after the last change of class or year."})
    current.ends_on, pupil.left_on = on, on
    withdrawn = end_placements(session, pupil_id, on)
    end_supports_of_leaver(session, pupil_id, on)
    later = (
        ""
        if not withdrawn
        else f" {_decisions(withdrawn)} of later days {'is' if withdrawn == 1 else 'are'} withdrawn."
    )
    return Done(f"{pupil.known_as} has left the school.{later}", id=pupil.id)


def return_to_school(session: Session, pupil_id: int, draft: PupilDraft, *, on: date, today: date) -> Done:
    """Put a pupil who had left back on the roll, with a standing of its own."""
    pupil = _pupil(session, pupil_id)
    if _open(pupil) is not None:
        raise Problem(f"{pupil.known_as} is on the roll already.")
    if on > today:
        raise Invalid({"on": "A return can be today or earlier."})
    if any(row.ends_on is None or row.ends_on > on for row in pupil.standings):
        raise Invalid({"on": "The return comes after the day of leaving."})
    _refuse(session, draft, pupil_id, today)
    _fill(pupil, draft)
    pupil.left_on = None
    pupil.standings.append(Standing(starts_on=on, **_standing_of(draft)))
    return Done(f"{pupil.known_as} is back on the roll.", id=pupil.id)


# --- how --------------------------------------------------------------------------------------------


def _decisions(number: int) -> str:
    return "A decision" if number == 1 else f"{number} decisions"


def _pupil(session: Session, pupil_id: int) -> Pupil:
    pupil = session.get(Pupil, pupil_id)
    if pupil is None:
        raise Problem("That pupil is no longer there.")
    return pupil


def _refuse(session: Session, draft: PupilDraft, pupil_id: int | None, today: date) -> None:
    found = draft.problems()
    if draft.born_on and draft.born_on > today:
        found["born_on"] = "A date of birth lies in the past."
    if draft.started_on and draft.started_on > today:
        found["started_on"] = "A starting date can be today or earlier."
    if draft.admission_number:
        taken = session.scalar(
            select(Pupil.id).where(Pupil.admission_number == draft.admission_number.strip())
        )
        if taken is not None and taken != pupil_id:
            found["admission_number"] = "Another pupil has this admission number."
    if found:
        raise Invalid(found)


def _fill(pupil: Pupil, draft: PupilDraft) -> None:
    for name in _IDENTITY:
        value = getattr(draft, name)
        if isinstance(value, str):
            value = value.strip() or None
        setattr(pupil, name, value)
    pupil.folded = pupil_folded(pupil.forename, pupil.preferred_name, pupil.surname, pupil.admission_number)
    wanted = list(dict.fromkeys(draft.sen_types))
    for row in list(pupil.sen_types):
        if row.code not in wanted:
            pupil.sen_types.remove(row)
    known = {row.code: row for row in pupil.sen_types}
    for rank, code in enumerate(wanted, 1):
        if code in known:
            known[code].rank = rank
        else:
            pupil.sen_types.append(PupilSenType(rank=rank, code=code))


def _standing_of(draft: PupilDraft) -> dict[str, object]:
    return {name: getattr(draft, name) for name in STANDING}


def _open(pupil: Pupil) -> Standing | None:
    return next((row for row in pupil.standings if row.ends_on is None), None)


def _stand(pupil: Pupil, values: dict[str, object], since: date) -> None:
    current = _open(pupil)
    if current is None or all(getattr(current, name) == value for name, value in values.items()):
        return
    if since < current.starts_on:
        raise Invalid({"since": "The change comes after the one before it."})
    if since == current.starts_on:
        for name, value in values.items():
            setattr(current, name, value)
        return
    current.ends_on = since
    pupil.standings.append(Standing(starts_on=since, **values))
