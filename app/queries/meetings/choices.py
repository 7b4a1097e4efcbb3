"""What can be chosen in the form of a meeting or of an action: kinds, staff, agencies, and who is around a pupil."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.models import Involvement, Meeting, MeetingPupil, Organisation, Pupil, Staff
from app.queries.map_words import full_day
from app.queries.wording import words
from app.vocabulary import ListKind


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who can be asked, or own an action, by a name that finds them: staff, a person of an agency, an agency."""

    name: str
    said: str
    role: str = ""
    staff_id: int | None = None
    organisation_id: int | None = None


@dataclass(frozen=True, slots=True)
class MeetingChoices:
    """Kinds by code, whom to ask, pupils on the roll by id, and earlier meetings that one may follow, newest first."""

    kinds: tuple[tuple[str, str], ...]
    people: tuple[Known, ...]
    pupils: tuple[tuple[int, str], ...]
    earlier: tuple[tuple[int, str], ...]


def meeting_choices(session: Session, today: date) -> MeetingChoices:
    """Return what the form of a meeting offers."""
    kinds = words(session, ListKind.MEETING)
    labels = words(session, ListKind.MEETING, retired=True)
    pupils = session.scalars(select(Pupil).where(Pupil.left_on.is_(None)).order_by(Pupil.folded))
    earlier = session.execute(
        select(Meeting.id, Meeting.kind, Meeting.held_on)
        .where(Meeting.state != "cancelled")
        .order_by(Meeting.held_on.desc(), Meeting.id.desc())
    )
    return MeetingChoices(
        tuple(kinds.items()),
        known_people(session, today),
        tuple((one.id, one.known_as) for one in pupils if one.anonymised_on is None),
        tuple((number, f"{labels.get(kind, kind)}, {full_day(day)}") for number, kind, day in earlier),
    )


def known_people(session: Session, today: date, meeting_id: int | None = None) -> tuple[Known, ...]:
    """Return staff, the professionals around pupils, and the agencies; of a meeting, those around its pupils only."""
    staff = session.scalars(select(Staff).where(~Staff.retired).order_by(Staff.name))
    found = [Known(one.name, one.name, staff_id=one.id) for one in staff]
    around = (
        select(Involvement.name, Involvement.role, Organisation.id, Organisation.name)
        .join(Organisation, Organisation.id == Involvement.organisation_id)
        .where(or_(Involvement.ends_on.is_(None), Involvement.ends_on > today), ~Organisation.retired)
        .order_by(Involvement.name)
    )
    if meeting_id is not None:
        of = select(MeetingPupil.pupil_id).where(MeetingPupil.meeting_id == meeting_id)
        around = around.where(Involvement.pupil_id.in_(of))
    for name, role, number, agency in session.execute(around):
        found.append(Known(name, f"{name}, {agency}", role, organisation_id=number))
    agencies = session.scalars(select(Organisation).where(~Organisation.retired).order_by(Organisation.name))
    found += [Known("", one.name, organisation_id=one.id) for one in agencies]
    return tuple({one.said: one for one in reversed(found)}.values())[::-1]
