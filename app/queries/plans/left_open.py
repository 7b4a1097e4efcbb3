"""What a decision still leaves open, in words: what a quick log left, until it is filled in or there is no more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, contains_eager, joinedload, selectinload

from app.models import DecisionOption, Placement, Pupil
from app.queries.out_of_sight import hidden
from app.vocabulary import GroupingCode

OPTIONS = "the options talked about"
# Nobody can say that there is no more while this is open.
PARENTS = "how parents or carers took part"


@dataclass(frozen=True, slots=True)
class LeftOpen:
    """One decision of now that is not complete; parts in words, such as "what Wren says"."""

    placement_id: int
    pupil_id: int
    pupil: str
    domain_id: int
    domain: str
    grouping: str
    grouping_label: str
    starts_on: date
    parts: tuple[str, ...]

    @property
    def words(self) -> str:
        """The sentence of it."""
        return still_open_words(self.parts)


def still_open(session: Session, *, today: date) -> tuple[LeftOpen, ...]:
    """Return every decision that stands today and leaves something open, the longest open first."""
    return _found(session, today, Placement.left_open.is_(True))


def still_open_of(session: Session, pupil_id: int, *, today: date) -> tuple[LeftOpen, ...]:
    """Return those decisions of one pupil."""
    return _found(session, today, Placement.left_open.is_(True), Placement.pupil_id == pupil_id)


def still_open_words(parts: Iterable[str]) -> str:
    """Return what is open as a sentence: "Still open: what Wren says, the options talked about."; "" for nothing."""
    said = ", ".join(parts)
    return f"Still open: {said}." if said else ""


def open_parts(row: Placement, has_options: bool) -> tuple[str, ...]:
    """Return what a decision says nothing of yet; nothing where somebody has said that there is no more."""
    if not row.left_open:
        return ()
    parts = [] if row.pupil_words else [f"what {row.pupil.first_name} says"]
    if not parents_known(row):
        parts.append(PARENTS)
    if row.grouping.code == GroupingCode.ADVICE and row.advice_reason is None:
        parts.append(f"the reason for {row.grouping.short_label}")
    if not has_options:
        parts.append(OPTIONS)
    if row.agreed is None:
        parts.append("whether all agree")
    return tuple(parts)


def parents_known(row: Placement) -> bool:
    """Say whether a decision tells how parents or carers took part, what they think, or why they do not know."""
    told = row.parents_on or row.parents_how or row.parents_by or row.parents_why_not or row.parent_view
    return bool(told) or any(who.kind == "parent" and not who.at_end for who in row.participants)


def with_options(session: Session, ids: Iterable[int]) -> frozenset[int]:
    """Return which of these placements hold options."""
    found: set[int] = set()
    # In parts: a database takes so many values at once, and a school may have left thousands open.
    for some in _batched(sorted(ids)):
        query = select(DecisionOption.placement_id).where(DecisionOption.placement_id.in_(some)).distinct()
        found.update(session.scalars(query))
    return frozenset(found)


def _batched(ids: list[int], most: int = 900) -> Iterator[list[int]]:
    """Yield numbers in parts of at most so many."""
    for first in range(0, len(ids), most):
        yield ids[first : first + most]


def _found(session: Session, today: date, *where: object) -> tuple[LeftOpen, ...]:
    query = (
        select(Placement)
        .join(Pupil, Pupil.id == Placement.pupil_id)
        .where(
            *where,  # type: ignore[arg-type]
            Placement.withdrawn_at.is_(None),
            Placement.starts_on <= today,
            or_(Placement.ends_on.is_(None), Placement.ends_on > today),
            ~hidden(session),
        )
        .options(
            contains_eager(Placement.pupil),
            joinedload(Placement.domain),
            joinedload(Placement.grouping),
            selectinload(Placement.participants),
        )
        .order_by(Placement.starts_on, Placement.id)
    )
    rows = session.scalars(query).all()
    options = with_options(session, (row.id for row in rows))
    found = ((row, open_parts(row, row.id in options)) for row in rows)
    return tuple(
        LeftOpen(
            row.id,
            row.pupil_id,
            row.pupil.known_as,
            row.domain_id,
            row.domain.name,
            row.grouping.code,
            row.grouping.short_label,
            row.starts_on,
            parts,
        )
        for row, parts in found
        if parts
    )
