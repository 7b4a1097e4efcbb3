"""Year groups in a pupil list: a pupil goes up once a school year and never down without being asked."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy.orm import Session

from app.imports.pupils.matching import Known
from app.imports.pupils.rows import Said
from app.queries.new_year.promoting import SUMMER, next_year, year_standings
from app.queries.years import year_of
from app.vocabulary import YEARS, year_label, year_order


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """The school year that a list is of, and who has gone up into it.

    since: the day from which going up holds, where the list was said to be the yearly one; None otherwise, and in
    the summer before the year, when a change holds from the day of the import.
    """

    first: date
    promoted: Collection[int]
    since: date | None = None


def school_year(session: Session, *, today: date, yearly: bool) -> SchoolYear:
    """Return the school year that a list of today is of: in the weeks before a new year, that one."""
    now = year_of(session, today)
    coming = now.last + timedelta(days=1)
    first = coming if today >= coming - SUMMER else now.first
    promoted = {one.pupil_id for one in year_standings(session, first) if one.why == "already"}
    return SchoolYear(first, promoted, first if yearly and first <= today else None)


def went_back(known: Known, said: Said) -> bool:
    """Say whether a row has a lower year group than the school."""
    new, old = said.standing.get("year_group"), (known.standing or {}).get("year_group")
    return new in YEARS and old in YEARS and year_order(new) < year_order(old)


def year_question(known: Known, said: Said, year: SchoolYear) -> str:
    """Return why a person has to say whether a row's year group is meant; "" where it can be taken."""
    new, old = said.standing.get("year_group"), (known.standing or {}).get("year_group")
    if new not in YEARS or old not in YEARS or new == old or said.pupil.get("left_on"):
        return ""
    if went_back(known, said):
        return f"The school has {year_label(old)} already, and the list says {year_label(new)}."
    if known.id in year.promoted and new == next_year(old):
        return f"Went up to {year_label(old)} this school year already, and the list says {year_label(new)}."
    return ""
