"""The shipped definitions of measures, without a word of any item, and what the school does with each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import Measure
from app.queries.starter import shipped


@dataclass(frozen=True, slots=True)
class Answers:
    """What holds for one respondent: bands are (lowest, highest, name)."""

    by: str
    reliable_change: float | None
    bands: tuple[tuple[float, float, str], ...]


@dataclass(frozen=True, slots=True)
class Subscale:
    """One subscale of a shipped measure; its direction was set by hand, and its source says why."""

    code: str
    name: str
    lowest: float
    highest: float
    higher_is_better: bool
    source: str
    answers: tuple[Answers, ...]


@dataclass(frozen=True, slots=True)
class Shipped:
    """A measure of the catalogue, which a school uses only once it says that it may."""

    code: str
    name: str
    title: str
    licence: str
    needs_licence: bool
    age_from: int | None
    age_to: int | None
    score_type: str
    step: float
    subscales: tuple[Subscale, ...]

    def code_of(self, subscale: Subscale) -> str:
        """Return the code that a subscale has in a school's tables."""
        return f"{self.code}.{subscale.code}"


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A measure of the catalogue and whether this school uses it."""

    measure: Shipped
    used: bool


@cache
def shipped_measures() -> tuple[Shipped, ...]:
    """Return the catalogue, in its own order."""
    return tuple(_measure(entry) for entry in shipped("measures", "catalogue")["measures"])


def catalogue(session: Session) -> tuple[CatalogueRow, ...]:
    """Return every measure of the catalogue with whether the school uses it, or did."""
    known = set(session.scalars(select(Measure.code)))
    return tuple(
        CatalogueRow(one, any(one.code_of(part) in known for part in one.subscales))
        for one in shipped_measures()
    )


def _measure(entry: dict[str, Any]) -> Shipped:
    plain = {name: value for name, value in entry.items() if name != "subscales"}
    return Shipped(**plain, subscales=tuple(_subscale(part) for part in entry["subscales"]))


def _subscale(part: dict[str, Any]) -> Subscale:
    answers = tuple(
        Answers(
            one["by"],
            one.get("reliable_change"),
            tuple((low, high, name) for low, high, name in one.get("bands", ())),
        )
        for one in part["answers"]
    )
    plain = {name: part[name] for name in ("code", "name", "lowest", "highest", "source")}
    return Subscale(**plain, higher_is_better=part["better"] == "higher", answers=answers)
