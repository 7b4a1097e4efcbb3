"""What the Map can be narrowed to: the school's years and the words of its lists."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Standing
from app.queries.wording import domains, words
from app.vocabulary import ListKind, year_label, year_order

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class MapChoices:
    """The choices of each filter as (code, label), in the school's order; domains have numbers. years_said: "Years R to 6"."""

    years: tuple[Choice, ...]
    years_said: str
    audiences: tuple[Choice, ...]
    sectors: tuple[Choice, ...]
    referrers: tuple[Choice, ...]
    domains: tuple[tuple[int, str], ...]


def map_choices(session: Session, *, today: date) -> MapChoices:
    """Return what the Map's filters offer; the years are those of the pupils on the roll today."""
    statement = (
        select(Standing.year_group)
        .distinct()
        .where(Standing.starts_on <= today, (Standing.ends_on.is_(None)) | (Standing.ends_on > today))
    )
    years = sorted((year for year in session.scalars(statement) if year), key=year_order)
    return MapChoices(
        tuple((year, year_label(year)) for year in years),
        _said(years),
        tuple(words(session, ListKind.AUDIENCE).items()),
        tuple(words(session, ListKind.SECTOR).items()),
        tuple(words(session, ListKind.REFERRER).items()),
        tuple((row.id, row.name) for row in domains(session)),
    )


def _said(years: list[str]) -> str:
    known = [year for year in years if year != "X"]
    if len(known) < 2:
        return year_label(known[0]) if known else "All years"
    return f"Years {known[0]} to {known[-1]}"
