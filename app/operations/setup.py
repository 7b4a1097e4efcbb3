"""Setting up a new school: its name, the five groupings, starter domains of need, lists of words, terms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.done import Done
from app.errors import Invalid, Problem
from app.models import Domain, Grouping, ListWord, Organisation, PresentingNeed, School, Term
from app.operations.particulars import Particulars
from app.operations.words import STARTER
from app.queries.starter import shipped


@dataclass(frozen=True, slots=True)
class SchoolDraft(Particulars):
    """What is known of a school when it is made; only the name is needed."""

    is_sample: bool = False


def set_up_school(session: Session, draft: SchoolDraft, *, today: date) -> Done:
    """Fill an empty school with its name and the starter words; it can be set up only once."""
    if found := draft.problems():
        raise Invalid(found)
    if session.scalar(select(School.id)) is not None:
        raise Problem("This school has already been set up.")
    school = School(id=1, **draft.columns())
    session.add(school)
    session.add(Organisation(name="School", in_house=True, sector="education"))
    _add_groupings(session)
    _add_domains(session)
    for kind, words in STARTER.items():
        for position, (code, label) in enumerate(words):
            session.add(ListWord(kind=kind, code=code, label=label, position=position))
    for name, starts_on, ends_on in usual_terms(today):
        session.add(Term(name=name, starts_on=starts_on, ends_on=ends_on))
    return Done(f"{school.name} is set up.", id=1)


def usual_terms(today: date) -> list[tuple[str, date, date]]:
    """Return three terms of the academic year around a day, as most English schools keep them, to be edited."""
    autumn = today.year if today.month >= 9 else today.year - 1
    return [
        (f"Autumn {autumn}", _monday(date(autumn, 9, 1)), date(autumn, 12, 18)),
        (f"Spring {autumn + 1}", _monday(date(autumn + 1, 1, 4)), date(autumn + 1, 3, 26)),
        (f"Summer {autumn + 1}", _monday(date(autumn + 1, 4, 12)), date(autumn + 1, 7, 21)),
    ]


def _monday(day: date) -> date:
    return day if day.weekday() < 5 else day + timedelta(days=7 - day.weekday())


def _add_groupings(session: Session) -> None:
    kept = ("code", "label", "short_label", "definition", "letter")
    for position, entry in enumerate(shipped("starter", "groupings")["groupings"]):
        words = {name: entry[name] for name in kept}
        session.add(Grouping(position=position, aliases="\n".join(entry["aliases"]), **words))


def _add_domains(session: Session) -> None:
    for position, entry in enumerate(shipped("starter", "domains")["domains"]):
        needs = [PresentingNeed(position=place, **need) for place, need in enumerate(entry["needs"])]
        session.add(Domain(position=position, **entry | {"needs": needs}))
