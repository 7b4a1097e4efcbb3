"""Looking for rows that cannot be true together; says which by id, never by name."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from app.models import (
    Grouping,
    Offer,
    OfferPlace,
    OfferState,
    Organisation,
    Placement,
    Pupil,
    School,
    Standing,
)
from app.queries.folding import offer_folded, pupil_folded
from app.vocabulary import GroupingCode, OfferStatus, band_of


@dataclass(frozen=True, slots=True)
class Looked:
    """One thing that was looked at, and the rows that are not right: none means that it is well."""

    what: str
    wrong: tuple[int, ...]


def look_for_wrong_rows(session: Session) -> tuple[Looked, ...]:
    """Return what was looked at, always in the same order, with the ids of the rows that are wrong."""
    looks: tuple[tuple[str, Callable[[Session], Iterable[int]]], ...] = (
        ("One school, set up, with the five groupings", _school),
        ("Standings of a pupil follow one another", _standings),
        ("Placements of a pupil, domain and band follow one another", _placements),
        ("Placements lie within the pupil's time at the school", _outside),
        ("Placements stand in the band of their grouping, and none in Thriving", _bands),
        ("The next look comes after the decision", _looks),
        ("Offers have one state at a time", _states),
        ("Running offers have an organisation and a place on the map", _running),
        ("Pupils are found by the names they have", _pupil_names),
        ("Offers are found by the names they have", _offer_names),
    )
    return tuple(Looked(what, tuple(sorted(set(look(session))))) for what, look in looks)


def _school(session: Session) -> Iterator[int]:
    if list(session.scalars(select(School.id))) != [1]:
        yield 0
    if set(session.scalars(select(Grouping.code))) != set(GroupingCode):
        yield 0


def _standings(session: Session) -> Iterator[int]:
    rows: Iterable[Row[Any]] = session.execute(
        select(Standing.id, Standing.pupil_id, Standing.starts_on, Standing.ends_on)
    )
    return _overlaps(rows, lambda row: row.pupil_id)


def _placements(session: Session) -> Iterator[int]:
    rows: Iterable[Row[Any]] = session.execute(
        select(
            Placement.id,
            Placement.pupil_id,
            Placement.domain_id,
            Placement.band,
            Placement.starts_on,
            Placement.ends_on,
        ).where(Placement.withdrawn_at.is_(None))
    )
    return _overlaps(rows, lambda row: (row.pupil_id, row.domain_id, row.band))


def _overlaps(rows: Iterable[Row[Any]], key: Callable[[Row[Any]], object]) -> Iterator[int]:
    for group in _grouped(rows, key).values():
        for one, other in pairwise(sorted(group, key=lambda row: (row.starts_on, row.id))):
            if one.ends_on is None or one.ends_on > other.starts_on:
                yield other.id


def _outside(session: Session) -> Iterator[int]:
    stays = _stays(session)
    rows = session.execute(
        select(Placement.id, Placement.pupil_id, Placement.starts_on, Placement.ends_on).where(
            Placement.withdrawn_at.is_(None)
        )
    )
    for row in rows:
        mine = stays.get(row.pupil_id, [])
        place = bisect_right(mine, row.starts_on, key=lambda stay: stay[0]) - 1
        if place < 0:
            yield row.id
            continue
        until = mine[place][1]
        if until is not None and (row.ends_on is None or row.ends_on > until):
            yield row.id


def _stays(session: Session) -> dict[int, list[tuple[date, date | None]]]:
    """Return each pupil's times at the school: standings that follow without a gap are one."""
    rows: Iterable[Row[Any]] = session.execute(
        select(Standing.pupil_id, Standing.starts_on, Standing.ends_on)
    )
    found: dict[int, list[tuple[date, date | None]]] = {}
    for pupil_id, group in _grouped(rows, lambda row: int(row.pupil_id)).items():
        mine: list[tuple[date, date | None]] = []
        for row in sorted(group, key=lambda row: row.starts_on):
            if mine and mine[-1][1] == row.starts_on:
                mine[-1] = (mine[-1][0], row.ends_on)
            else:
                mine.append((row.starts_on, row.ends_on))
        found[pupil_id] = mine
    return found


def _bands(session: Session) -> Iterator[int]:
    codes = {row.id: row.code for row in session.execute(select(Grouping.id, Grouping.code))}
    for row in session.execute(select(Placement.id, Placement.grouping_id, Placement.band)):
        code = codes.get(row.grouping_id, GroupingCode.THRIVING)
        if code == GroupingCode.THRIVING or band_of(code) != row.band:
            yield row.id


def _looks(session: Session) -> Iterable[int]:
    # A review may move the date to any later day, so only its order with the decision is certain.
    return session.scalars(
        select(Placement.id).where(
            Placement.withdrawn_at.is_(None), Placement.next_look_on <= Placement.starts_on
        )
    )


def _states(session: Session) -> Iterator[int]:
    rows: Iterable[Row[Any]] = session.execute(
        select(OfferState.offer_id, OfferState.id, OfferState.starts_on, OfferState.ends_on)
    )
    states = _grouped(rows, lambda row: int(row.offer_id))
    for offer_id in session.scalars(select(Offer.id)):
        mine = states.get(offer_id, [])
        if sum(row.ends_on is None for row in mine) != 1 or any(_overlaps(mine, lambda row: 0)):
            yield offer_id


def _running(session: Session) -> Iterable[int]:
    placed = select(OfferPlace.offer_id).where(OfferPlace.ends_on.is_(None))
    return session.scalars(
        select(Offer.id)
        .join(OfferState, OfferState.offer_id == Offer.id)
        .where(
            OfferState.ends_on.is_(None),
            OfferState.status == OfferStatus.ACTIVE,
            (Offer.organisation_id.is_(None)) | (Offer.id.not_in(placed)),
        )
    )


def _pupil_names(session: Session) -> Iterator[int]:
    named = select(
        Pupil.id, Pupil.folded, Pupil.forename, Pupil.preferred_name, Pupil.surname, Pupil.admission_number
    )
    for row_id, folded, forename, preferred, surname, admission in session.execute(named):
        if folded != pupil_folded(forename, preferred, surname, admission):
            yield row_id


def _offer_names(session: Session) -> Iterator[int]:
    rows = session.execute(
        select(Offer.id, Offer.folded, Offer.name, Organisation.name).outerjoin(
            Organisation, Organisation.id == Offer.organisation_id
        )
    )
    for row_id, folded, name, organisation in rows:
        if folded != offer_folded(name, organisation or ""):
            yield row_id


def _grouped(rows: Iterable[Row[Any]], key: Callable[[Row[Any]], Any]) -> dict[Any, list[Row[Any]]]:
    found: dict[Any, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[key(row)].append(row)
    return found
