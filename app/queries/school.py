"""The school itself, its terms, and which term and academic year a day is in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.models import Logo, School, Term

_YEAR = re.compile(r"\s*\b\d{4}(\s*[/–-]\s*\d{2,4})?\b\s*")
_EVERYDAY = ("autumn", "spring", "summer", "winter", "term", "half", "first", "second", "third")


@dataclass(frozen=True, slots=True)
class SchoolProfile:
    """The school as its settings and every header need it."""

    name: str
    urn: str | None
    laestab: str | None
    phase: str | None
    age_from: int | None
    age_to: int | None
    address: str | None
    questions_to: str | None
    local_offer_url: str | None
    logo: bytes | None
    year_start_month: int
    year_start_day: int
    thriving_reference: int
    review_weeks: int
    check_weeks: int
    small_number: int
    is_sample: bool
    ethos: str
    long_wait_weeks: int


@dataclass(frozen=True, slots=True)
class TermRow:
    """A term, both days included."""

    id: int
    name: str
    starts_on: date
    ends_on: date


class AcademicYear(NamedTuple):
    """A year of the school, both days included, and what people call it: "2026/27"."""

    starts_on: date
    ends_on: date
    label: str


def school_profile(session: Session) -> SchoolProfile:
    """Return the school; a folder in which none has been set up is a Problem."""
    row = session.get(School, 1)
    if row is None:
        raise Problem("This school has not been set up yet.", "Make a new school.")
    return SchoolProfile(
        name=row.name,
        urn=row.urn,
        laestab=row.laestab,
        phase=row.phase,
        age_from=row.age_from,
        age_to=row.age_to,
        address=row.address,
        questions_to=row.questions_to,
        local_offer_url=row.local_offer_url,
        logo=session.scalar(select(Logo.picture).where(Logo.id == 1)),
        year_start_month=row.year_start_month,
        year_start_day=row.year_start_day,
        thriving_reference=row.thriving_reference,
        review_weeks=row.review_weeks,
        check_weeks=row.check_weeks,
        small_number=row.small_number,
        ethos=row.ethos,
        long_wait_weeks=row.long_wait_weeks,
        is_sample=row.is_sample,
    )


def terms(session: Session) -> tuple[TermRow, ...]:
    """Return the terms in the order of their days."""
    rows = session.scalars(select(Term).order_by(Term.starts_on, Term.id))
    return tuple(TermRow(row.id, row.name, row.starts_on, row.ends_on) for row in rows)


def term_of(session: Session, day: date) -> str | None:
    """Return the term a day is in as a sentence says it, "autumn term"; None in the holidays."""
    name = session.scalar(select(Term.name).where(Term.starts_on <= day, day <= Term.ends_on))
    return None if name is None else _in_words(name)


def academic_year(day: date, month: int = 9, start_day: int = 1) -> AcademicYear:
    """Return the academic year around a day, for a school whose year starts on that month and day."""
    first = date(day.year, month, start_day)
    if day < first:
        first = first.replace(year=day.year - 1)
    last = first.replace(year=first.year + 1) - timedelta(days=1)
    label = str(first.year) if first.year == last.year else f"{first.year}/{last.year % 100:02}"
    return AcademicYear(first, last, label)


def _in_words(name: str) -> str:
    words = _YEAR.sub(" ", name).strip() or name
    if words.split()[0].casefold() in _EVERYDAY:
        words = words[0].lower() + words[1:]
    return words if "term" in words.casefold() else f"{words} term"
